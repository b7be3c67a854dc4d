import { describe, expect, it } from 'vitest';
import { compilePdf } from '#posters/typst.ts';
import { hasPoppler, pageBoxes, poppler } from './poppler.ts';

const head = '#set document(title: sys.inputs.title, date: none)\n#set text(lang: "it", font: "Titillium Web")\n';
const inputs = { title: 'Un filo' };

describe('compilePdf', () => {
  it('gives the same bytes for the same source, whatever came between', async () => {
    const job = { main: `${head}= Titolo\nTesto`, inputs };
    const first = await compilePdf(job);
    await compilePdf({ main: `${head}Altro #text(fill: red)[rosso]`, inputs });
    expect(Buffer.from(await compilePdf(job)).equals(Buffer.from(first))).toBe(true);
  });

  it('never mixes the files of documents made at once', async () => {
    const main = `${head}#read("/word.txt")`;
    const words = ['uno', 'due', 'tre', 'quattro'];
    const alone: Uint8Array[] = [];
    for (const word of words) alone.push(await compilePdf({ main, inputs, files: { '/word.txt': word } }));
    const together = await Promise.all(words.map((word) => compilePdf({ main, inputs, files: { '/word.txt': word } })));
    expect(together.map((pdf) => Buffer.from(pdf).toString('base64'))).toEqual(
      alone.map((pdf) => Buffer.from(pdf).toString('base64')),
    );
    expect(new Set(together.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(words.length);
  });

  it('forgets the files of the document before', async () => {
    await compilePdf({ main: `${head}#read("/left.txt")`, inputs, files: { '/left.txt': 'ciao' } });
    await expect(compilePdf({ main: `${head}#read("/left.txt") `, inputs })).rejects.toThrow('failed to load file');
  });

  it('says what is wrong in the source, and goes on with the next document', async () => {
    await expect(compilePdf({ main: '#let = 1' })).rejects.toThrow(/^Typst could not compile:\n[^\n]*main\.typ/);
    expect((await compilePdf({ main: `${head}bene`, inputs })).length).toBeGreaterThan(1000);
  });

  it('refuses a document without title', async () => {
    await expect(compilePdf({ main: '#set document(date: none)\n#set text(lang: "it")\nTesto' })).rejects.toThrow(
      'the document has no title: #set document(title: …)',
    );
  });
});

describe.skipIf(!hasPoppler)('the PDF, seen by another reader', () => {
  const main = `${head}= Primo #sys.inputs.title\nTesto àèìòù ř\n== Secondo\nFine #text(font: "Ubuntu", weight: 700)[Finanziato]\n#figure(alt: "un quadrato", rect(width: 30mm))`;

  it('is tagged, titled, in Italian, with its headings in order and its figures described', async () => {
    const pdf = await compilePdf({ main, inputs });
    expect(poppler('pdfinfo', [], pdf)).toMatch(/Title:\s+Un filo\n[\s\S]*Tagged:\s+yes/);
    const structure = poppler('pdfinfo', ['-struct-text'], pdf);
    expect(structure).toMatch(/H1 "Primo Un filo"[\s\S]*H2 "Secondo"[\s\S]*Figure/);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('/Lang (it)');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('/Alt (un quadrato)');
  });

  it('embeds every font', async () => {
    const rows = poppler('pdffonts', [], await compilePdf({ main, inputs }))
      .trim()
      .split('\n')
      .slice(2);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const row of rows) expect(row).toMatch(/ yes yes yes /);
  });

  it('says where the paper is cut', async () => {
    const page = '#set page(width: 116mm, height: 216mm, margin: 20mm)\n';
    const pdf = await compilePdf({ main: `${head}${page}Testo`, inputs, boxes: { slug: 5, bleed: 3 } });
    const boxes = pageBoxes(pdf);
    expect(boxes.MediaBox).toEqual([0, 0, 116, 216]);
    expect(boxes.BleedBox).toEqual([5, 5, 111, 211]);
    expect(boxes.TrimBox).toEqual([8, 8, 108, 208]);
    expect(poppler('pdftotext', [], pdf)).toContain('Testo');
  });
});
