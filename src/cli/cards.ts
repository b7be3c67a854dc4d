import { join } from 'node:path';
import { defineCommand } from 'citty';
import { type CardContext, campaignOf } from '#cards/compose-card.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { isInPartnerSet } from '#cards/partner-set.ts';
import { renderAllCards, type WantedCard } from '#cards/render-all-cards.ts';
import { isInShard, parseShard } from '#cards/shard.ts';
import { openSharedCache } from '#cards/shared-cache.ts';
import { readSettings, reportingDate } from '#integration/settings.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { formatProblem, type Problem } from '#model/problem.ts';
import { checkTheme } from '#sources/check-values.ts';
import { loadContent } from '#sources/load-content.ts';
import { campaignNamed, formatNamed, partnerNamed, sheetNamed } from './choose-cards.ts';
import { runCommand } from './run-command.ts';
import { showProgress } from './show-progress.ts';
import { writeCardSheet } from './write-card-sheet.ts';

const command = defineCommand({
  meta: {
    name: 'cards',
    description: 'Disegna le card di touchpoint e pagine nella cartella indicata; solo quelle cambiate.',
  },
  args: {
    campaign: { type: 'string', description: 'Solo questa campagna (id).' },
    organisation: { type: 'string', description: 'Le card con il nome di questo partner (id).' },
    format: { type: 'string', description: 'Solo questo formato (id).' },
    out: { type: 'string', default: '.cache/cards-out', description: 'Cartella in cui scriverle.' },
    sheet: { type: 'string', description: 'Scrive un provino PNG con tutte le card, invece delle card.' },
    root: { type: 'string', default: '.', description: 'Cartella del progetto.' },
    shard: { type: 'string', description: 'Solo una parte, per dividere il lavoro fra più macchine: 2/4.' },
    all: { type: 'boolean', default: false, description: 'Anche le bozze e i touchpoint sotto embargo.' },
  },
  run: ({ args }) => draw(args),
});

interface Args {
  root: string;
  out: string;
  all: boolean;
  campaign?: string | undefined;
  organisation?: string | undefined;
  format?: string | undefined;
  sheet?: string | undefined;
  shard?: string | undefined;
}

async function draw(args: Args): Promise<void> {
  const { content, problems: wrongWords } = await loadContent(args.root);
  const { logos, problems: wrongLogos } = await loadLogos(args.root, content);
  const { site } = readSettings(process.env);
  const context: CardContext = {
    content,
    logos,
    today: reportingDate(process.env, () => new Date()),
    qr: (touchpoint) => shortUrl(touchpoint, site),
    ...(args.organisation ? { partner: partnerNamed(content.organisations, args.organisation) } : {}),
  };
  const format = args.format === undefined ? undefined : formatNamed(args.format);
  if (args.campaign !== undefined) campaignNamed(content.campaigns, args.campaign);
  const shard = args.shard === undefined ? undefined : parseShard(args.shard);
  // Cards nobody could read are not drawn.
  const illegible = new Set(content.campaigns.filter((one) => checkTheme(one).length > 0).map(({ id }) => id));
  const wrong = [...wrongWords, ...wrongLogos, ...content.campaigns.flatMap(checkTheme)];
  const isWanted = ({ subject, ...wanted }: WantedCard) =>
    !illegible.has(campaignOf(content, subject)?.id ?? '') &&
    (args.campaign === undefined || campaignOf(content, subject)?.id === args.campaign) &&
    (format === undefined || wanted.format === format) &&
    (args.organisation === undefined || isInPartnerSet(content, subject, args.organisation)) &&
    (shard === undefined || isInShard(shard, subject));
  if (args.sheet) {
    const sheet = await writeCardSheet(context, sheetNamed(args.sheet), isWanted, format);
    tellProblems([...wrong, ...sheet.problems]);
    process.stdout.write(`${args.sheet}: ${sheet.drawn} card.\n`);
    return;
  }
  const progress = showProgress(process.stderr, 'card');
  const outDir = args.organisation ? join(args.out, args.organisation) : args.out;
  const run = await renderAllCards({
    ...context,
    outDir,
    cacheDir: join(args.root, '.cache', 'cards'),
    area: args.all ? 'staff' : 'public',
    shared: openSharedCache(process.env),
    ...(args.campaign || args.organisation || format || shard || illegible.size > 0 ? { only: isWanted } : {}),
    onProgress: progress.show,
  });
  progress.end();
  tellProblems([...wrong, ...run.problems]);
  if (run.trouble) process.stderr.write(`The shared cache (FILO_CARD_CACHE) was not used. ${run.trouble}\n`);
  process.stdout.write(`${run.report.length} card in ${outDir}, ${run.drawn} disegnate ora.\n`);
}

function tellProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  process.stdout.write(`${problems.map(formatProblem).join('\n')}\n`);
  process.exitCode = 1;
}

await runCommand(command);
