/**
 * Measures the embedded collector on this machine: durable events a second over HTTP, then each question of a report on five
 * million events. `npm run bench:collector -- [--events N] [--seconds S] [--db FILE] [--json FILE]`;
 * with `--db`, the events are made once and found again the next time.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { createCollector } from '#engagement/collector/collector.ts';
import { serveCollector } from '#engagement/collector/serve-collector.ts';
import { fillWithTraffic } from './synthetic-traffic.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000000' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
    db: { type: 'string' },
    serve: { type: 'string' },
  },
});
const SITE = 'bench.test';
const KEY = 'bench-key';

/** The collector in a process of its own, so that the load it is under is not its own. */
async function serveHere(dbPath: string): Promise<void> {
  const served = await serveCollector({ dbPath, sites: [SITE], apiKeys: [KEY], port: 0, eventsPerMinute: 1e9 });
  await served.collector.warmUp();
  process.send?.({ url: served.url });
  process.on('message', (message) => {
    if (message === 'usage') process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() });
    if (message === 'stop') served.stop().then(() => process.exit(0));
  });
}

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filo-bench-'));
  const load = loadavg()[0] as number;
  try {
    const intake = await measureIntake(join(folder, 'intake.db'), Number(values.seconds));
    const questions = await measureQuestions(values.db ?? join(folder, 'questions.db'), Number(values.events));
    const report = {
      date: new Date().toISOString(),
      cores: availableParallelism(),
      loadBefore: load,
      node: process.version,
      intake,
      questions,
    };
    console.table([intake]);
    console.table(questions.asked);
    console.log(
      `${questions.events} events, loaded in ${questions.loadMs} ms, ${questions.fileMb} MB of file, ${questions.memoryMb} MB of memory`,
    );
    console.log(`${report.cores} cores, load ${load.toFixed(2)} before the start, Node ${report.node}`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nextMessage<T>(child: ReturnType<typeof fork>): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}

/** Many browsers at once, each event answered only when it is on the disk. */
async function measureIntake(dbPath: string, seconds: number) {
  const child = fork(new URL(import.meta.url), ['--serve', dbPath]);
  const { url } = await nextMessage<{ url: string }>(child);
  const userAgents = [
    'Chrome/124.0.0.0 Safari/537.36',
    'Chrome/125.0.0.0 Safari/537.36',
    'Chrome/126.0.0.0 Safari/537.36',
  ].map((tail) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${tail}`);
  // Few enough that making them for every connection does not itself hold up the first answers.
  const requests = Array.from({ length: 100 }, (_, n) => ({
    method: 'POST' as const,
    path: '/api/event',
    headers: {
      'content-type': 'text/plain',
      'user-agent': userAgents[n % userAgents.length] as string,
      'x-forwarded-for': `10.${n % 200}.${(n * 7) % 250}.${(n * 13) % 250}`,
    },
    body: JSON.stringify({
      n: n % 5 === 0 ? 'Scarica materiale' : 'pageview',
      u: `https://${SITE}/campagne/c-${n % 10}/p-${n % 40}/?utm_source=linkedin&utm_medium=social&utm_content=t-${n % 30}`,
      d: SITE,
      r: 'https://www.linkedin.com/feed/',
      p: { campaign: `c-${n % 10}`, touchpoint: `t-${n % 30}` },
    }),
  }));
  const run = (duration: number) => autocannon({ url, connections: 100, pipelining: 1, duration, requests });
  const usage = () => {
    child.send('usage');
    return nextMessage<{ rss: number; cpu: NodeJS.CpuUsage }>(child);
  };
  await run(2);
  const before = await usage();
  const result = await run(seconds);
  const { rss, cpu } = await usage();
  const cpuMicros = cpu.user + cpu.system - before.cpu.user - before.cpu.system;
  child.send('stop');
  await new Promise((resolve) => child.once('exit', resolve));
  const check = createCollector({ dbPath, sites: [SITE], apiKeys: [] });
  const written =
    check.ask(SITE, { site_id: SITE, metrics: ['events'], date_range: 'all' }).results[0]?.metrics[0] ?? 0;
  await check.close();
  return {
    'events/s': Math.round(result.requests.average),
    'p50 ms': result.latency.p50,
    'p99 ms': result.latency.p99,
    'max ms': result.latency.max,
    'CPU µs/event': Math.round(cpuMicros / result['2xx']),
    accepted: result['2xx'],
    refused: result.non2xx,
    'written (with warm-up)': written,
    'memory MB': Math.round(rss / 1e6),
  };
}

const CAMPAIGN = ['is', 'event:props:campaign', ['c-1']];
const QUESTIONS: Readonly<Record<string, Record<string, unknown>>> = {
  'totals of everything': { metrics: ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'] },
  'totals of a campaign': { metrics: ['visitors', 'visits', 'pageviews', 'events'], filters: [CAMPAIGN] },
  'by touchpoint': {
    metrics: ['visitors', 'visits', 'pageviews', 'events'],
    dimensions: ['event:props:touchpoint'],
    filters: [CAMPAIGN],
  },
  'by message': { metrics: ['visitors', 'visits', 'pageviews', 'events'], dimensions: ['event:props:message'] },
  'by audience': { metrics: ['visitors', 'visits', 'pageviews', 'events'], dimensions: ['event:props:audience'] },
  'by link (utm_content)': {
    metrics: ['visitors', 'visits', 'bounce_rate', 'visit_duration'],
    dimensions: ['visit:utm_content'],
  },
  'by channel': { metrics: ['visitors', 'visits', 'bounce_rate', 'visit_duration'], dimensions: ['visit:channel'] },
  'by source': { metrics: ['visitors', 'percentage'], dimensions: ['visit:source'] },
  'by page, with time and depth': {
    metrics: ['visitors', 'pageviews', 'time_on_page', 'scroll_depth'],
    dimensions: ['event:page'],
  },
  'by event': { metrics: ['visitors', 'events'], dimensions: ['event:name'] },
  'downloads by asset': {
    metrics: ['visitors', 'events'],
    dimensions: ['event:props:asset'],
    filters: [['is', 'event:name', ['Scarica materiale']]],
  },
  'by day': { metrics: ['visitors', 'pageviews'], dimensions: ['time:day'] },
  'by week and channel': { metrics: ['visitors', 'visits'], dimensions: ['time:week', 'visit:channel'] },
  'by event and touchpoint': { metrics: ['visitors', 'events'], dimensions: ['event:name', 'event:props:touchpoint'] },
};
const TURNS = 5;

/** A report's questions, each asked some times; the first time is the worst. */
async function measureQuestions(dbPath: string, events: number) {
  if (!existsSync(dbPath)) {
    const writer = createCollector({ dbPath, sites: [SITE], apiKeys: [] });
    await fillWithTraffic(writer, SITE, { events, seed: 1, days: 30, until: Date.UTC(2026, 9, 31) });
    await writer.close();
  }
  const opened = performance.now();
  const collector = createCollector({ dbPath, sites: [SITE], apiKeys: [] });
  const loadMs = Math.round(performance.now() - opened);
  const asked = Object.entries(QUESTIONS).map(([question, query]) => {
    let rows = 0;
    const cpu: number[] = [];
    const times = Array.from({ length: TURNS }, () => {
      const started = performance.now();
      const cpuBefore = process.cpuUsage();
      rows = collector.ask(SITE, { site_id: SITE, date_range: 'all', ...query }).results.length;
      const { user, system } = process.cpuUsage(cpuBefore);
      cpu.push((user + system) / 1000);
      return performance.now() - started;
    });
    const sorted = times.toSorted((a, b) => a - b);
    return {
      question,
      rows,
      'median ms': Math.round(sorted[Math.floor(TURNS / 2)] as number),
      'worst ms': Math.round(sorted[TURNS - 1] as number),
      'median CPU ms': Math.round(cpu.toSorted((a, b) => a - b)[Math.floor(TURNS / 2)] as number),
    };
  });
  const memoryMb = Math.round(process.memoryUsage().rss / 1e6);
  await collector.close();
  return { events, loadMs, fileMb: Math.round(statSync(dbPath).size / 1e6), memoryMb, asked };
}

if (values.serve) await serveHere(values.serve);
else await measureAll();
