import type { CardData, OrganisationMark } from './card.ts';
import { emblemBlue, emblemRatio, emblemYellow, euStatementCapLines, euStatementLines, starsPath } from './emblem.ts';
import type { Box, Grid } from './grid.ts';
import { type OrganisationBlock, placeOrganisations, shortName, waysToName } from './place-organisations.ts';
import type { MarkImage, Shape, TextLine } from './scene.ts';
import { textLine } from './text-line.ts';
import type { Typefaces } from './typeface.ts';

/** The white strip: emblem, statement, organisations, and nothing else. In banners it is a cap at the right. */

export interface Strip {
  shapes: Shape[];
  lines: TextLine[];
  marks: MarkImage[];
  emblem?: Box;
  /** The organisations do not fit. */
  overfull: boolean;
}

const white = '#FFFFFF';
const supportWords = ['Attività', 'sostenuta da'] as const;

/** `corner`: how much of the lower right the platform writes on, px. What does not fit is left out, and said. */
export function drawStrip(card: CardData, grid: Grid, typefaces: Typefaces, corner = 0): Strip {
  const ground: Shape = { kind: 'rect', box: grid.strip, fill: white };
  const strip = grid.family === 'banner' ? drawCap(card, grid, typefaces) : drawBand(card, grid, typefaces, corner);
  return { ...strip, shapes: [ground, ...strip.shapes] };
}

function drawBand(card: CardData, grid: Grid, typefaces: Typefaces, corner: number): Strip {
  const { strip, emblem: height, left, width } = grid;
  const middle = strip.y + strip.height / 2;
  const right = width - Math.max(grid.right, corner);
  const place = (names: readonly OrganisationMark[], from: number, align: 'left' | 'right') =>
    placeOrganisations(names, { from, to: right, middle, emblem: height, align }, typefaces);
  const ways = waysToName(card.organisations);
  const endOf = (lines: readonly TextLine[]) => Math.max(...lines.map((line) => line.x + line.width)) + 0.5 * height;
  if (!card.funding.eu) {
    const lines = stackLines(supportWords, 'ubuntu-400', 0.34 * height, { x: left, middle }, typefaces);
    const block = firstOf(ways, (names) => place(names, endOf(lines), 'left'));
    return withBlock({ shapes: [], lines, marks: [], overfull: false }, block);
  }
  const emblem = { x: Math.round(left), y: Math.round(middle - height / 2), width: height * emblemRatio, height };
  const at = { x: emblem.x + emblem.width + 0.28 * height, middle };
  // On three lines, as in a cap, where the names need the room.
  const statements = [euStatementLines, euStatementCapLines].map((texts) =>
    stackLines(texts, 'ubuntu-700', 0.335 * height, at, typefaces, emblemBlue),
  );
  const found = firstOf(ways, (names) =>
    firstOf(statements, (lines) => {
      const block = place(names, endOf(lines), 'right');
      return block && { lines, block };
    }),
  );
  const lines = found?.lines ?? statements[0] ?? [];
  return withBlock({ shapes: drawEmblem(emblem), lines, marks: [], emblem, overfull: false }, found?.block);
}

/** Lines one under the other, centred on the strip. */
function stackLines(
  texts: readonly string[],
  face: 'ubuntu-400' | 'ubuntu-700',
  size: number,
  { x, middle }: { x: number; middle: number },
  typefaces: Typefaces,
  fill?: string,
): TextLine[] {
  return texts.map((text, index) => {
    const baseline = middle + (index - (texts.length - 1) / 2) * 1.22 * size + 0.35 * size;
    return stripLine(text, face, size, x, baseline, typefaces, fill);
  });
}

function firstOf<Way, Found>(ways: readonly Way[], attempt: (way: Way) => Found | undefined): Found | undefined {
  for (const way of ways) {
    const found = attempt(way);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The cap of a banner: the European part only, or the first organisations where there is none. */
function drawCap(card: CardData, grid: Grid, typefaces: Typefaces): Strip {
  const { strip, emblem: height, m } = grid;
  const x = strip.x + m;
  const room = strip.width - 2 * m;
  if (!card.funding.eu) return drawSupportCap(card, grid, typefaces);
  const widest = Math.max(...euStatementCapLines.map((text) => typefaces['ubuntu-700'].width(text)));
  const size = Math.min(0.3 * height, room / widest);
  const block = height + 0.45 * height * (grid.short ? 0.8 : 0.6) + 2.44 * size + 0.7 * size;
  const top = Math.round((grid.height - block) / 2);
  const emblem = { x: Math.round(x), y: top, width: height * emblemRatio, height };
  const first = top + block - 2.44 * size;
  const lines = euStatementCapLines.map((text, index) =>
    stripLine(text, 'ubuntu-700', size, emblem.x, first + index * 1.22 * size, typefaces, emblemBlue),
  );
  return { shapes: drawEmblem(emblem), lines, marks: [], emblem, overfull: false };
}

/** Distance of the rows of one name in a cap, and of two names, em. */
const rowGap = 1.22;
const nameGap = 1.6;

/** "Attività sostenuta da" over the names, each apart from the next, as large as the cap allows. */
function drawSupportCap(card: CardData, grid: Grid, typefaces: Typefaces): Strip {
  const { strip, m, height } = grid;
  const room = { width: strip.width - 2 * m, height: height - 1.2 * m };
  let down = 0;
  const rows = [[supportWords.join(' ')], ...capNames(card.organisations)].flatMap((name, group) =>
    name.map((text, row) => {
      if (group > 0) down += row === 0 ? nameGap : rowGap;
      const face: 'ubuntu-400' | 'titillium-600' = group === 0 ? 'ubuntu-400' : 'titillium-600';
      return { text, face, down };
    }),
  );
  const widest = Math.max(...rows.map(({ text, face }) => typefaces[face].width(text)));
  const fitting = Math.min((grid.short ? 0.065 : 0.11) * height, room.width / widest, room.height / (down + 1.35));
  const smallest = 0.04 * height;
  const size = Math.max(fitting, smallest);
  const first = height / 2 - (down * size) / 2 + 0.35 * size;
  const lines = rows.map(({ text, face, down: under }) =>
    stripLine(text, face, size, strip.x + m, first + under * size, typefaces),
  );
  return { shapes: [], lines, marks: [], overfull: fitting < smallest };
}

/** The rows of each name: a short one on one row, two of one row that follow each other on the same. */
function capNames(marks: readonly OrganisationMark[]): string[][] {
  const names: string[][] = [];
  let open = false;
  for (const { lines } of marks) {
    const whole = lines.join(' ');
    const isWord = lines.length === 1;
    if (isWord && open) names.push([`${names.pop()?.[0]} · ${whole}`]);
    else names.push(whole.length <= shortName ? [whole] : [...lines]);
    open = isWord && !open;
  }
  return names;
}

function drawEmblem(box: Box): Shape[] {
  return [
    { kind: 'rect', box, fill: emblemBlue },
    { kind: 'path', d: starsPath(box.x, box.y, box.height), x: 0, y: 0, scale: 1, fill: emblemYellow },
  ];
}

function withBlock(strip: Strip, block: OrganisationBlock | undefined): Strip {
  if (!block) return { ...strip, overfull: true };
  return { ...strip, lines: [...strip.lines, ...block.lines], marks: block.marks };
}

function stripLine(
  text: string,
  face: 'ubuntu-400' | 'ubuntu-700' | 'titillium-600',
  size: number,
  x: number,
  baseline: number,
  typefaces: Typefaces,
  fill = '#1A1A1A',
): TextLine {
  return textLine({ role: 'strip', text, face, size, tracking: 0, x, baseline, fill, on: white }, typefaces);
}
