import { brand } from '#cards/card.ts';
import { drawStrip } from '#cards/draw-strip.ts';
import { fitText } from '#cards/fit-text.ts';
import { type Grid, gridOf } from '#cards/grid.ts';
import { typographic } from '#cards/italian-words.ts';
import { textLine } from '#cards/text-line.ts';
import { capHeight } from '#cards/typeface.ts';
import { cutToFit } from './cut-to-fit.ts';
import { drawArt } from './draw-art.ts';
import { type Body, placeBody } from './place-body.ts';
import { stripBlocks } from './place-strip.ts';
import type { PosterData, Section } from './poster.ts';
import type { Press } from './press.ts';
import { printMinimums, unitsPerMm, unitsPerPoint } from './print-size.ts';
import { printedAddress } from './section.ts';
import type { Sheet, SheetBlock, SheetProblem } from './sheet.ts';

/** The back of a leaflet: the thread runs straight on at the top, and the sections hang from it. */

const largestBody = 0.038;
const step = 1.05;
/** Of a section's heading, in sizes of the body. */
const headingScale = 1.35;
const headingLeading = 1.15;
const underHeading = 0.75;
const overHeading = 1.35;

/** The sheet, sections left out where they don’t fit, and which text to shorten then. */
export function composeBack(data: PosterData, press: Press): { sheet: Sheet; problems: SheetProblem[] } {
  const { size, colours, typefaces } = press;
  const grid = gridOf(size.width * unitsPerMm, size.height * unitsPerMm);
  const dock = grid.top + 0.075 * grid.u;
  const room = { top: dock + grid.stroke / 2 + 0.06 * grid.u, foot: grid.ah - 0.061 * grid.u };
  const placed = fitSections(data.sections, grid, press, room);
  const strip = drawStrip(data.card, grid, typefaces);
  const thread = `M${-grid.stroke} ${dock} L${grid.width + grid.stroke} ${dock}`;
  const line = { kind: 'path', d: thread, x: 0, y: 0, scale: 1, stroke: colours.thread, width: grid.stroke } as const;
  const sheet: Sheet = {
    width: grid.width,
    height: grid.height,
    art: drawArt(grid, colours.ground, [line]),
    blocks: [...header(data, grid, press), ...(placed ?? []), ...stripBlocks(strip, data.card)],
    strip: grid.strip,
    stripLines: strip.lines,
    marks: strip.marks,
    ...(strip.emblem ? { emblem: strip.emblem } : {}),
  };
  return { sheet, problems: placed ? [] : [tooLong(data.sections, grid, press, room)] };
}

/** Over the thread: the name of the site at the left, the address at the right. */
function header({ address }: PosterData, grid: Grid, { colours, typefaces }: Press): SheetBlock[] {
  const size = 0.036 * grid.u;
  const shared = {
    role: 'kicker',
    size,
    tracking: 0,
    baseline: grid.top + capHeight * size,
    on: colours.ground,
  } as const;
  const face = 'titillium-700';
  const name = textLine({ ...shared, text: brand, face, x: grid.left, fill: colours.text }, typefaces);
  const shown = printedAddress(address);
  const room = grid.width - grid.left - grid.right - name.width - size;
  const wide = typefaces['titillium-400'].width(shown);
  const fitted = Math.max(Math.min(size, room / wide), printMinimums.strip * unitsPerPoint);
  const x = grid.width - grid.right - wide * fitted;
  const link = { ...shared, text: shown, face: 'titillium-400', x, size: fitted, fill: colours.secondary } as const;
  return [
    { kind: 'p', lines: [name] },
    { kind: 'p', lines: [textLine(link, typefaces)], href: address },
  ];
}

interface Room {
  top: number;
  foot: number;
}

function fitSections(sections: readonly Section[], grid: Grid, press: Press, room: Room): SheetBlock[] | undefined {
  const smallest = printMinimums.leaflet * unitsPerPoint;
  for (let size = Math.max(largestBody * grid.u, smallest); ; size = Math.max(smallest, size / step)) {
    const placed = placeSections(sections, size, grid, press, room);
    if (placed) return placed;
    if (size <= smallest) return undefined;
  }
}

function placeSections(
  sections: readonly Section[],
  size: number,
  grid: Grid,
  { colours, typefaces }: Press,
  room: Room,
): SheetBlock[] | undefined {
  const width = grid.width - grid.left - grid.right;
  const { text: fill, ground: on } = colours;
  const blocks: SheetBlock[] = [];
  let y = room.top;
  for (const [index, section] of sections.entries()) {
    const large = headingScale * size;
    const face = 'titillium-700';
    const setting = { width, max: large, min: large, lines: 3, leading: headingLeading, tracking: 0 };
    const heading = fitText(section.heading, typefaces[face], setting);
    const body: Body | undefined = placeBody(section.entries, { size, width, fill, on, typefaces });
    if (!heading || !body) return undefined;
    if (index > 0) y += overHeading * size;
    const lines = heading.lines.map(({ text }, row) => {
      const baseline = y + capHeight * large + row * heading.leading * large;
      return textLine(
        { role: 'title', text: typographic(text), face, size: large, tracking: 0, x: grid.left, baseline, fill, on },
        typefaces,
      );
    });
    y += capHeight * large + (lines.length - 1) * heading.leading * large + underHeading * size;
    blocks.push({ kind: 'h2', lines }, ...body.at(grid.left, y));
    y += body.height;
  }
  return y <= room.foot ? blocks : undefined;
}

function tooLong(sections: readonly Section[], grid: Grid, press: Press, room: Room): SheetProblem {
  const at = sections.flatMap((section) => section.entries.map((entry) => ({ heading: section.heading, entry })));
  const entries = at.map(({ entry }) => entry);
  return cutToFit({ title: '', entries }, (changed) => {
    let next = 0;
    const cut = sections.map(({ heading, entries: own }) => {
      const kept = changed.entries.slice(next, next + own.length);
      next += own.length;
      return { heading, entries: kept };
    });
    return placeSections(cut, printMinimums.leaflet * unitsPerPoint, grid, press, room) !== undefined;
  });
}
