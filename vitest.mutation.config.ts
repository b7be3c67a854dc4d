import { defineConfig } from 'vitest/config';

/** The tests of the pure folders, quick enough to be run once for each mutant; no site is built. */
export default defineConfig({
  test: {
    include: ['tests/{model,links,plan}/**/*.test.ts', 'tests/posts/**/*.test.ts', 'tests/security/escaping.test.ts'],
    exclude: ['tests/posts/post-command.test.ts'],
    testTimeout: 20_000,
    setupFiles: ['tests/fix-seed.ts'],
  },
});
