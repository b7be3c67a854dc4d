import { join } from 'node:path';
import { defineCommand } from 'citty';
import { loadLogos } from '#cards/load-logos.ts';
import { readSettings, reportingDate } from '#integration/settings.ts';
import { formatProblem } from '#model/problem.ts';
import { renderAllPosters } from '#posters/render-all-posters.ts';
import { checkTheme } from '#sources/check-values.ts';
import { loadContent } from '#sources/load-content.ts';
import { assetNamed } from './choose-cards.ts';
import { runCommand } from './run-command.ts';
import { showProgress } from './show-progress.ts';

const command = defineCommand({
  meta: {
    name: 'posters',
    description:
      'Stampa in PDF locandine e schede: per ufficio, per tipografia, a risparmio; con una immagine di ogni pagina.',
  },
  args: {
    asset: { type: 'string', description: 'Solo le locandine di questo materiale (id).' },
    out: { type: 'string', default: '.cache/posters-out', description: 'Cartella in cui scriverle.' },
    root: { type: 'string', default: '.', description: 'Cartella del progetto.' },
    all: { type: 'boolean', default: false, description: 'Anche quelle non ancora pubblicate.' },
  },
  async run({ args: { asset: id, out, root, all } }) {
    const { content, problems: wrongWords } = await loadContent(root);
    const { logos, problems: wrongLogos } = await loadLogos(root, content);
    if (id !== undefined) assetNamed(content.assets, id);
    const illegible = content.campaigns.filter((one) => checkTheme(one).length > 0);
    const progress = showProgress(process.stderr, 'PDF');
    const { written, drawn, problems } = await renderAllPosters({
      content,
      logos,
      today: reportingDate(process.env, () => new Date()),
      site: readSettings(process.env).site,
      area: all ? 'staff' : 'public',
      outDir: out,
      cacheDir: join(root, '.cache', 'posters'),
      only: ({ asset }) =>
        (id === undefined || asset.id === id) && !illegible.some((campaign) => campaign.id === asset.campaign),
      onProgress: progress.show,
    });
    progress.end();
    const wrong = [...wrongWords, ...wrongLogos, ...illegible.flatMap(checkTheme), ...problems];
    if (wrong.length > 0) process.stdout.write(`${wrong.map(formatProblem).join('\n')}\n`);
    process.stdout.write(`${written} PDF in ${out}, ${drawn} stampati ora.\n`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
  },
});

await runCommand(command);
