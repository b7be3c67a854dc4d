import { dev } from 'astro';
import { defineCommand } from 'citty';
import { DraftRepository } from '#admin/drafts/draft-repository.ts';
import { readSettings } from '#integration/settings.ts';
import { runCommand } from './run-command.ts';

const command = defineCommand({
  meta: { name: 'start', description: 'Apre sito, redazione e statistiche su questa macchina.' },
  args: {
    demo: { type: 'boolean', default: false, description: 'Riempie piano e statistiche con dati dimostrativi.' },
    git: {
      type: 'boolean',
      default: false,
      description: 'Tiene le bozze in git, con revisione, fuori dai file del progetto.',
    },
    port: { type: 'string', description: 'Porta (4321).' },
  },
  async run({ args }) {
    const { env } = process;
    env.FILO_AREA = 'staff';
    env.ASTRO_TELEMETRY_DISABLED = '1';
    if (args.port) env.FILO_PORT = args.port;
    if (args.git) {
      env.FILO_GIT = '1';
      await DraftRepository.open(process.cwd());
    }
    if (args.demo) env.FILO_DEMO = '1';
    const { site } = readSettings(env);
    const server = await dev({ logLevel: 'warn' });
    process.stdout.write(
      `\n  Sito          ${site}/\n  Redazione     ${site}/admin/\n${args.demo ? '  Dati dimostrativi: nulla di ciò che leggi è stato misurato.\n' : ''}\n  Per fermare: Ctrl-C\n\n`,
    );
    const stop = () => server.stop().then(() => process.exit(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  },
});

await runCommand(command);
