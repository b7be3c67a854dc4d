import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThreadNode, ThreadStation } from '#plan/thread.ts';
import { threadStations } from '#plan/thread.ts';
import { breakLabel, threadLayout } from '#plan/thread-layout.ts';
import { message } from './sample.ts';

const node = (station: ThreadStation, key: string, label = key): ThreadNode => ({
  id: `${station}:${key}`,
  station,
  label,
  href: `/${key}/`,
});
const layout = (nodes: ThreadNode[], links: [string, string][] = []) =>
  threadLayout({ message: message('m', 'nord'), nodes, links });

describe('the diagram of a thread', () => {
  it('has a column for each station, from the need to the KPI', () => {
    expect(layout([node('message', 'm')]).stations).toEqual([
      { name: 'Bisogno', x: 0 },
      { name: 'Messaggio chiave', x: 204 },
      { name: 'Touchpoint', x: 408 },
      { name: 'Pagina di arrivo', x: 612 },
      { name: 'Visite', x: 816 },
      { name: 'KPI', x: 1020 },
    ]);
  });

  it('is as tall as its tallest column, with the others in the middle', () => {
    const { width, height, nodes } = layout([
      node('message', 'm'),
      node('touchpoint', 'a'),
      node('touchpoint', 'b', 'Una storia lunga che prende tre righe del riquadro'),
    ]);
    expect([width, height]).toEqual([1184, 44 + 46 + 16 + 79 + 16]);
    expect(
      nodes.map(({ node: { id }, x, y, width, height, lines }) => [id, x, y, width, height, lines.length]),
    ).toEqual([
      ['message:m', 204, 92, 164, 46, 1],
      ['touchpoint:a', 408, 44, 164, 46, 1],
      ['touchpoint:b', 408, 106, 164, 79, 3],
    ]);
  });

  it('draws a line where two knots are level, a bend where they are not', () => {
    const level = layout([node('message', 'm'), node('touchpoint', 'a')], [['message:m', 'touchpoint:a']]);
    expect(level.links).toEqual(['M368 67H408']);
    const bent = layout(
      [node('message', 'm'), node('touchpoint', 'a'), node('touchpoint', 'b')],
      [
        ['message:m', 'touchpoint:a'],
        ['message:m', 'touchpoint:b'],
      ],
    );
    expect(bent.links).toEqual(['M368 98C388 98 388 67 408 67', 'M368 98C388 98 388 129 408 129']);
  });

  it('draws no link to a knot it has not', () => {
    expect(
      layout(
        [node('message', 'm')],
        [
          ['message:m', 'kpi:x'],
          ['need:y', 'message:m'],
        ],
      ).links,
    ).toEqual([]);
  });

  it('never lets two knots touch, whatever their words', () => {
    const stations = Object.keys(threadStations) as ThreadStation[];
    const nodes = fc.uniqueArray(fc.tuple(fc.constantFrom(...stations), fc.nat(30), fc.lorem({ maxCount: 40 })), {
      minLength: 1,
      maxLength: 20,
      selector: ([station, key]) => `${station}${key}`,
    });
    fc.assert(
      fc.property(nodes, (some) => {
        const placed = layout(some.map(([station, key, label]) => node(station, String(key), label)));
        for (const a of placed.nodes) {
          expect(a.y).toBeGreaterThanOrEqual(44);
          expect(a.y + a.height).toBeLessThanOrEqual(placed.height);
          expect(a.x + a.width).toBeLessThanOrEqual(placed.width);
          for (const b of placed.nodes)
            if (a !== b && a.x === b.x) expect(a.y + a.height + 15 <= b.y || b.y + b.height + 15 <= a.y).toBe(true);
        }
      }),
    );
  });
});

describe('a label broken in lines', () => {
  it('fits its knot', () => {
    expect(breakLabel('Dove trovo gli orari del corso?')).toEqual(['Dove trovo gli orari', 'del corso?']);
    expect(breakLabel('abcdefghij abcdefghij')).toEqual(['abcdefghij abcdefghij']);
    expect(breakLabel('abcdefghij abcdefghijk')).toEqual(['abcdefghij', 'abcdefghijk']);
    expect(breakLabel('x'.repeat(21))).toEqual(['x'.repeat(21)]);
    expect(breakLabel('x'.repeat(22))).toEqual([`${'x'.repeat(20)}…`]);
  });

  it('is cut after nine lines, without a stray sign before the dots', () => {
    const nine = Array.from({ length: 9 }, (_, i) => `${i}`.repeat(15));
    expect(breakLabel(nine.join(' '))).toEqual(nine);
    expect(breakLabel(`${nine.join(' ')} ${'z'.repeat(15)}`)).toEqual([...nine.slice(0, 8), `${nine[8]}…`]);
    const ending = [...nine.slice(0, 8), `${'8'.repeat(14)},`];
    expect(breakLabel(`${ending.join(' ')} ${'z'.repeat(15)}`).at(-1)).toBe(`${'8'.repeat(14)}…`);
    const full = [...nine.slice(0, 8), '8'.repeat(21)];
    expect(breakLabel(`${full.join(' ')} z`).at(-1)).toBe(`${'8'.repeat(19)}…`);
  });

  it('never loses a word that fits, nor makes a line too long', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zà-ù]{1,21}$/), { minLength: 1, maxLength: 9 }), (words) => {
        const lines = breakLabel(words.join(' '));
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(21);
      }),
    );
  });
});
