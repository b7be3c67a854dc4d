import { writeFile } from 'node:fs/promises';
import { composeScene } from '#cards/compose-scene.ts';
import { drawSheet, type SheetRow } from '#cards/draw-sheet.ts';
import { formats } from '#cards/formats.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { renderScene } from '#cards/render-scene.ts';
import { formatIds } from '#model/format.ts';
import { specimens } from '../tests/fixtures/specimens.ts';

/** The contact sheet of the art direction's specimens in every format: `node bench/specimen-sheet.ts out.png [format…]`. */
const [, , out = 'specimens.png', ...wanted] = process.argv;
const typefaces = loadTypefaces();
const rows: SheetRow[] = [];
for (const id of formatIds.filter((format) => wanted.length === 0 || wanted.includes(format))) {
  const { width, height, type, qr } = formats[id];
  for (const cards of specimens) {
    const images: Buffer[] = [];
    for (const card of cards) {
      const shown = qr ? { ...card, qr: 'https://filodiretto.example.it/t/avvio-fad/' } : card;
      const { scene, problems } = composeScene(shown, formats[id], typefaces);
      if (problems.length > 0) throw new Error(`${id}, "${card.title}": ${JSON.stringify(problems)}`);
      images.push(await renderScene(scene, type, typefaces));
    }
    rows.push({ images, width, height });
  }
}
await writeFile(out, await drawSheet(rows, 2400));
