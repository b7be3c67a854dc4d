import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { EVENT_NAMES } from '#engagement/events.ts';

it('sends from its pages the eight actions of the plan and no others, each from some page', async () => {
  const sent = new Set<string>();
  for await (const file of glob('src/{components,layouts,pages}/**/*.{astro,ts}')) {
    const source = readFileSync(file, 'utf8');
    for (const [, written, set] of source.matchAll(/data-event="([^"]+)"|dataset\.event = '([^']+)'/g))
      sent.add(written ?? set ?? '');
  }
  expect(EVENT_NAMES).toHaveLength(8);
  expect([...sent].sort()).toEqual([...EVENT_NAMES].sort());
});
