import { type Thread, type ThreadNode, type ThreadStation, threadStations } from './thread.ts';

/** A knot of the diagram, in its units (px at full width). */
export interface PlacedNode {
  node: ThreadNode;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The label, broken in lines. */
  lines: readonly string[];
}

/** The diagram of one message's thread. */
export interface ThreadLayout {
  width: number;
  height: number;
  stations: readonly { name: string; x: number }[];
  nodes: readonly PlacedNode[];
  /** SVG paths, one for each link. */
  links: readonly string[];
}

const WIDTH = 1184;
const NODE = 164;
const HEAD = 44;
const GAP = 16;
/** Height of a line of a label. */
export const LINE = 19;
const PADDING = 13;
/** Characters of the label that fit a line of a node, and lines of a node. */
const CHARACTERS = 21;
const LINES = 9;
/** Heights of nodes are at least a finger's. */
const SHORTEST = 46;

const order = Object.keys(threadStations) as ThreadStation[];

/** Places the knots in columns, one a station, and draws the thread between them. */
export function threadLayout({ nodes, links }: Thread): ThreadLayout {
  const step = (WIDTH - NODE) / (order.length - 1);
  const columns = order.map((station) => nodes.filter((node) => node.station === station).map(sized));
  const height = HEAD + Math.max(...columns.map((column) => tall(column)));
  const placed = columns.flatMap((column, i) => {
    let y = HEAD + (height - HEAD - tall(column)) / 2;
    return column.map((node) => {
      const at = { ...node, x: Math.round(i * step), y: Math.round(y), width: NODE };
      y += node.height + GAP;
      return at;
    });
  });
  const byId = new Map(placed.map((at) => [at.node.id, at]));
  return {
    width: WIDTH,
    height: Math.ceil(height),
    stations: order.map((station, i) => ({ name: threadStations[station], x: Math.round(i * step) })),
    nodes: placed,
    links: links.flatMap(([from, to]) => {
      const [a, b] = [byId.get(from), byId.get(to)];
      return a && b ? [curve(a, b)] : [];
    }),
  };
}

/** Breaks a label at spaces; what doesn't fit is cut with an ellipsis. */
export function breakLabel(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < CHARACTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > CHARACTERS ? `${word.slice(0, CHARACTERS - 1)}…` : word);
  }
  if (lines.length <= LINES) return lines;
  const cut = (lines[LINES - 1] ?? '').slice(0, CHARACTERS - 2).replace(/[\s,.;:]+$/, '');
  return [...lines.slice(0, LINES - 1), `${cut}…`];
}

function sized(node: ThreadNode): { node: ThreadNode; lines: string[]; height: number } {
  const lines = breakLabel(node.label);
  return { node, lines, height: Math.max(SHORTEST, lines.length * LINE + PADDING * 2 - 4) };
}

function tall(column: readonly { height: number }[]): number {
  return column.reduce((sum, { height }) => sum + height + GAP, 0);
}

function curve(a: PlacedNode, b: PlacedNode): string {
  const [x1, y1, x2, y2] = [a.x + a.width, a.y + a.height / 2, b.x, b.y + b.height / 2];
  const bend = (x2 - x1) / 2;
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
