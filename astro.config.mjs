import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { filoDiretto } from './src/integration/filo-diretto.ts';
import { remarkSandbox } from './src/integration/remark-sandbox.ts';
import { readSettings } from './src/integration/settings.ts';

const settings = readSettings(process.env);

export default defineConfig({
  site: settings.site,
  outDir: settings.outDir,
  cacheDir: '.cache/astro',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  server: { host: '127.0.0.1', port: settings.port },
  // The parser that the check uses is the one that compiles, so that what is checked is what runs.
  integrations: [
    mdx({ processor: unified({ remarkPlugins: [remarkSandbox], smartypants: false }) }),
    sitemap({ filter: (page) => !/\/(t|kit|embed|admin)\//.test(page) }),
    filoDiretto(settings),
  ],
  vite: {
    cacheDir: '.cache/vite',
    // Found late, it would reload the first page a newcomer opens.
    optimizeDeps: { include: ['plausible-tracker'] },
    // Astro marks the modules of bodies with a directive of its own: nothing to warn of.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
