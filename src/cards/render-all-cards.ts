import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cardPath } from '#links/card-path.ts';
import type { Content } from '#model/content.ts';
import { cardFormats, type FormatId } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import {
  type Cache,
  cardDigest,
  isInPlace,
  type Manifest,
  openCache,
  pruneCache,
  putInPlace,
  readManifest,
  writeManifest,
  writeWhole,
} from './cache.ts';
import type { CardData } from './card.ts';
import { type CardContext, composeCard } from './compose-card.ts';
import { engineDigest } from './engine-digest.ts';
import { formats } from './formats.ts';
import { renderJobs } from './pool.ts';
import type { RenderJob, RenderResult } from './render-job.ts';
import { giveShared, takeShared } from './share-cards.ts';
import type { SharedCache } from './shared-cache.ts';
import { type CardSubject, pageSubjects, subjectFolder } from './subject.ts';
import { tellResult } from './tell-problem.ts';

export interface AllCards extends CardContext {
  area: Area;
  outDir: string;
  /** Where finished cards are kept between runs. */
  cacheDir?: string;
  workers?: number;
  /** Where other machines' cards are, and this one's go. */
  shared?: SharedCache | undefined;
  /** Only these; all of them where absent. */
  only?: (wanted: WantedCard) => boolean;
  onProgress?: (done: number, total: number) => void;
}

export interface WantedCard {
  subject: CardSubject;
  format: FormatId;
}

/** One line of the report: a file and what was proved of it. */
export interface CardReport {
  file: string;
  format: FormatId;
  bytes: number;
  /** Whether the funding block is due on it, and what is wrong with it. */
  funding: 'ok' | 'not due' | string[];
  alt: string;
}

export interface CardRun {
  /** Files in the output folder. */
  written: number;
  /** Cards drawn now; the others were known. */
  drawn: number;
  problems: Problem[];
  report: CardReport[];
  /** Why the shared cache could not be used. */
  trouble?: string;
}

/**
 * Puts every card of a build in its folder: a touchpoint's formats, and one Open Graph card for every page. Draws only
 * what no earlier run has drawn from the same inputs, and writes `report.json` beside the cache.
 */
export async function renderAllCards(all: AllCards): Promise<CardRun> {
  const { content, outDir, cacheDir = '.cache/cards', onProgress } = all;
  const wanted = cardJobs(content, all.area, all.today).filter((one) => all.only?.(one) ?? true);
  const cache = openCache(cacheDir);
  const jobs = toJobs(all, wanted);
  const missing = new Map(jobs.filter((job) => !cache.names.has(job.name)).map((job) => [job.name, job]));
  const taken = all.shared && (await takeShared(all.shared, [...missing.keys()], cacheDir));
  for (const name of taken?.names ?? []) {
    missing.delete(name);
    cache.names.add(name);
  }
  let done = jobs.length - missing.size;
  onProgress?.(done, jobs.length);
  const results = await renderJobs([...missing.values()], {
    cacheDir,
    ...(all.workers === undefined ? {} : { workers: all.workers }),
    onResults: (some) => {
      done += some.length;
      onProgress?.(Math.min(done, jobs.length), jobs.length);
    },
  });
  const failed = new Map(results.filter(isWrong).map((result) => [result.name, result]));
  const good = results.map(({ name }) => name).filter((name) => !failed.has(name));
  const given = all.shared && !taken?.trouble ? await giveShared(all.shared, good, cacheDir) : taken;
  const manifest = await placeAll(jobs, failed, { cache, outDir: resolve(outDir), whole: !all.only });
  if (!all.only) await pruneCache(cache, new Set(jobs.map((job) => job.name)));
  const report = jobs.map((job) => reportOf(job, manifest[job.file]?.bytes, failed.get(job.name)));
  await writeWhole(join(cacheDir, 'report.json'), JSON.stringify(report, null, 1));
  const problems = jobs.flatMap((job) => {
    const result = failed.get(job.name);
    return result ? tellResult(content, job, result) : [];
  });
  return {
    written: Object.keys(manifest).length,
    drawn: results.length,
    problems,
    report,
    ...(given?.trouble && { trouble: given.trouble }),
  };
}

/** What a build draws: nothing of a touchpoint the public may not see yet. */
export function cardJobs(content: Content, area: Area, today: Date): WantedCard[] {
  const visible = content.touchpoints.filter((touchpoint) => isVisible(touchpoint, area, today));
  const own = visible.flatMap((touchpoint) => {
    const ids = cardFormats(content.find('channels', touchpoint.channel)?.formats ?? []);
    return ids.map((format) => ({ subject: { type: 'touchpoint', id: touchpoint.id } as const, format }));
  });
  return [...own, ...pageSubjects(content).map((subject) => ({ subject, format: 'og' as const }))];
}

interface PlacedJob extends RenderJob, WantedCard {
  /** Path in the output folder, without a leading slash. */
  file: string;
}

/** The data of a card is composed once for all its formats. */
function toJobs(context: AllCards, wanted: readonly WantedCard[]): PlacedJob[] {
  const cards = new Map<string, CardData>();
  return wanted.map(({ subject, format }) => {
    const folder = subjectFolder(context.content, subject);
    const key = `${subject.type}:${folder}`;
    const card = cards.get(key) ?? composeCard(context, subject);
    cards.set(key, card);
    const file = cardPath(folder, format, formats[format].type).slice(1);
    return { card, subject, format, name: cardDigest(engineDigest(), card, format), file };
  });
}

function isWrong({ missing, fit, funding, tooHeavy }: RenderResult): boolean {
  return missing.length + fit.length + funding.length > 0 || tooHeavy;
}

/** Copies what is not in place yet; a whole run takes away what an earlier one left. */
async function placeAll(
  jobs: readonly PlacedJob[],
  failed: ReadonlyMap<string, RenderResult>,
  { cache, outDir, whole }: { cache: Cache; outDir: string; whole: boolean },
): Promise<Manifest> {
  const before = await readManifest(cache, outDir);
  const manifest: Manifest = {};
  const pending = jobs.filter(({ name }) => !failed.has(name));
  const absent = pending.filter(({ file, name }) => {
    const entry = before[file];
    if (!entry || !isInPlace(join(outDir, file), entry, name)) return true;
    manifest[file] = entry;
    return false;
  });
  const place = async ({ file, name }: PlacedJob) => {
    manifest[file] = await putInPlace(cache, name, join(outDir, file));
  };
  for (let at = 0; at < absent.length; at += 64) await Promise.all(absent.slice(at, at + 64).map(place));
  const stale = whole ? Object.keys(before).filter((file) => manifest[file] === undefined) : [];
  await Promise.all(stale.map((file) => rm(join(outDir, file), { force: true })));
  if (absent.length + stale.length > 0)
    await writeManifest(cache, outDir, whole ? manifest : { ...before, ...manifest });
  return manifest;
}

function reportOf(
  { card, file, format }: PlacedJob,
  bytes: number | undefined,
  result: RenderResult | undefined,
): CardReport {
  const wrong = result?.funding ?? [];
  const funding = card.funding.eu ? (wrong.length > 0 ? wrong : ('ok' as const)) : ('not due' as const);
  return { file, format, bytes: bytes ?? result?.bytes ?? 0, funding, alt: card.alt };
}
