import { cp, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { writeAdmin } from '#admin/write-admin.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { renderAllCards } from '#cards/render-all-cards.ts';
import { openSharedCache } from '#cards/shared-cache.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { formatProblem, type Problem } from '#model/problem.ts';
import { renderAllPosters } from '#posters/render-all-posters.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { finishSite } from './finish-site.ts';
import { forgetOld } from './forget-old.ts';
import { reportingDate, type Settings } from './settings.ts';
import type { StartedBuild } from './start-build.ts';
import { writeKits } from './write-kits.ts';

interface Build extends StartedBuild {
  root: string;
  outDir: string;
  settings: Settings;
  logger: AstroIntegrationLogger;
}

/** What a build writes beside its pages: the uploaded files, cards, posters, kits; then the pages made light, the search, the CMS. */
export async function buildOutputs({ root, content, pages, outDir, settings, logger }: Build): Promise<void> {
  await copyUploads(root, outDir);
  const today = reportingDate(process.env, () => new Date());
  const { logos, problems } = await loadLogos(root, content);
  const shared = openSharedCache(process.env);
  const cards = await renderAllCards({
    content,
    today,
    logos,
    outDir,
    cacheDir: join(root, '.cache', 'cards'),
    shared,
    area: settings.area,
    qr: (id) => shortUrl(id, settings.site),
  });
  stopOn([...problems, ...cards.problems]);
  if (cards.trouble) logger.warn(`The shared cache (FILO_CARD_CACHE) was not used. ${cards.trouble}`);
  logger.info(`${cards.written} card, ${cards.drawn} disegnate ora`);
  const cacheDir = join(root, '.cache', 'posters');
  const { area, site } = settings;
  const posters = await renderAllPosters({ content, today, logos, area, site, outDir, cacheDir });
  stopOn(posters.problems);
  logger.info(`${posters.written} locandine, ${posters.drawn} disegnate ora`);
  const kits = await writeKits({
    content,
    pages,
    shared,
    today,
    area,
    site,
    outDir,
    logos,
    cacheDir: join(root, '.cache', 'partners'),
  });
  stopOn(kits.problems);
  logger.info(`${kits.written} kit`);
  await pages.close();
  const finished = await finishSite(outDir, site, join(root, '.cache'));
  await forgetOld(await cacheFolders(root));
  logger.info(`${finished} pagine alleggerite`);
  logger.info(`${await buildSearchIndex(outDir)} pagine nella ricerca`);
  if (await writeAdmin(outDir, process.env, logos)) logger.info('redazione in /admin/, con accesso dal git');
}

/** The folders of the cache that nobody else tidies; each partner has its own. */
async function cacheFolders(root: string): Promise<string[]> {
  const partners = await readdir(join(root, '.cache', 'partners')).catch(() => []);
  const theirs = partners.flatMap((id) => ['cache', 'posters'].map((name) => join('partners', id, name)));
  return ['posters', 'fonts', 'styles', 'pictures', ...theirs].map((name) => join(root, '.cache', name));
}

function stopOn(problems: Problem[]): void {
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
}

async function copyUploads(root: string, outDir: string): Promise<void> {
  // What a file manager hides among them nobody uploaded.
  const filter = (path: string) => !basename(path).startsWith('.');
  await cp(join(root, 'content', 'uploads'), join(outDir, 'uploads'), { recursive: true, filter }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}
