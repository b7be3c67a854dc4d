import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Collector, createCollector } from '#engagement/collector/collector.ts';
import { fillDemo } from '#engagement/demo/fill-demo.ts';
import { loadContent } from '#sources/load-content.ts';
import type { Settings } from './settings.ts';

/** The statistics of the dev server. */
export interface Statistics {
  /** Answers what is the collector's; false where it is not, or where another Plausible counts. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** The embedded collector; undefined where another Plausible counts. */
  collector: Promise<Collector> | undefined;
  close(): Promise<void>;
}

/**
 * Opens the embedded collector and names it in the environment, so that the plan asks it as it would ask Plausible.
 * Does nothing where `PLAUSIBLE_HOST` already names another. Demonstration figures have a database of their own, new at every start.
 */
export function openStatistics(root: string, settings: Settings, env: NodeJS.ProcessEnv): Statistics {
  if (env.PLAUSIBLE_HOST) return { handle: async () => false, collector: undefined, close: async () => {} };
  const key = randomBytes(24).toString('base64url');
  const domain = new URL(settings.site).hostname;
  const collector = openCollector(root, settings.demo, domain, key);
  env.PLAUSIBLE_HOST = settings.site;
  env.PLAUSIBLE_SITE = domain;
  env.PLAUSIBLE_API_KEY = key;
  return {
    handle: async (req, res) => (await collector).handle(req, res),
    collector,
    close: async () => (await collector).close(),
  };
}

/** The key is this process's own: the limit that protects a public server would only stop the plan's page. */
const QUESTIONS_PER_HOUR = 1_000_000;

async function openCollector(root: string, demo: boolean, domain: string, key: string): Promise<Collector> {
  const folder = join(root, '.cache', 'statistics');
  const dbPath = join(folder, demo ? 'demo.db' : 'visits.db');
  await mkdir(folder, { recursive: true });
  if (demo) for (const end of ['', '-wal', '-shm']) await rm(dbPath + end, { force: true });
  const collector = createCollector({
    dbPath,
    sites: [domain],
    apiKeys: [key],
    questionsPerHour: QUESTIONS_PER_HOUR,
  });
  if (demo) {
    const { content } = await loadContent(root);
    await fillDemo({ content, collector, domain, now: new Date(), seed: 'filo-diretto' });
  }
  return collector;
}
