import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { type RenderJob, type RenderResult, renderJob } from './render-job.ts';

/** Draws many cards on all cores, cards of one plate together. */

/** Cards in a batch: enough to make messages cheap, few enough to show progress. */
const batchSize = 24;
/** Fewer cards than this are drawn sooner than a worker starts. */
const worthAPool = 16;

export interface PoolOptions {
  cacheDir: string;
  workers?: number;
  onResults?: (results: RenderResult[]) => void;
}

/** Draws cards into the cache. Results come batch by batch, not in the order of the jobs; on all cores, unless told how many. */
export async function renderJobs(jobs: readonly RenderJob[], options: PoolOptions): Promise<RenderResult[]> {
  const { cacheDir, onResults, workers = availableParallelism() } = options;
  if (jobs.length < worthAPool) {
    const results: RenderResult[] = [];
    for (const job of jobs) {
      const result = await renderJob(job, cacheDir);
      onResults?.([result]);
      results.push(result);
    }
    return results;
  }
  const filename = new URL('./render-worker.ts', import.meta.url).href;
  const pool = new Tinypool({ filename, runtime: 'worker_threads', minThreads: 1, maxThreads: workers });
  try {
    const batches = batchesOf(jobs);
    const drawn = await Promise.all(
      batches.map(async (batch) => {
        const results = (await pool.run({ jobs: batch, cacheDir })) as RenderResult[];
        onResults?.(results);
        return results;
      }),
    );
    return drawn.flat();
  } finally {
    await pool.destroy();
  }
}

/** Jobs in batches, sorted so that neighbours share their plate. */
function batchesOf(jobs: readonly RenderJob[]): RenderJob[][] {
  const sorted = jobs
    .map((job) => ({ job, key: [job.format, job.card.template, job.card.theme.notte, job.card.theme.colore].join() }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ job }) => job);
  return Array.from({ length: Math.ceil(sorted.length / batchSize) }, (_, at) =>
    sorted.slice(at * batchSize, (at + 1) * batchSize),
  );
}
