import sharp from 'sharp';
import { checkFundingPixels } from './check-funding.ts';
import { type Drawn, drawWords } from './draw-words.ts';
import { encodePng } from './encode-png.ts';
import { type Plate, plateOf } from './plates.ts';
import type { Scene } from './scene.ts';
import type { Typefaces } from './typeface.ts';

/** The file of a card by the fast way: plate, own raster of the words, indexed PNG; JPEG where the format asks for it. */
export async function renderScene(scene: Scene, type: 'png' | 'jpg', typefaces: Typefaces): Promise<Buffer> {
  return (await renderChecked(scene, type, typefaces)).image;
}

/** The file, and what the pixels of its emblem say against it. */
export async function renderChecked(
  scene: Scene,
  type: 'png' | 'jpg',
  typefaces: Typefaces,
): Promise<{ image: Buffer; funding: string[] }> {
  const plate = await plateOf(scene, typefaces);
  const drawn = drawWords(scene, plate, typefaces);
  const funding = scene.emblem ? checkFundingPixels(scene.emblem, pixelReader(plate, drawn)) : [];
  return { image: type === 'png' ? encodePng({ ...plate, ...drawn }) : await encodeJpeg(plate, drawn), funding };
}

function pixelReader({ width, palette: { rgb } }: Plate, { rows }: Drawn) {
  return (x: number, y: number): [number, number, number] => {
    const from = (rows[y * (width + 1) + 1 + x] as number) * 3;
    return [rgb[from] as number, rgb[from + 1] as number, rgb[from + 2] as number];
  };
}

/** Full chroma, so that flat colours keep their edges. */
function encodeJpeg({ width, height, palette }: Plate, { rows }: Drawn): Promise<Buffer> {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, at = y * (width + 1) + 1; x < width; x += 1, at += 1, to += 3) {
      const from = (rows[at] as number) * 3;
      rgb[to] = palette.rgb[from] as number;
      rgb[to + 1] = palette.rgb[from + 1] as number;
      rgb[to + 2] = palette.rgb[from + 2] as number;
    }
  }
  const raw = { width, height, channels: 3 } as const;
  return sharp(rgb, { raw }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
}
