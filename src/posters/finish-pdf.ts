/**
 * What this release of Typst leaves out of its PDF: readers show the title instead of the file name, and the pages
 * say where the paper is cut. Typst writes plain objects and a plain table of their offsets, so the dictionaries are
 * changed as text and the table is written again.
 */

/** Where the paper is cut: the same distances on every side of every page, in mm. */
export interface PrintBoxes {
  /** From the edge of the page to the edge of the bleed. */
  slug: number;
  /** From the edge of the bleed to the cut. */
  bleed: number;
}

const pointsPerMm = 72 / 25.4;

/** The finished file. Throws a RangeError where the document has no title or no language. */
export function finishPdf(pdf: Uint8Array, boxes?: PrintBoxes): Uint8Array {
  const objects = readObjects(Buffer.from(pdf).toString('latin1'));
  if (!/\/Title /.test(objects.info)) throw new RangeError('the document has no title: #set document(title: …)');
  const bodies = objects.bodies.map((body) => {
    if (/^\d+ 0 obj\n<<\n {2}\/Type \/Catalog\n/.test(body)) return finishCatalog(body);
    if (boxes && /^\d+ 0 obj\n<<\n {2}\/Type \/Page\n/.test(body)) return addBoxes(body, boxes);
    return body;
  });
  return new Uint8Array(Buffer.from(writeObjects(objects, bodies), 'latin1'));
}

interface PdfObjects {
  header: string;
  /** `n 0 obj … endobj`, in the order of the file. */
  bodies: string[];
  trailer: string;
  info: string;
}

function readObjects(text: string): PdfObjects {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const table = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]\s+)+)trailer\s+(<<[\s\S]*?>>)\s+startxref/.exec(
    text.slice(start),
  );
  if (!table) throw new RangeError('not a PDF as Typst writes it: no plain table of offsets');
  const offsets = [...(table[1] as string).matchAll(/(\d{10}) \d{5} n/g)].map((row) => Number(row[1]));
  offsets.sort((a, b) => a - b);
  const bodies = offsets.map((offset, index) => text.slice(offset, offsets[index + 1] ?? start));
  const trailer = table[2] as string;
  const infoId = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  const info = bodies.find((body) => body.startsWith(`${infoId} 0 obj`)) ?? '';
  return { header: text.slice(0, offsets[0]), bodies, trailer, info };
}

function writeObjects({ header, trailer }: PdfObjects, bodies: readonly string[]): string {
  const offsets: number[] = [];
  let length = header.length;
  for (const body of bodies) {
    offsets[Number.parseInt(body, 10)] = length;
    length += body.length;
  }
  const rows = Array.from({ length: offsets.length - 1 }, (_, index) => {
    const offset = offsets[index + 1];
    return offset === undefined ? '0000000000 00000 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`;
  });
  const table = `xref\n0 ${offsets.length}\n0000000000 65535 f\r\n${rows.join('')}`;
  return `${header}${bodies.join('')}${table}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`;
}

/** `Suspects false` is the default; left out because common readers complain about it. */
function finishCatalog(body: string): string {
  if (!/\/Lang \(/.test(body)) throw new RangeError('the document has no language: #set text(lang: "it")');
  return body
    .replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
    .replace(/\n\s*\/Suspects false/, '');
}

function addBoxes(body: string, { slug, bleed }: PrintBoxes): string {
  return body.replace(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/, (found, width: string, height: string) => {
    const box = (inset: number) => {
      const edge = inset * pointsPerMm;
      return `[${[edge, edge, Number(width) - edge, Number(height) - edge].map((n) => n.toFixed(4)).join(' ')}]`;
    };
    return `${found}\n  /BleedBox ${box(slug)}\n  /TrimBox ${box(slug + bleed)}`;
  });
}
