import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

describe('the tracker', () => {
  it('weighs less than 3 KB compressed, library included', async () => {
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
    const bytes = brotliCompressSync(outputFiles[0]?.contents ?? '').length;
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(3000);
  });
});
