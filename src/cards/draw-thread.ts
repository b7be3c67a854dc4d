import type { Ground } from '#model/theme.ts';
import type { Grid } from './grid.ts';
import type { PathShape } from './scene.ts';
import { gapStrokes, type SignId, signs } from './signs.ts';

/** The thread with its sign: enclosed paper, thread from edge to edge, solid, crossings, in this order. */
export function drawThread(grid: Grid, sign: SignId, side: number, colours: Ground): PathShape[] {
  const { thread, enclosed, solid, crossings = [] } = signs[sign];
  const { x, y } = signOrigin(grid, side);
  const scale = side / 100;
  const at = { kind: 'path', x, y, scale } as const;
  const end = (grid.family === 'banner' ? grid.strip.x : grid.width) - x;
  // Leads run a stroke past the edges, so that the round ends are never seen.
  const from = (-x - grid.stroke) / scale;
  const to = grid.family === 'banner' ? end / scale : (end + grid.stroke) / scale;
  const d = `M${round(from)} 100 L${thread.slice(1)} L${round(to)} 100`;
  const line = { ...at, stroke: colours.thread, width: grid.stroke };
  return [
    ...(enclosed ? [{ ...at, d: enclosed, fill: colours.enclosed }] : []),
    { ...line, d, cap: 'round' as const },
    ...(solid ? [{ ...at, d: solid, fill: colours.thread }] : []),
    ...crossings.flatMap(({ gap, over }) => [
      { ...at, d: gap, stroke: colours.ground, width: grid.stroke * gapStrokes, cap: 'butt' as const },
      { ...line, d: over, cap: 'butt' as const },
    ]),
  ];
}

/** Upper left corner of the sign's box: it keeps the family's right edge and stands on the dock. */
export function signOrigin(grid: Grid, side: number): { x: number; y: number } {
  const keepsLeft = grid.family === 'banner';
  return { x: keepsLeft ? grid.sign.x : grid.sign.x + grid.sign.side - side, y: grid.dock - side };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
