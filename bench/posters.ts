import { performance } from 'node:perf_hooks';
import { type PosterRequest, renderPoster } from '#posters/render-poster.ts';
import { posterRequest } from '../tests/posters/sample-posters.ts';

/** How long a poster takes, warm: laid out, printed, and pictured. Prints a table and JSON. */

const rounds = Number(process.argv[2] ?? 20);
const kinds = ['message', 'event', 'course'] as const;
const layouts = ['a4', 'a3', 'a5'] as const;

async function time(request: PosterRequest): Promise<{ print: number; preview: number; bytes: number }> {
  const start = performance.now();
  const printed = await renderPoster(request);
  const middle = performance.now();
  if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
  await printed.preview();
  return { print: middle - start, preview: performance.now() - middle, bytes: printed.pdf.length };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

const cold = await time(posterRequest('message', 'a4'));
const rows = [];
for (const kind of kinds) {
  for (const layout of layouts) {
    const runs = [];
    // Another title each time, so that Typst meets a page it has not laid out before.
    for (let round = 0; round < rounds; round += 1) {
      const title = `Un punto unico di accesso, numero ${round}`;
      const changes =
        kind === 'message' ? { message: { title } } : kind === 'event' ? { event: { title } } : { course: { title } };
      runs.push(await time(posterRequest(kind, layout, changes)));
    }
    rows.push({
      poster: `${kind} ${layout}`,
      'pdf ms (median)': Math.round(median(runs.map((run) => run.print))),
      'pdf ms (worst)': Math.round(Math.max(...runs.map((run) => run.print))),
      'pictures ms': Math.round(median(runs.map((run) => run.preview))),
      KB: Math.round(median(runs.map((run) => run.bytes)) / 1024),
    });
  }
}
console.table(rows);
console.log(
  JSON.stringify({
    coldMs: Math.round(cold.print),
    rounds,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    rows,
  }),
);
