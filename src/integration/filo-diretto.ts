import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readForBuild } from '#sources/build-content.ts';
import { buildOutputs } from './build-outputs.ts';
import { italiaBasePlugin } from './italia-base.ts';
import { mountDev } from './mount-dev.ts';
import { planBodies } from './needed-bodies.ts';
import { reusePages } from './reuse-pages.ts';
import type { Settings } from './settings.ts';
import { type OpenedBuild, openBuild, type StartedBuild, startBuild } from './start-build.ts';

/** Ties the house to Astro: the check before a build, cards and posters after it, the CMS and the statistics beside the dev server. */
export function filoDiretto(settings: Settings): AstroIntegration {
  let root = '';
  let close: (() => Promise<void>) | undefined;
  let opened: Promise<OpenedBuild> | undefined;
  let built: StartedBuild | undefined;
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
        if (command === 'build') {
          void readForBuild(root);
          opened = openBuild(root, settings);
          planBodies(opened.then(({ bodies }) => bodies));
        }
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
      'astro:build:start': async ({ setPrerenderer }) => {
        const started = await startBuild(root, settings, await (opened ?? openBuild(root, settings)));
        const { pages } = started;
        built = started;
        setPrerenderer((render) => reusePages(render, pages));
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (!built) return;
        await buildOutputs({ ...built, root, outDir: fileURLToPath(dir), settings, logger });
      },
      'astro:server:done': () => close?.(),
    },
  };
}
