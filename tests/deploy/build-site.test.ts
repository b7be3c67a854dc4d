import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'filo-hour-'));
  for (const folder of ['deploy', 'campaigns/uno', 'campaigns/due', 'node_modules/.bin'])
    await mkdir(join(root, folder), { recursive: true });
  await copyFile('deploy/build-site.sh', join(root, 'deploy/build-site.sh'));
  // In the place of Node, what writes down how it is called; the statistics of one campaign don't answer.
  const node = join(root, 'node_modules/.bin/node');
  await writeFile(node, '#!/bin/sh\necho "$*" >> called\n[ "$3" != due ]\n');
  await chmod(node, 0o755);
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('builds the site every hour, also where the statistics of a campaign do not answer, and says that they did not', async () => {
  const code = await new Promise((resolve) =>
    execFile(join(root, 'deploy/build-site.sh'), { cwd: tmpdir() }, (error) => resolve(error?.code ?? 0)),
  );
  expect(code).toBe(1);
  expect((await readFile(join(root, 'called'), 'utf8')).trim().split('\n')).toEqual([
    'src/cli/report.ts --campaign due',
    'src/cli/report.ts --campaign uno',
    'src/cli/build.ts',
  ]);
});
