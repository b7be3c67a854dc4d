import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FittedText, fitText } from '#cards/fit-text.ts';
import { leastDistance } from '#cards/line-distance.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { titleLeading, titleTracking } from '#cards/type-scale.ts';

const typeface = loadTypefaces()['titillium-700'];
const lines = (...texts: string[]) => texts.map((text) => ({ text }));
const room = { width: 600, max: 100, min: 40, lines: 6, leading: titleLeading, tracking: titleTracking };

describe('the distance of two lines', () => {
  it('grows where a tail hangs over an accent, and only there', () => {
    expect(leastDistance(lines('gggg', 'ÀÀÀÀ'), typeface, 0)).toBeGreaterThan(titleLeading);
    expect(leastDistance(lines('già', 'una È'), typeface, 0)).toBe(0);
    expect(leastDistance(lines('oooo', 'ÀÀÀÀ'), typeface, 0)).toBe(0);
    expect(leastDistance(lines('gggg', 'llll'), typeface, 0)).toBe(0);
  });

  it('keeps every glyph of a title off those of the line above', () => {
    const word = fc.constantFrom(...'PERCHÉ È LIBERTÀ CITTÀ oggi già leggi spiegaglielo QUALITÀ più Ç'.split(' '));
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 120, max: 900 }),
        (words, width) => {
          const fitted = fitText(words.join(' '), typeface, { ...room, width, height: 500 });
          if (!fitted) return;
          const block = 0.692 + (fitted.lines.length - 1) * fitted.leading;
          expect(block * fitted.size).toBeLessThanOrEqual(500.001);
          expect(touching(fitted)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves titles without accented capitals as they are', () => {
    expect(fitText('Il programma visto da chi guida le aziende', typeface, room)?.leading).toBe(titleLeading);
  });
});

/** Pairs of glyphs of neighbouring lines whose boxes meet. */
function touching({ size, leading, lines: set }: FittedText): string[] {
  const placed = set.map(({ text }, row) =>
    typeface.place(text, titleTracking).map(({ key, x }) => {
      const points = typeface.outline(key).flatMap((one) => (one.type === 'Z' ? [] : [one]));
      const xs = points.map((point) => (x + point.x) * size);
      const ys = points.map((point) => (row * leading + point.y) * size);
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    }),
  );
  return placed
    .slice(1)
    .flatMap((under, row) =>
      under.flatMap((one) =>
        (placed[row] ?? [])
          .filter((over) => over.left < one.right && one.left < over.right && over.bottom > one.top)
          .map(() => `${set[row]?.text} / ${set[row + 1]?.text}`),
      ),
    );
}
