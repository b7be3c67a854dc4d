import { defineCommand } from 'citty';
import { checkEverything } from '#integration/check-everything.ts';
import { readSettings } from '#integration/settings.ts';
import { formatProblem } from '#model/problem.ts';
import { countWords } from '#plan/italian.ts';
import { outliveReader } from './outlive-reader.ts';
import { runCommand } from './run-command.ts';

const command = defineCommand({
  meta: {
    name: 'check',
    description:
      'Controlla tutti i contenuti: elenca ogni problema con file, campo e rimedio; esce con 1 se ce ne sono.',
  },
  args: {
    json: { type: 'boolean', description: 'Stampa i problemi come JSON.', default: false },
    root: { type: 'string', description: 'Cartella del progetto.', default: '.' },
  },
  async run({ args }) {
    const { content, problems } = await checkEverything(args.root, readSettings(process.env));
    if (args.json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
    else if (problems.length)
      process.stdout.write(`${problems.map(formatProblem).join('\n')}\n\n${count(problems.length)} da correggere.\n`);
    else {
      const { campaigns, messages, touchpoints } = content;
      process.stdout.write(
        `Nessun problema: ${countWords(campaigns.length, 'campagna', 'campagne')}, ` +
          `${countWords(messages.length, 'messaggio chiave', 'messaggi chiave')}, ${countWords(touchpoints.length, 'touchpoint', 'touchpoint')}.\n`,
      );
    }
    process.exitCode = problems.length ? 1 : 0;
  },
});

const count = (n: number) => (n === 1 ? 'Un problema' : `${n} problemi`);

outliveReader(process.stdout);
await runCommand(command);
