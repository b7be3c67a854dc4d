import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '#model/problem.ts';
import { readResults } from '#sources/read-results.ts';
import { snapshot } from '../plan/snapshot.ts';

const root = mkdtempSync(join(tmpdir(), 'filo-results-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (campaign: string, name: string, text: string) => {
  mkdirSync(join(root, 'campaigns', campaign, 'results'), { recursive: true });
  writeFileSync(join(root, 'campaigns', campaign, 'results', name), text);
};

describe('the committed results', () => {
  it('are read in order; a damaged or misplaced file is a problem', async () => {
    put('nord', '2025-09-15.json', JSON.stringify(snapshot()));
    put('nord', '2025-03-31.json', JSON.stringify(snapshot({ to: '2025-03-31' })));
    put('nord', 'appunti.txt', 'niente');
    put('sud', '2025-09-15.json', JSON.stringify(snapshot()));
    put('sud', '2025-10-15.json', '{"version":1');
    mkdirSync(join(root, 'campaigns/sud/results/2025-11-15.json'));
    const problems: Problem[] = [];
    const found = await readResults(root, problems);
    expect(found.map(({ campaign, to }) => `${campaign} ${to}`)).toEqual(['nord 2025-03-31', 'nord 2025-09-15']);
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['campaigns/sud/results/2025-09-15.json', 'RISULTATI_ILLEGGIBILI'],
      ['campaigns/sud/results/2025-10-15.json', 'RISULTATI_ILLEGGIBILI'],
      ['campaigns/sud/results/2025-11-15.json', 'RISULTATI_ILLEGGIBILI'],
    ]);
    expect(problems[0]?.message).toBe(
      'i risultati non si leggono o sono di un\'altra campagna: rifalli con "npm run report -- --campaign sud" o ripristina il file da git.',
    );
  });

  it('are none where there is no folder', async () => {
    const problems: Problem[] = [];
    expect(await readResults(join(root, 'altrove'), problems)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
