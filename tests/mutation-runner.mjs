import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';

const [plugin] = vitestPlugins;

/**
 * Stryker's runner for Vitest, asked for whole test files instead of single tests. It names a test by its suites joined with a
 * space; Vitest 5 joins them with ` > `, so no test inside a `describe` was ever found and every mutant survived.
 */
function wholeFilesRunner(injector) {
  const runner = plugin.factory(injector);
  const run = runner.run.bind(runner);
  runner.run = ({ testIds = [], ...rest } = {}) =>
    run(testIds.length === 0 ? rest : { ...rest, testFiles: [...new Set(testIds.map((id) => id.split('#')[0]))] });
  return runner;
}
wholeFilesRunner.inject = plugin.factory.inject;

export const strykerPlugins = [{ kind: plugin.kind, name: 'vitest-5', factory: wholeFilesRunner }];
