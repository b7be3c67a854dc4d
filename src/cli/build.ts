import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { readSettings } from '#integration/settings.ts';
import { takeBuildTurn } from './build-turn.ts';
import { runCommand } from './run-command.ts';
import { tellBuildFailure } from './tell-build-failure.ts';

const command = defineCommand({
  meta: {
    name: 'build',
    description: 'Costruisce il sito pubblico in dist/, o quello della redazione in dist-staff/.',
  },
  args: {
    area: { type: 'enum', options: ['public', 'staff'], default: 'public', description: 'Per chi: public o staff.' },
  },
  async run({ args }) {
    const { outDir } = readSettings({ ...process.env, FILO_AREA: args.area });
    try {
      const turn = takeBuildTurn();
      if (!turn.taken) {
        process.stderr.write(
          `Un'altra costruzione è in corso (processo ${turn.holder}): aspetta che finisca e riprova.\n`,
        );
        process.exitCode = 1;
        return;
      }
      // What Node makes of thousands of modules is kept for the next build: they are imported after this line.
      enableCompileCache(resolve('.cache', 'node'));
      const build = import('./build-whole.ts').then(({ buildWhole }) => buildWhole(resolve(outDir), args.area));
      await build.finally(turn.release);
      process.stdout.write(`Sito costruito in ${outDir}\n`);
    } catch (error) {
      process.stderr.write(`\n${tellBuildFailure(error)}\nLa cartella ${outDir} non è stata toccata.\n`);
      process.exitCode = 1;
    }
  },
});

await runCommand(command);
