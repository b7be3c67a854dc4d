import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { Settings } from './settings.ts';

interface Build {
  root: string;
  outDir: string;
  settings: Settings;
  logger: AstroIntegrationLogger;
}

/** What a build writes beside its pages: the uploaded files. */
export async function buildOutputs({ root, outDir }: Build): Promise<void> {
  await cp(join(root, 'content', 'uploads'), join(outDir, 'uploads'), { recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}
