/**
 * Time and memory of a build from nothing, of one after the body of a page was edited and of one after its title was, which
 * other pages show: of this project's own words, then of 100, 1,000 and 5,000 pages, 100 in each campaign.
 * `npm run bench:build -- [--pages 100,1000] [--json FILE]`; `--pages 0` is the project alone. Cards and posters are made too.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyProject, measureCommand, type Spent } from './measure-command.ts';
import { writeRegion } from './synthetic-region.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '0,100,1000,5000' }, json: { type: 'string' } },
});
const counts = values.pages.split(',').map(Number);
if (counts.some((count) => !Number.isInteger(count) || count < 0))
  throw new RangeError('--pages must be numbers of pages, such as 100,1000.');

interface Row {
  pages: number;
  cold: Spent;
  body: Spent;
  title: Spent;
}

async function measure(pages: number): Promise<Row> {
  const root = await copyProject('build-bench', pages === 0 ? ['content', 'campaigns'] : []);
  try {
    const campaigns = Math.ceil(pages / 100);
    // Each of a campaign's five messages must have a touchpoint.
    const region = { campaigns, touchpoints: 5 * campaigns, partners: 1, events: 1, pages };
    if (pages > 0) await writeRegion(root, region);
    const build = () => measureCommand(root, ['src/cli/build.ts']);
    const cold = await build();
    await editOnePage(root, /$/, '\nUna frase in più.\n');
    const body = await build();
    await editOnePage(root, /^title: .*$/m, 'title: Una pagina con un altro titolo');
    const title = await build();
    return { pages, cold, body, title };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Changes a page of words that belongs to a campaign. */
async function editOnePage(root: string, from: RegExp, to: string): Promise<void> {
  const folder = join(root, 'content', 'pages');
  for (const name of (await readdir(folder)).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    if (!text.includes('\ncampaign: ')) continue;
    await writeFile(join(folder, name), text.replace(from, to));
    return;
  }
  throw new Error('there is no page to edit');
}

const load = loadavg()[0] ?? 0;
const rows: Row[] = [];
for (const pages of counts) {
  rows.push(await measure(pages));
  console.log(JSON.stringify(rows.at(-1)));
}
const share = ({ cold }: Row, again: Spent, key: 'seconds' | 'cpuSeconds') =>
  `${Math.round((again[key] / cold[key]) * 100)}%`;
const shown = (spent: Spent) =>
  `${spent.seconds.toFixed(1)} s, CPU ${spent.cpuSeconds.toFixed(1)} s, ${Math.round(spent.rssMb)} MB`;
console.table(
  rows.map((row) => ({
    pages: row.pages || 'this project',
    'from nothing': shown(row.cold),
    'a body': shown(row.body),
    '% time': share(row, row.body, 'seconds'),
    '% CPU': share(row, row.body, 'cpuSeconds'),
    'a title': shown(row.title),
    '% CPU title': share(row, row.title, 'cpuSeconds'),
  })),
);
const machine = { date: new Date().toISOString(), node: process.version, cores: availableParallelism(), load };
if (values.json) await writeFile(values.json, `${JSON.stringify({ ...machine, rows }, null, 2)}\n`);
