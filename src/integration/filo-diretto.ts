import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildOutputs } from './build-outputs.ts';
import { italiaBasePlugin } from './italia-base.ts';
import { mountDev } from './mount-dev.ts';
import type { Settings } from './settings.ts';
import { stopOnProblems } from './stop-on-problems.ts';

/** Ties the house to Astro: the check before a build, cards and posters after it, the CMS and the statistics beside the dev server. */
export function filoDiretto(settings: Settings): AstroIntegration {
  let root = '';
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'filo-diretto',
    hooks: {
      'astro:config:setup': ({ config, command, updateConfig }) => {
        root = fileURLToPath(config.root);
        // Nothing stands inline: the policy of the pages forbids it.
        updateConfig({
          build: { inlineStylesheets: 'never' },
          vite: { plugins: [italiaBasePlugin()], build: { assetsInlineLimit: 0 } },
        });
        if (command !== 'dev') return;
        const plugin = {
          name: 'filo-diretto',
          enforce: 'post' as const,
          // The returned function runs after Astro's: its own handlers would refuse an address without a final slash.
          configureServer: (server: { middlewares: { stack: { route: string; handle: unknown }[] } }) => () => {
            close = mountDev((handle) => server.middlewares.stack.unshift({ route: '', handle }), root, settings);
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:start': () => stopOnProblems(root, settings),
      'astro:build:done': ({ dir, logger }) => buildOutputs({ root, outDir: fileURLToPath(dir), settings, logger }),
      'astro:server:done': () => close?.(),
    },
  };
}
