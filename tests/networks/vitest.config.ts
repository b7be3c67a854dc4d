import { defineConfig } from 'vitest/config';

/** Tests with real servers: `npm run test:networks`. */
export default defineConfig({
  test: {
    include: ['tests/networks/**/*.peer.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
