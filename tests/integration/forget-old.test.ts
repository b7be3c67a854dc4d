import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetOld } from '#integration/forget-old.ts';

it('takes away the files of a cache that are over a month old, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'filo-old-'));
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'a.webp'), 'a');
  await forgetOld([folder, join(folder, 'nowhere')], Date.now() + 29 * 86_400_000);
  expect((await readdir(folder)).sort()).toEqual(['a.webp', 'inner']);
  await forgetOld([folder], Date.now() + 31 * 86_400_000);
  expect(await readdir(folder)).toEqual(['inner']);
  await rm(folder, { recursive: true });
});
