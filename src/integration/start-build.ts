import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeWhole } from '#cards/cache.ts';
import { entityKinds } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { BodyMemory, type SoundBodies } from '#sources/body-memory.ts';
import { contentOfBuild } from '#sources/build-content.ts';
import { type Loaded, loadContent } from '#sources/load-content.ts';
import { buildMoment } from './build-moment.ts';
import { PageCache } from './page-cache.ts';
import { codeDigest, digestReads } from './page-inputs.ts';
import { reportingDate, type Settings } from './settings.ts';
import { stopOnProblems } from './stop-on-problems.ts';

export interface StartedBuild {
  content: Content;
  /** The pages of the last build of this area, to be used again. */
  pages: PageCache;
}

/** A build before its content is checked. */
export interface OpenedBuild extends StartedBuild {
  loaded: Loaded;
  /** The bodies that pages to be rendered may ask for. */
  bodies: ReadonlySet<string>;
}

/** Reads the content, fixes the instant the site is made for (`FILO_TODAY`), and finds the pages that can be used again. */
export async function openBuild(root: string, settings: Settings): Promise<OpenedBuild> {
  const loaded = await (contentOfBuild(root) ?? loadContent(root));
  const { content } = loaded;
  const { env } = process;
  const now = reportingDate(env, () => buildMoment(content, new Date()));
  env.FILO_TODAY = now.toISOString();
  const folder = join(root, '.cache', 'pages', settings.area);
  const pages = await PageCache.open(
    folder,
    await codeDigest(root, env),
    digestReads(root, resolve(root, settings.outDir), content),
  );
  const { settled, open } = await pages.foresee('body ');
  const isLeftOut = (read: string) => settled.has(read) && !open.has(read);
  const bodies = entityKinds.flatMap((kind) =>
    content[kind].flatMap(({ id }) => (isLeftOut(`body ${kind} ${id}`) ? [] : `${kind} ${id}`)),
  );
  return { content, pages, loaded, bodies: new Set(bodies) };
}

/**
 * Checks everything.
 * @throws Error listing every problem in Italian.
 */
export async function startBuild(root: string, settings: Settings, opened: OpenedBuild): Promise<StartedBuild> {
  await checkRemembering(root, settings, opened.loaded);
  return opened;
}

/** Checks everything; bodies that the same code found sound are not read again where what they mention is still there. */
async function checkRemembering(root: string, settings: Settings, loaded: Loaded): Promise<void> {
  const file = join(root, '.cache', 'checked.json');
  const key = await codeDigest(root, {});
  const stored = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as { key: string; bodies: SoundBodies })
    .catch(() => undefined);
  const memory = new BodyMemory(stored?.key === key ? stored.bodies : {});
  await stopOnProblems(root, settings, loaded, memory);
  await writeWhole(file, JSON.stringify({ key, bodies: memory.sound }));
}
