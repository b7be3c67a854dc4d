import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { defineCommand } from 'citty';
import { type CardContext, campaignOf, composeCard } from '#cards/compose-card.ts';
import { drawSheet, type SheetRow } from '#cards/draw-sheet.ts';
import { formats } from '#cards/formats.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { isInPartnerSet } from '#cards/partner-set.ts';
import { renderAllCards, type WantedCard } from '#cards/render-all-cards.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { isInShard, parseShard } from '#cards/shard.ts';
import { openSharedCache } from '#cards/shared-cache.ts';
import { type CardSubject, pageSubjects } from '#cards/subject.ts';
import { readSettings, reportingDate } from '#integration/settings.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { type FormatId, formatIds } from '#model/format.ts';
import { formatProblem } from '#model/problem.ts';
import { type CardTemplate, cardTemplates } from '#model/touchpoint.ts';
import { loadContent } from '#sources/load-content.ts';
import { campaignNamed, formatNamed, partnerNamed, sheetNamed } from './choose-cards.ts';
import { runCommand } from './run-command.ts';
import { showProgress } from './show-progress.ts';

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
  const isWanted = (wanted: WantedCard) =>
    (args.campaign === undefined || campaignOf(content, wanted.subject)?.id === args.campaign) &&
    (format === undefined || wanted.format === format) &&
    (args.organisation === undefined || isInPartnerSet(content, wanted.subject, args.organisation)) &&
    (shard === undefined || isInShard(shard, wanted.subject));
  if (args.sheet) return writeSheet(context, sheetNamed(args.sheet), isWanted, format);
  const progress = showProgress(process.stderr, 'card');
  const outDir = args.organisation ? join(args.out, args.organisation) : args.out;
  const run = await renderAllCards({
    ...context,
    outDir,
    cacheDir: join(args.root, '.cache', 'cards'),
    area: args.all ? 'staff' : 'public',
    shared: openSharedCache(process.env),
    ...(args.campaign || args.organisation || format || shard ? { only: isWanted } : {}),
    onProgress: progress.show,
  });
  progress.end();
  const problems = [...wrongWords, ...wrongLogos, ...run.problems];
  if (problems.length > 0) process.stdout.write(`${problems.map(formatProblem).join('\n')}\n`);
  if (run.trouble) process.stderr.write(`The shared cache (FILO_CARD_CACHE) was not used. ${run.trouble}\n`);
  process.stdout.write(`${run.report.length} card in ${outDir}, ${run.drawn} disegnate ora.\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

/** One row a format and a campaign, one card a template; with a format, every touchpoint and page in it. */
async function writeSheet(
  context: CardContext,
  path: string,
  isWanted: (wanted: WantedCard) => boolean,
  only: FormatId | undefined,
): Promise<void> {
  const progress = showProgress(process.stderr, 'card');
  const ids = only ? [only] : formatIds;
  const planned = ids.flatMap((id) => {
    const wanted = allSubjects(context).filter((subject) => isWanted({ subject, format: id }));
    const groups = only ? inSevens(wanted) : byTemplate(context, wanted);
    return groups.map((subjects) => ({ id, subjects }));
  });
  const total = planned.reduce((sum, { subjects }) => sum + subjects.length, 0);
  const rows: SheetRow[] = [];
  let done = 0;
  for (const { id, subjects } of planned) {
    const images: Buffer[] = [];
    for (const subject of subjects) {
      const card = await renderCardFor({ ...context, subject, format: id });
      if (card.ok) images.push(card.image);
      done += 1;
      progress.show(done, total);
    }
    const { width, height } = formats[id];
    if (images.length > 0) rows.push({ images, width, height });
  }
  progress.end();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await drawSheet(rows, 2400));
  process.stdout.write(`${path}: ${done} card.\n`);
}

function allSubjects({ content }: CardContext): CardSubject[] {
  return [...content.touchpoints.map(({ id }) => ({ type: 'touchpoint', id }) as const), ...pageSubjects(content)];
}

function inSevens(subjects: CardSubject[]): CardSubject[][] {
  return Array.from({ length: Math.ceil(subjects.length / 7) }, (_, at) => subjects.slice(at * 7, at * 7 + 7));
}

/** For each campaign, the first card of every template it uses. */
function byTemplate(context: CardContext, subjects: CardSubject[]): CardSubject[][] {
  return context.content.campaigns.map(({ id }) => {
    const own = subjects.filter((subject) => campaignOf(context.content, subject)?.id === id);
    const templates = own.map((subject) => composeCard(context, subject).template);
    const firsts = Object.keys(cardTemplates).map((template) => own[templates.indexOf(template as CardTemplate)]);
    return firsts.filter((subject) => subject !== undefined);
  });
}

await runCommand(command);
