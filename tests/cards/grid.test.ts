import { describe, expect, it } from 'vitest';
import { formats } from '#cards/formats.ts';
import { gridOf } from '#cards/grid.ts';
import { commonFormatIds, formatIds } from '#model/format.ts';

/** Art direction §4: m, strip, emblem, stroke, dock, S, sign x and y; px, and mm for A4. */
const checks: [number, number, number[], digits?: number][] = [
  [1200, 630, [54, 91, 51, 26, 396, 345, 788, 51]],
  [1600, 900, [77, 131, 73, 38, 566, 493, 1012, 73]],
  [1920, 1080, [92, 157, 88, 45, 679, 591, 1214, 87]],
  [1080, 1080, [92, 140, 76, 40, 446, 355, 614, 92]],
  [1080, 1350, [92, 140, 76, 40, 575, 483, 485, 92]],
  [1080, 1920, [92, 140, 76, 40, 835, 506, 462, 329]],
  [210, 297, [17.9, 27.3, 14.7, 7.8, 128.1, 110.3, 78.0, 17.8], 1],
];

describe('the grid', () => {
  it.each(checks)('is that of the art direction at %d × %d', (width, height, expected, digits = 0) => {
    const { m, strip, emblem, stroke, dock, sign } = gridOf(width, height);
    const found = [m, strip.height, emblem, stroke, dock, sign.side, sign.x, sign.y];
    expect(found.map((value) => value.toFixed(digits))).toEqual(expected.map((value) => value.toFixed(digits)));
  });

  it.each([
    [1128, 191, [31, 271, 76, 11, 153, 115, 80, 38]],
    [600, 200, [24, 200, 56, 12, 160, 100, 32, 60]],
  ])('is that of the art direction for the banner of %d × %d', (width, height, expected) => {
    const { m, strip, emblem, stroke, dock, sign } = gridOf(width, height);
    const found = [m, strip.width, emblem, stroke, dock, sign.side, sign.x, sign.y];
    expect(found.map(Math.round)).toEqual(expected);
  });

  it('lifts the strip of a story over what the app writes on', () => {
    const { strip } = gridOf(1080, 1920, formats.story.safe);
    expect([Math.round(strip.y), Math.round(strip.y + strip.height)]).toEqual([1415, 1555]);
  });

  it('lets the strip of a vertical screen stand lower: no app writes on it', () => {
    const { safe } = formats['signage-portrait'];
    const { strip, dock, sign } = gridOf(1080, 1920, safe);
    // The line of the title-safe area, and not a pixel lower.
    expect(Math.round(strip.y + strip.height)).toBe(1920 - safe.bottom);
    const story = gridOf(1080, 1920, formats.story.safe);
    expect([dock, sign.side]).toEqual([story.dock, story.sign.side]);
  });

  it('keeps the emblem clear of what a platform covers', () => {
    for (const { width, height, safe } of Object.values(formats)) {
      const { strip, emblem, family } = gridOf(width, height, safe);
      if (family === 'banner') continue;
      const foot = strip.y + strip.height / 2 + emblem / 2;
      expect(foot).toBeLessThanOrEqual(height - safe.bottom + 0.01);
    }
  });
});

describe('formats', () => {
  it('has a row for every id, each with a source', () => {
    expect(Object.keys(formats)).toEqual([...formatIds]);
    for (const format of Object.values(formats)) expect(format.source.length).toBeGreaterThan(10);
  });

  it('are PNG where every touchpoint has them', () => {
    expect(commonFormatIds.map((id) => formats[id].type)).toEqual(['png', 'png', 'png']);
  });

  it('are JPEG where the API of the network takes nothing else', () => {
    const ids = ['instagram-square', 'instagram-portrait', 'instagram-story'] as const;
    expect(ids.map((id) => formats[id].type)).toEqual(['jpg', 'jpg', 'jpg']);
  });
});
