import { type RenderJob, type RenderResult, renderJob } from './render-job.ts';

/** Draws a batch of cards in a worker of the pool. */
export default async function renderBatch({
  jobs,
  cacheDir,
}: {
  jobs: RenderJob[];
  cacheDir: string;
}): Promise<RenderResult[]> {
  const results: RenderResult[] = [];
  for (const job of jobs) results.push(await renderJob(job, cacheDir));
  return results;
}
