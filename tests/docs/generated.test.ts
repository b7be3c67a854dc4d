import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawArchitecture, importGraph } from '../../docs/generate/draw-architecture.ts';
import { drawReadmeCards } from '../../docs/generate/draw-readme-cards.ts';
import { listThirdParties } from '../../docs/generate/list-licences.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const names = Object.keys(dependencies);

describe('the documents read from the code', () => {
  it('draw the architecture that the imports say (npm run docs:architecture)', () => {
    expect(readFileSync('docs/architettura.md', 'utf8')).toBe(drawArchitecture(importGraph('src')));
  });

  it('show the cards of the README as they are drawn today (npm run docs:cards), in a small file', async () => {
    const kept = readFileSync('docs/immagini/filo.png');
    expect(kept.length).toBeLessThan(100_000);
    const [one, other] = await Promise.all(
      [kept, await drawReadmeCards('.')].map((image) => sharp(image).removeAlpha().raw().toBuffer()),
    );
    expect(one?.length).toBe(other?.length);
    const apart = (one as Buffer).reduce(
      (sum, value, at) => sum + Math.abs(value - ((other as Buffer)[at] as number)),
      0,
    );
    expect(apart / (one as Buffer).length).toBeLessThan(0.5);
  });

  it('leave out an arrow that a longer way tells, never one between folders that use each other', () => {
    const graph = new Map([
      ['cli', new Set(['cards', 'model'])],
      ['cards', new Set(['model', 'pages'])],
      ['pages', new Set(['cards', 'model'])],
      ['model', new Set<string>()],
    ]);
    const arrows = [...drawArchitecture(graph).matchAll(/^ {2}(\w+ --> \w+)$/gm)].map(([, arrow]) => arrow);
    expect(arrows).toEqual([
      'cards --> model',
      'cards --> pages',
      'cli --> cards',
      'pages --> cards',
      'pages --> model',
    ]);
  });

  it('list the licence of every runtime dependency (npm run docs:licences)', () => {
    const listed = listThirdParties('.');
    const text = readFileSync('docs/licenze-terze-parti.md', 'utf8');
    const rows = listed.filter(({ name }) => names.includes(name)).map((one) => `| ${one.name} | ${one.version} | `);
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => !text.includes(row))).toEqual([]);
  });

  it('give a reason for every runtime dependency, and for no other', () => {
    const text = readFileSync('docs/decisions/dipendenze.md', 'utf8');
    const reasoned = [...text.matchAll(/^\| `([^`]+)` \| .{10,} \|$/gm)].map(([, name]) => name);
    expect(reasoned).toEqual(names.toSorted());
  });
});
