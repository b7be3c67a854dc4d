import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/site/global-setup.ts'],
    setupFiles: ['tests/fix-seed.ts'],
    // Only what hangs is stopped: a machine that does ten other things may be slow.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 90_000 } },
    pool: 'forks',
    // A process runs file after file, so that each module is read once: a test leaves nothing of its own behind it.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
