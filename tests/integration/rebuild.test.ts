import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Edit, pageEdits, siteEdits } from './rebuild-edits.ts';
import { builtTinyProject, folderFiles, startBuild } from './tiny-project.ts';

/**
 * A build after an edit gives, byte for byte, what a build from nothing gives. Edits that many pages show are made one at a
 * time, for one would hide another; `REBUILD_EACH=1` makes every edit so, from nothing each time.
 */
const each = process.env.REBUILD_EACH === '1';
const steps: [string, Edit[]][] = each
  ? [...pageEdits, ...siteEdits].map((edit) => [edit.name, [edit]])
  : [
      ['things that single pages show', pageEdits],
      ...siteEdits.slice(0, 1).map((edit): [string, Edit[]] => [edit.name, [edit]]),
    ];

let root: string;
let env: Record<string, string> = {};

beforeAll(async () => {
  root = await builtTinyProject();
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function build(outDir: string): Promise<Map<string, string>> {
  const { code, output } = await startBuild(root, { ...env, FILO_OUT: outDir }).over;
  if (code !== 0) throw new Error(output);
  return folderFiles(join(root, outDir));
}

/** Builds the same tree as if for the first time; the caches of before stay. */
async function buildFromNothing(): Promise<Map<string, string>> {
  const caches = ['.cache', '.astro'];
  for (const folder of caches) await rename(join(root, folder), join(root, `${folder}-kept`)).catch(() => {});
  try {
    return await build('first');
  } finally {
    for (const folder of caches) {
      await rm(join(root, folder), { recursive: true, force: true });
      await rename(join(root, `${folder}-kept`), join(root, folder)).catch(() => {});
    }
  }
}

it.each(steps)(
  'follows %s',
  async (_, edits) => {
    const before = await folderFiles(join(root, 'dist'));
    for (const edit of edits) {
      await edit.apply(root);
      env = { ...env, ...edit.env };
    }
    const after = await build('dist');
    for (const { shows, name } of edits) if (shows) expect(after.get(shows), name).not.toBe(before.get(shows));
    const first = await buildFromNothing();
    const differ = [...new Set([...after.keys(), ...first.keys()])].filter(
      (file) => after.get(file) !== first.get(file),
    );
    expect(differ).toEqual([]);
  },
  300_000,
);

it('is made again with every body where a page that was to be used again is damaged', async () => {
  const before = await folderFiles(join(root, 'dist'));
  const folder = join(root, '.cache', 'pages', 'public');
  const { reads, pages } = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8')) as {
    reads: string[];
    pages: Record<string, { file: string; reads: number[] }>;
  };
  const withBody = Object.values(pages).find((page) => page.reads.some((index) => reads[index]?.startsWith('body ')));
  await writeFile(join(folder, withBody?.file ?? ''), 'half a page');
  expect(await build('dist')).toEqual(before);
}, 300_000);
