import { type FittedText, fitText } from '#cards/fit-text.ts';
import { threadBottom } from '#cards/grid.ts';
import type { Placing } from '#cards/placing.ts';
import type { TextLine } from '#cards/scene.ts';
import { templates } from '#cards/template-of.ts';
import { textLine } from '#cards/text-line.ts';
import { titleLeading, titleShift, titleTracking } from '#cards/type-scale.ts';
import { capHeight } from '#cards/typeface.ts';
import { cutToFit } from './cut-to-fit.ts';
import type { PlacedAddress } from './place-address.ts';
import { type Body, placeBody } from './place-body.ts';
import type { Entry, PosterData } from './poster.ts';
import { type PrintSize, printMinimums, unitsPerPoint } from './print-size.ts';
import type { SheetProblem, WordsBlock } from './sheet.ts';

/**
 * The words under the thread: the title hangs from it, paragraph and facts stand on the foot beside the code.
 * Where there is not room for both at their largest, both give way.
 */

export interface FrontWords {
  title: TextLine[];
  body: WordsBlock[];
  problems: SheetProblem[];
}

interface FrontRoom {
  size: PrintSize;
  code: PlacedAddress;
}

interface Texts {
  title: string;
  entries: readonly Entry[];
}

const step = 1.06;
/** As fractions of the shorter side. Art direction, §3. */
const largestBody = 0.037;
const largestTitle = 0.108;
const smallestTitle = 0.062;
const titleWeight = 0.7;

/** The words in their places; none where they don’t fit, and which text to shorten then. */
export function fitFront(data: PosterData, placing: Placing, room: FrontRoom): FrontWords {
  const texts = frontTexts(data, placing, room);
  const set = setFront(texts, placing, room);
  if (set) return { ...place(set, placing, room), problems: [] };
  return { title: [], body: [], problems: [tooLong(texts, placing, room)] };
}

function frontTexts(data: PosterData, { card }: Placing, { size }: FrontRoom): Texts {
  const lead = size.pages === 2 ? data.lead.leaflet : data.lead.poster;
  return {
    title: templates[card.template].title?.(card) ?? card.title,
    entries: [
      ...(lead ? [{ kind: 'p' as const, text: lead }] : []),
      ...data.facts.map((fact) => ({ kind: 'fact' as const, ...fact })),
    ],
  };
}

interface SetFront {
  title: FittedText;
  body: Body;
}

/** The sizes that read best together: a step of the body counts for more than a step of the title. */
function setFront({ title, entries }: Texts, placing: Placing, room: FrontRoom): SetFront | undefined {
  const { u } = placing.grid;
  let best: (SetFront & { score: number }) | undefined;
  for (const size of bodySizes(u, room.size)) {
    const body = setBody(entries, size, placing, room);
    const fitted = body && setTitle(title, body, placing, room);
    if (!fitted) continue;
    const score = titleWeight * Math.log(fitted.size) + Math.log(size);
    if (!best || score > best.score) best = { title: fitted, body, score };
    if (entries.length === 0) break;
  }
  return best;
}

function smallestBody({ pages }: PrintSize): number {
  return (pages === 2 ? printMinimums.leaflet : printMinimums.body) * unitsPerPoint;
}

function bodySizes(u: number, size: PrintSize): number[] {
  const smallest = smallestBody(size);
  const sizes = [];
  for (let at = Math.max(largestBody * u, smallest); at > smallest; at /= step) sizes.push(at);
  return [...sizes, smallest];
}

function setBody(entries: readonly Entry[], size: number, { grid, colours, typefaces }: Placing, { code }: FrontRoom) {
  const width = code.box.x - 0.045 * grid.u - grid.left;
  return placeBody(entries, { size, width, fill: colours.text, on: colours.ground, typefaces });
}

function setTitle(title: string, body: Body, { grid, typefaces }: Placing, { code }: FrontRoom) {
  const min = Math.max(smallestTitle * grid.u, printMinimums.title * unitsPerPoint);
  const foot = code.foot;
  const height = Math.min(code.box.y, foot - body.height) - 0.05 * grid.u - titleTop(grid);
  return fitText(title, typefaces['titillium-700'], {
    width: grid.width - grid.left - grid.right,
    height,
    max: Math.max(min, largestTitle * grid.u),
    min,
    lines: 6,
    leading: titleLeading,
    tracking: titleTracking,
  });
}

function titleTop(grid: Placing['grid']): number {
  return threadBottom(grid) + 0.07 * grid.u;
}

function place({ title, body }: SetFront, placing: Placing, { code }: FrontRoom): Pick<FrontWords, 'title' | 'body'> {
  const { grid, colours, typefaces } = placing;
  const { size, leading } = title;
  const x = grid.left - titleShift * size;
  const first = titleTop(grid) + capHeight * size;
  const { text: fill, ground: on } = colours;
  const face = 'titillium-700';
  const lines = title.lines.map(({ text }, index) => {
    const baseline = first + index * leading * size;
    return textLine({ role: 'title', text, face, size, tracking: titleTracking, x, baseline, fill, on }, typefaces);
  });
  return { title: lines, body: body.at(grid.left, code.foot - body.height) };
}

/** Which text to shorten, and by how much: the longest one that, cut, makes all fit. */
function tooLong(texts: Texts, placing: Placing, room: FrontRoom): SheetProblem {
  const smallest = smallestBody(room.size);
  const fits = ({ title, entries }: Texts) => {
    const body = setBody(entries, smallest, placing, room);
    return body !== undefined && setTitle(title, body, placing, room) !== undefined;
  };
  return cutToFit(texts, fits);
}
