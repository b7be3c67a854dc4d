import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The files the browser loads, by name, with their bytes. */
export type AdminFiles = Map<string, Uint8Array>;

/** Bundles the redazione's own scripts and styles: what opens with the page, and the parts it loads when needed. */
export async function bundleAdmin(): Promise<AdminFiles> {
  const root = join(import.meta.dirname, '../../..');
  const result = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/admin/redazione.ts', out: 'redazione' },
      { in: 'src/admin/previews/check-worker.ts', out: 'controllo' },
      { in: 'src/admin/previews/anteprima.css', out: 'anteprima' },
    ],
    plugins: [withoutNode, withoutLocales, siteStyles(root)],
    outdir: join(root, '.cache', 'admin'),
    publicPath: '/admin/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['worker', 'browser', 'module', 'import'],
    minify: true,
    write: false,
    chunkNames: 'parti/[name]-[hash]',
    loader: { '.woff': 'file', '.woff2': 'file', '.wasm': 'file' },
    assetNames: 'parti/[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const base = join(root, '.cache', 'admin');
  return new Map(
    result.outputFiles.map((file) => [file.path.slice(base.length + 1).replaceAll('\\', '/'), file.contents]),
  );
}

/** The sources read files where there is a disk; in a browser only their pure parts are called. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'without-node' }));
    onLoad({ filter: /.*/, namespace: 'without-node' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

/** zod carries its messages in every language, a fifth of what opens with the page: ours are written in Italian elsewhere. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: 'js',
    }));
  },
};

/** Every stylesheet of the site for the preview, without the framework under it, ten times their size. */
function siteStyles(root: string): Plugin {
  const folder = join(root, 'src', 'styles');
  return {
    name: 'site-styles',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^site-styles$/ }, ({ path }) => ({ path, namespace: 'site-styles' }));
      onLoad({ filter: /.*/, namespace: 'site-styles' }, async () => {
        const names = (await readdir(folder)).filter((name) => name.endsWith('.css') && name !== 'print.css').sort();
        const first = ['site.css', ...names.filter((name) => name !== 'site.css')];
        return { contents: first.map((name) => `@import "./${name}";`).join('\n'), resolveDir: folder, loader: 'css' };
      });
      onResolve({ filter: /^bootstrap-italia\// }, ({ path }) => ({ path, namespace: 'without-framework' }));
      onLoad({ filter: /.*/, namespace: 'without-framework' }, () => ({ contents: '', loader: 'css' }));
    },
  };
}
