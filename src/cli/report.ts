import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defineCommand } from 'citty';
import writeExcelFile from 'write-excel-file/node';
import { emblemSvg, euStatement } from '#cards/emblem.ts';
import { makeReport } from '#integration/make-report.ts';
import { reportingDate } from '#integration/settings.ts';
import { formatProblem } from '#model/problem.ts';
import { toCsv } from '#plan/report/to-csv.ts';
import { toSheets } from '#plan/report/to-sheets.ts';
import { toText } from '#plan/report/to-text.ts';
import { toTypst } from '#plan/report/to-typst.ts';
import { compilePdf } from '#posters/typst.ts';
import { outliveReader } from './outlive-reader.ts';
import { runCommand } from './run-command.ts';

const command = defineCommand({
  meta: {
    name: 'report',
    description:
      'Chiede alle statistiche che cosa hanno fatto i lettori, lo scrive nei risultati e dice come va il piano.',
  },
  args: {
    campaign: { type: 'string', required: true, description: 'Id della campagna.' },
    from: { type: 'string', description: "Primo giorno, come 2025-06-01; l'inizio della campagna se manca." },
    to: { type: 'string', description: 'Ultimo giorno; oggi se manca.' },
    csv: { type: 'string', description: 'File CSV in cui scrivere le tabelle.' },
    xlsx: { type: 'string', description: 'Cartella di lavoro (xlsx) in cui scrivere le tabelle.' },
    pdf: { type: 'string', description: 'PDF accessibile per il comitato.' },
    root: { type: 'string', default: '.', description: 'Cartella del progetto.' },
  },
  async run({ args }) {
    const { env } = process;
    const now = reportingDate(env, () => new Date());
    const { campaign: id, from, to, root, csv, xlsx, pdf } = args;
    const { report, campaign, results, problems } = await makeReport({ root, campaign: id, from, to, env, now });
    if (problems.length > 0)
      process.stderr.write(`Ciò che non si legge manca dal rapporto:\n${problems.map(formatProblem).join('\n')}\n`);
    if (csv) await write(csv, `\uFEFF${toCsv(report.tables)}`);
    if (xlsx) await write(xlsx, await writeExcelFile(toSheets(report)).toBuffer());
    const funding = campaign.funding.eu ? { statement: euStatement, emblem: emblemSvg() } : undefined;
    if (pdf) await write(pdf, await compilePdf(toTypst(report, funding)));
    process.stdout.write(`${toText(report)}\n\n`);
    if (results) process.stdout.write(`Risultati scritti in ${results}\n`);
    else process.stdout.write('Nessuna statistica indicata (PLAUSIBLE_HOST): valgono gli ultimi risultati scritti.\n');
  },
});

async function write(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, data);
  process.stdout.write(`Scritto ${file}\n`);
}

outliveReader(process.stdout);
await runCommand(command);
