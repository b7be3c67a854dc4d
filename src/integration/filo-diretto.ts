import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildOutputs } from './build-outputs.ts';
import { mountDev } from './mount-dev.ts';
import type { Settings } from './settings.ts';
import { stopOnProblems } from './stop-on-problems.ts';

/** Ties the house to Astro: the check before a build, cards and posters after it, the CMS and the statistics beside the dev server. */
export function filoDiretto(settings: Settings): AstroIntegration {
  let root = '';
  return {
    name: 'filo-diretto',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': () => stopOnProblems(root, settings),
      'astro:build:done': ({ dir, logger }) => buildOutputs({ root, outDir: fileURLToPath(dir), settings, logger }),
      'astro:server:setup': ({ server }) => mountDev(server.middlewares, { root, settings }),
    },
  };
}
