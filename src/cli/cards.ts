import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { type CardContext, campaignOf } from '#cards/compose-card.ts';
import { drawSheet, type SheetRow } from '#cards/draw-sheet.ts';
import { formats } from '#cards/formats.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { renderAllCards, type WantedCard } from '#cards/render-all-cards.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { isInShard, parseShard } from '#cards/shard.ts';
import { pageSubjects } from '#cards/subject.ts';
import { readSettings, reportingDate } from '#integration/settings.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { type FormatId, formatIds } from '#model/format.ts';
import { formatProblem } from '#model/problem.ts';
import { loadContent } from '#sources/load-content.ts';
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
  run: ({ args }) =>
    draw(args).catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }),
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
  const { content } = await loadContent(args.root);
  const { logos, problems: wrongLogos } = await loadLogos(args.root, content);
  const { site } = readSettings(process.env);
  const context: CardContext = {
    content,
    logos,
    today: reportingDate(process.env, () => new Date()),
    qr: (touchpoint) => shortUrl(touchpoint, site),
    ...(args.organisation ? { partner: partnerOf(content.organisations, args.organisation) } : {}),
  };
  const format = args.format === undefined ? undefined : formatOf(args.format);
  if (args.campaign !== undefined) content.get('campaigns', args.campaign);
  const shard = args.shard === undefined ? undefined : parseShard(args.shard);
  const isWanted = (wanted: WantedCard) =>
    (args.campaign === undefined || campaignOf(content, wanted.subject)?.id === args.campaign) &&
    (format === undefined || wanted.format === format) &&
    (args.organisation === undefined || wanted.subject.type === 'touchpoint') &&
    (shard === undefined || isInShard(shard, wanted.subject));
  if (args.sheet) return writeSheet(context, args.sheet, isWanted, format);
  const progress = showProgress(process.stderr, 'card');
  const outDir = args.organisation ? join(args.out, args.organisation) : args.out;
  const run = await renderAllCards({
    ...context,
    outDir,
    cacheDir: join(args.root, '.cache', 'cards'),
    area: args.all ? 'staff' : 'public',
    ...(args.campaign || args.organisation || format || shard ? { only: isWanted } : {}),
    onProgress: progress.show,
  });
  progress.end();
  const problems = [...wrongLogos, ...run.problems];
  if (problems.length > 0) process.stdout.write(`${problems.map(formatProblem).join('\n')}\n`);
  process.stdout.write(`${run.report.length} card in ${outDir}, ${run.drawn} disegnate ora.\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

/** Every touchpoint and page in every format, one format a row. */
async function writeSheet(
  context: CardContext,
  path: string,
  isWanted: (wanted: WantedCard) => boolean,
  only: FormatId | undefined,
): Promise<void> {
  const touchpoints = context.content.touchpoints.map(({ id }) => ({ type: 'touchpoint', id }) as const);
  const subjects = [...touchpoints, ...pageSubjects(context.content)];
  const ids = only ? [only] : formatIds;
  const progress = showProgress(process.stderr, 'card');
  const rows: SheetRow[] = [];
  let done = 0;
  for (const id of ids) {
    const { width, height } = formats[id];
    const wanted = subjects.filter((subject) => isWanted({ subject, format: id }));
    const images: Buffer[] = [];
    for (const subject of wanted) {
      const card = await renderCardFor({ ...context, subject, format: id });
      if (card.ok) images.push(card.image);
      done += 1;
      progress.show(done, ids.length * wanted.length);
    }
    const perRow = width / height > 3 ? 4 : 7;
    for (let at = 0; at < images.length; at += perRow)
      rows.push({ images: images.slice(at, at + perRow), width, height });
  }
  progress.end();
  await writeFile(path, await drawSheet(rows, 2400));
  process.stdout.write(`${path}: ${done} card.\n`);
}

function formatOf(name: string): FormatId {
  const id = formatIds.find((one) => one === name);
  if (!id) throw new RangeError(`No format is called "${name}". Formats: ${formatIds.join(', ')}.`);
  return id;
}

function partnerOf(organisations: readonly { id: string; partner: boolean }[], id: string): string {
  const partners = organisations.filter((one) => one.partner).map((one) => one.id);
  if (partners.includes(id)) return id;
  throw new RangeError(
    `"${id}" is not a partner with a set of its own. Partners: ${partners.join(', ') || 'none yet'}.`,
  );
}

await runMain(command);
