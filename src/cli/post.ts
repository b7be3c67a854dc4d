import { defineCommand } from 'citty';
import { composeCard } from '#cards/compose-card.ts';
import { formats } from '#cards/formats.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { readSettings, reportingDate } from '#integration/settings.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { type Network, networks } from '#model/network.ts';
import { chooseTouchpoints } from '#posts/choose-touchpoints.ts';
import { keepIntent } from '#posts/keep-intent.ts';
import { openPublishers } from '#posts/open-publishers.ts';
import { lockPosting } from '#posts/posting-lock.ts';
import { printReport } from '#posts/print-report.ts';
import type { PublishOptions } from '#posts/publish-post.ts';
import { type Run, runPosting } from '#posts/run-posting.ts';
import { forgetAttempt, recordPost } from '#posts/settle-post.ts';
import { loadContent } from '#sources/load-content.ts';
import { outliveReader } from './outlive-reader.ts';
import { runCommand } from './run-command.ts';

const command = defineCommand({
  meta: { name: 'post', description: 'Publishes approved touchpoints whose time has come, each exactly once.' },
  args: {
    due: { type: 'boolean', description: 'Every approved touchpoint whose time has come.' },
    touchpoint: { type: 'string', description: 'One touchpoint, by its id.' },
    network: { type: 'string', description: 'Only this network.' },
    'max-age': { type: 'string', description: 'With --due: leave out what was due more than this many days ago.' },
    'dry-run': { type: 'boolean', description: 'Print the posts; call nobody, write nothing.' },
    record: { type: 'string', description: 'Address of a post that is out: record it (with --touchpoint, --network).' },
    'not-posted': { type: 'boolean', description: 'Settle an unknown outcome: the post is not there.' },
    root: { type: 'string', description: 'Folder of the project.', default: '.' },
  },
  async run({ args }) {
    process.exitCode = await post(args);
  },
});

interface Args {
  root: string;
  due?: boolean | undefined;
  touchpoint?: string | undefined;
  network?: string | undefined;
  'max-age'?: string | undefined;
  'dry-run'?: boolean | undefined;
  record?: string | undefined;
  'not-posted'?: boolean | undefined;
}

/** Runs the command; 0 where every post is out or not ours to send, 1 where one was refused or is unknown. */
async function post(args: Args): Promise<number> {
  const settings = readSettings(process.env);
  const clock = new Date();
  const today = reportingDate(process.env, () => clock);
  // A reporting date left in the environment may show the future, never publish it.
  const now = args['dry-run'] || today < clock ? today : clock;
  const network = readNetwork(args.network);
  if (!args.due && !args.touchpoint) throw new Error('say which touchpoints: --due, or --touchpoint <id>.');
  const maxAgeDays = readDays(args);
  // Before the content is read: what an editor calls off while this run waits must not go out.
  const lock = args['dry-run'] ? undefined : lockPosting(args.root);
  try {
    const { content, problems } = await loadContent(args.root);
    if (problems.length) process.stderr.write(`${problems.length} problems in the content: see "npm run check".\n`);
    const touchpoints = chooseTouchpoints(content, { touchpoint: args.touchpoint, maxAgeDays }, now);
    const [touchpoint] = touchpoints;
    if (args.record || args['not-posted']) {
      if (!args.touchpoint || !touchpoint || !network)
        throw new Error('--record and --not-posted need --touchpoint <id> and --network <network>.');
      if (args['dry-run']) throw new Error('--dry-run writes nothing: record without it.');
      if (args.record) await recordPost(args.root, touchpoint, network, args.record, new Date());
      else await forgetAttempt(args.root, touchpoint, network);
      process.stdout.write(`${touchpoint.id} on ${network}: recorded.\n`);
      return 0;
    }
    if (!settings.production && !args['dry-run'])
      throw new Error('FILO_SITE is not set: the links of the posts would lead to this machine.');
    return await publish({ content, now, settings, args, network }, touchpoints);
  } finally {
    lock?.release();
  }
}

type Chosen = Parameters<typeof runPosting>[1];

async function publish(
  from: {
    content: Run['context']['content'];
    now: Date;
    settings: ReturnType<typeof readSettings>;
    args: Args;
    network: Network | undefined;
  },
  touchpoints: Chosen,
): Promise<number> {
  const { content, now, settings, args, network } = from;
  const { logos } = await loadLogos(args.root, content);
  const cards = { content, today: now, logos, qr: (id: string) => shortUrl(id, settings.site) };
  const keep = process.env.FILO_POST_KEEP;
  const clock: PublishOptions = {
    root: args.root,
    now: () => new Date(),
    sleep,
    ...(keep && { keepIntent: () => keepIntent(keep, args.root) }),
  };
  const reports = runPosting(
    {
      ...clock,
      context: {
        content,
        site: settings.site,
        altOf: ({ id }) => composeCard(cards, { type: 'touchpoint', id }).alt,
      },
      accounts: openPublishers(process.env),
      loadCard: async ({ id }, format) => {
        const card = await renderCardFor({ ...cards, subject: { type: 'touchpoint', id }, format });
        if (!card.ok) throw new Error(`its card has ${card.problems.length} problems: see "npm run check".`);
        const { width, height } = formats[format];
        const type = card.type === 'png' ? 'image/png' : 'image/jpeg';
        return { bytes: new Uint8Array(card.image), type, width, height };
      },
      ...(network && { network }),
      dryRun: args['dry-run'] ?? false,
    },
    touchpoints,
  );
  return await printReport(reports, (line) => process.stdout.write(`${line}\n`));
}

function readNetwork(name: string | undefined): Network | undefined {
  const found = networks.find((network) => network === name);
  if (name && !found) throw new Error(`--network is "${name}": it must be one of ${networks.join(', ')}.`);
  return found;
}

function readDays({ 'max-age': days }: Args): number | undefined {
  if (days === undefined) return undefined;
  if (!(Number(days) > 0)) throw new Error(`--max-age is "${days}": it must be a number of days.`);
  return Number(days);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

outliveReader(process.stdout);
await runCommand(command);
