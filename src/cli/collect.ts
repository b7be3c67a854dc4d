import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { type ArgsDef, defineCommand } from 'citty';
import { createCollector } from '#engagement/collector/collector.ts';
import { exportHistory } from '#engagement/collector/export-history.ts';
import { goalNamed } from '#engagement/collector/query/goals.ts';
import { serveCollector } from '#engagement/collector/serve-collector.ts';
import { values, wholeNumber, zoneNamed } from './read-options.ts';
import { runCommand } from './run-command.ts';

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

const serveArgs = {
  port: { type: 'string', description: 'Port; 0 takes a free one.', default: '8000' },
  host: { type: 'string', description: 'Address to listen on.', default: '127.0.0.1' },
  db: file,
  site,
  'api-key': {
    type: 'string',
    description:
      'Key that may ask for statistics; repeat it for more. FILO_STATS_KEY says it unseen by the machine’s other users.',
  },
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

/** A file that is there: where it isn't, a new one would be made and an empty copy pass for a good one. */
function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new RangeError(`There is no database "${path}".`);
}

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
    const keepDays = wholeNumber('keep-days', args['keep-days'], 1);
    const mostEvents = wholeNumber('most-events', args['most-events'], 1);
    const eventsPerMinute = wholeNumber('event-limit', args['event-limit'], 1);
    const questionsPerHour = wholeNumber('api-limit', args['api-limit'], 1);
    const served = await serveCollector({
      port: wholeNumber('port', args.port, 0) ?? 0,
      host: args.host,
      dbPath: args.db,
      sites: values(rawArgs, '--site').flatMap((domains) => domains.split(',')),
      apiKeys: [...values(rawArgs, '--api-key'), process.env.FILO_STATS_KEY ?? ''].filter(Boolean),
      goals: values(rawArgs, '--goal').map(goalNamed),
      timezone: zoneNamed(args.timezone),
      importApi: args['import-api'],
      ...(trustProxy.length > 0 ? { trustProxy } : {}),
      ...(mostEvents ? { mostEvents } : {}),
      filled: tellFull,
      ...(eventsPerMinute ? { eventsPerMinute } : {}),
      ...(questionsPerHour ? { questionsPerHour } : {}),
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
    if (existsSync(args.to) && realpathSync(args.to) === realpathSync(existing(args.db))) {
      throw new RangeError(`"${args.to}" is the database itself: name another file for the copy.`);
    }
    const collector = createCollector({ dbPath: existing(args.db), sites: [], apiKeys: [] });
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
    const collector = createCollector({ dbPath: existing(args.db), sites: [], apiKeys: [] });
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
      dbPath: existing(args.db),
      site: args.site,
      timezone: zoneNamed(args.timezone),
      folder: args.to,
    });
    process.stdout.write(`${files.join('\n')}\n`);
  },
});

const [first, ...rest] = process.argv.slice(2);
if (first === 'backup') await runCommand(backup, rest);
else if (first === 'retain') await runCommand(retain, rest);
else if (first === 'export') await runCommand(exportCommand, rest);
else await runCommand(serve);
