import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { renderAllCards } from '#cards/render-all-cards.ts';
import { shortUrl } from '#links/tracked-link.ts';
import { loadContent } from '#sources/load-content.ts';
import { reportingDate, type Settings } from './settings.ts';

interface Build {
  root: string;
  outDir: string;
  settings: Settings;
  logger: AstroIntegrationLogger;
}

/** What a build writes beside its pages: the uploaded files and the cards. */
export async function buildOutputs({ root, outDir, settings, logger }: Build): Promise<void> {
  await copyUploads(root, outDir);
  const { content } = await loadContent(root);
  const today = reportingDate(process.env, () => new Date());
  const { written } = await renderAllCards({
    content,
    today,
    outDir,
    area: settings.area,
    qr: (id) => shortUrl(id, settings.site),
  });
  logger.info(`${written} card`);
}

async function copyUploads(root: string, outDir: string): Promise<void> {
  await cp(join(root, 'content', 'uploads'), join(outDir, 'uploads'), { recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}
