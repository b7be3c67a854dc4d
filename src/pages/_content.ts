import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import { stat } from 'node:fs/promises';
import { missBody } from '#integration/needed-bodies.ts';
import { contentOfPage, noteRead } from '#integration/page-reads.ts';
import { cspValue } from '#integration/security-headers.ts';
import { eventsAddress, reportingDate } from '#integration/settings.ts';
import { entityKinds, type Fields, locate } from '#model/collections.ts';
import { type Content, type ContentData, indexContent } from '#model/content.ts';
import type { Area } from '#model/visibility.ts';
import { demoContent } from '#plan/demo/demo-content.ts';

/** Demonstration figures are the same at every start. */
const DEMO_SEED = 'filo-diretto';

let built: Promise<Content> | undefined;

/** Everything the editors wrote, with its lookups, without bodies. Read once in a build, afresh at each request under `npm start`. */
export async function getContent(): Promise<Content> {
  if (import.meta.env.DEV) return readAll();
  built ??= readAll();
  return contentOfPage(await built);
}

/** What decides how a page is shown. */
export interface SiteContext {
  /** The reporting date. */
  now: Date;
  area: Area;
  /** Whether figures are synthetic: every page must say so. */
  demo: boolean;
  /** Address of the site, ending with `/`. */
  site: URL;
  /** Whether `npm start` serves the page, with its staff bar. */
  dev: boolean;
  /** The site as the statistics know it. */
  counted: string;
  /** Where visits are told, if not to the site itself. */
  events: string | undefined;
  /** The content security policy. */
  policy: string;
}

/** The reporting date, the area, the address this page is made for, who counts its visits. */
export function siteContext(astro: { site: URL | undefined }): SiteContext {
  const site = astro.site ?? new URL('http://127.0.0.1:4321');
  const events = eventsAddress(process.env);
  return {
    now: reportingDate(process.env, () => new Date()),
    area: process.env.FILO_AREA === 'staff' ? 'staff' : 'public',
    demo: process.env.FILO_DEMO === '1',
    site,
    dev: import.meta.env.DEV,
    counted: process.env.PLAUSIBLE_SITE || site.hostname,
    events,
    policy: cspValue(events),
  };
}

/** The kinds of things that have an MDX body. */
export type BodyKind = 'messages' | 'audiences' | 'events' | 'courses' | 'assets' | 'faqs' | 'pages';

/** The body of an entity as a component (`<Body.Content components={…} />`), with its headings; undefined where it is empty. */
export async function renderBody(kind: BodyKind, id: string) {
  noteRead(`body ${kind} ${id}`);
  const entry = await getEntry(kind, id);
  if (!entry?.body?.trim()) return undefined;
  if (!('deferredRender' in entry)) missBody(kind, id);
  return render(entry);
}

/** Bytes of a file of the project, such as `content/uploads/a.pdf`; undefined where it is not on this machine. */
export async function sizeOf(file: string): Promise<number | undefined> {
  noteRead(`size ${file}`);
  return (await stat(file).catch(() => undefined))?.size;
}

async function readAll(): Promise<Content> {
  const [site, glossary, notes, posted] = await Promise.all([
    getEntry('site', 'site'),
    getEntry('glossary', 'glossary'),
    getEntry('notes', 'notes'),
    getEntry('posted', 'posted'),
  ]);
  if (!site) throw new Error('content/settings/site.yaml is missing or wrong: run "npm run check".');
  const data = {
    ...Object.fromEntries(
      await Promise.all(entityKinds.map(async (name) => [name, entities(await getCollection(name))] as const)),
    ),
    site: site.data,
    terms: (glossary?.data as Fields<'glossary'> | undefined)?.terms ?? [],
    notes: (notes?.data as Fields<'notes'> | undefined)?.notes ?? [],
    posted: posted?.data.posted ?? [],
    results: posted?.data.results ?? [],
  };
  const content = indexContent(data as unknown as ContentData);
  const { demo, now } = siteContext({ site: undefined });
  return demo && import.meta.env.DEV ? demoContent(content, now, DEMO_SEED) : content;
}

/** In the order of their files, whatever order the store found them in. */
function entities(entries: CollectionEntry<(typeof entityKinds)[number]>[]) {
  return entries.map(entity).sort((a, b) => (a.file < b.file ? -1 : 1));
}

function entity(entry: CollectionEntry<(typeof entityKinds)[number]>) {
  const file = entry.filePath ?? '';
  const campaign = locate(file)?.campaign;
  // Bodies are had from `renderBody` only: a page that shows one depends on it, the others do not.
  return { ...entry.data, id: entry.id, file, body: '', bodyLine: 1, ...(campaign ? { campaign } : {}) };
}
