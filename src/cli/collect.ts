import { readFileSync } from 'node:fs';
import { type ArgsDef, defineCommand, runMain } from 'citty';
import { createCollector } from '#engagement/collector/collector.ts';
import { exportHistory } from '#engagement/collector/export-history.ts';
import { goalNamed } from '#engagement/collector/query/goals.ts';
import { serveCollector } from '#engagement/collector/serve-collector.ts';

/** Every value of an option that can be given more than once. */
function values(rawArgs: readonly string[], option: string): string[] {
  return rawArgs.flatMap((arg, index) => {
    if (arg === option) return rawArgs[index + 1] ?? [];
    return arg.startsWith(`${option}=`) ? arg.slice(option.length + 1) : [];
  });
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const file = {
  type: 'string',
  description: 'The database, one file; made if it is not there.',
  default: 'engagement.db',
} as const;
const site = { type: 'string', description: 'Domain to count for; repeat it for more.', required: true } as const;
const timezone = {
  type: 'string',
  description: 'Time zone of days, weeks and months (Europe/Rome); this machine’s if absent.',
} as const;
const zoneOfMachine = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const serveArgs = {
  port: { type: 'string', description: 'Port; 0 takes a free one.', default: '8000' },
  host: { type: 'string', description: 'Address to listen on.', default: '127.0.0.1' },
  db: file,
  site,
  'api-key': { type: 'string', description: 'Key that may ask for statistics; repeat it for more.' },
  timezone,
  goal: { type: 'string', description: 'Name of an event, or path of a page, that is a result; repeat it for more.' },
  'trust-proxy': {
    type: 'string',
    description: 'Proxy address or CIDR block to believe; repeat it. This machine if absent.',
  },
  'event-limit': { type: 'string', description: 'Events a minute per site, 1000000 if absent.' },
  'most-events': {
    type: 'string',
    description:
      'Events kept at most, 50000000 if absent (4 GB of memory); more are dropped until older ones are deleted.',
  },
  'api-limit': { type: 'string', description: 'Questions an hour per key, 3600 if absent.' },
  'spam-list': { type: 'string', description: 'File with a host of a spam referrer per line.' },
  'keep-days': { type: 'string', description: 'Deletes what is older at start and once a day.' },
  'import-api': { type: 'boolean', description: 'Answers POST /api/import, which adds past events.', default: false },
} satisfies ArgsDef;

const DAY_MS = 86_400_000;

function tellFull(full: boolean): void {
  const news = full
    ? 'As many events are kept as --most-events allows: new ones are dropped. Delete older ones with "collect -- retain DAYS", or allow more.'
    : 'Events are taken again.';
  process.stderr.write(`${new Date().toISOString()} ${news}\n`);
}

const serve = defineCommand({
  meta: { name: 'collect', description: 'Counts visits: Plausible’s Events API and Stats API v2 on one file.' },
  args: serveArgs,
  async run({ args, rawArgs }) {
    const trustProxy = values(rawArgs, '--trust-proxy');
    const spamList = args['spam-list'];
    const keepDays = number(args['keep-days']);
    const served = await serveCollector({
      port: Number(args.port),
      host: args.host,
      dbPath: args.db,
      sites: values(rawArgs, '--site').flatMap((domains) => domains.split(',')),
      apiKeys: values(rawArgs, '--api-key'),
      goals: values(rawArgs, '--goal').map(goalNamed),
      timezone: args.timezone ?? zoneOfMachine(),
      importApi: args['import-api'],
      ...(trustProxy.length > 0 ? { trustProxy } : {}),
      ...(args['most-events'] ? { mostEvents: Number(args['most-events']) } : {}),
      filled: tellFull,
      ...(args['event-limit'] ? { eventsPerMinute: Number(args['event-limit']) } : {}),
      ...(args['api-limit'] ? { questionsPerHour: Number(args['api-limit']) } : {}),
      ...(spamList ? { spamHosts: readFileSync(spamList, 'utf8').split('\n') } : {}),
    });
    const tidy = () => keepDays !== undefined && served.collector.retain(keepDays);
    tidy();
    setInterval(tidy, DAY_MS).unref();
    await served.collector.warmUp();
    process.stdout.write(`Collecting on ${served.url} into ${args.db}. Stop with Ctrl-C.\n`);
    const stop = () => served.stop().then(() => process.exit(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  },
});

const backup = defineCommand({
  meta: { name: 'backup', description: 'Copies the database while it is in use.' },
  args: { to: { type: 'positional', description: 'The copy.', required: true }, db: file },
  async run({ args }) {
    const collector = createCollector({ dbPath: args.db, sites: [], apiKeys: [] });
    await collector.backup(args.to);
    await collector.close();
    process.stdout.write(`${args.db} copied to ${args.to}.\n`);
  },
});

const retain = defineCommand({
  meta: { name: 'retain', description: 'Deletes what is older than some days.' },
  args: { days: { type: 'positional', description: 'Days to keep.', required: true }, db: file },
  async run({ args }) {
    const days = Number(args.days);
    if (!(days >= 1)) throw new RangeError(`"${args.days}" is not a number of days.`);
    const collector = createCollector({ dbPath: args.db, sites: [], apiKeys: [] });
    const deleted = collector.retain(days);
    await collector.close();
    process.stdout.write(`${deleted} events older than ${days} days deleted from ${args.db}.\n`);
  },
});

const exportCommand = defineCommand({
  meta: { name: 'export', description: 'Writes the history of a site as the CSV files that Plausible imports.' },
  args: { to: { type: 'positional', description: 'Folder for the files.', required: true }, db: file, site, timezone },
  run({ args }) {
    const files = exportHistory({
      dbPath: args.db,
      site: args.site,
      timezone: args.timezone ?? zoneOfMachine(),
      folder: args.to,
    });
    process.stdout.write(`${files.join('\n')}\n`);
  },
});

const [first, ...rest] = process.argv.slice(2);
if (first === 'backup') await runMain(backup, { rawArgs: rest });
else if (first === 'retain') await runMain(retain, { rawArgs: rest });
else if (first === 'export') await runMain(exportCommand, { rawArgs: rest });
else await runMain(serve, { rawArgs: process.argv.slice(2) });
