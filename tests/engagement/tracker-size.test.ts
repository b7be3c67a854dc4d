import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { EVENT_NAMES } from '#engagement/events.ts';

describe('the tracker', () => {
  it('weighs less than 3 KB with Brotli and little more with gzip, library included', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { initTracker } from './src/engagement/tracker.ts'; initTracker({ domain: 'a.test' });`,
        resolveDir: process.cwd(),
      },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
    });
    const code = outputFiles[0]?.contents ?? '';
    expect(brotliCompressSync(code).length).toBeGreaterThan(1000);
    expect(brotliCompressSync(code).length).toBeLessThan(2800);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(3150);
  });

  it('carries no name of an action, which pages have already', async () => {
    const code = await readFile('src/engagement/tracker.ts', 'utf8');
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: 'src/engagement', loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
    });
    for (const name of EVENT_NAMES) expect(outputFiles[0]?.text).not.toContain(name);
  });
});
