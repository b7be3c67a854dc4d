import { type ArgsDef, type CommandDef, runMain } from 'citty';
import { checkNames } from './read-options.ts';

/**
 * Runs a command as it was typed. Options it hasn't are refused, and options left without their value: a mistyped `--dry-run`
 * must not publish. A failure is told by its message alone: where in the code it was found is of no use to who typed it.
 */
export function runCommand<T extends ArgsDef>(
  command: CommandDef<T>,
  rawArgs: string[] = process.argv.slice(2),
): Promise<void> {
  const options = Object.entries(command.args as ArgsDef)
    .filter(([, { type }]) => type !== 'positional')
    .map(([name]) => name);
  return runMain<T>(
    {
      ...command,
      async run(context) {
        try {
          checkNames(context.rawArgs, options);
          const given: Record<string, unknown> = context.args;
          for (const name of options)
            if (given[name] === '') throw new RangeError(`The option --${name} needs a value.`);
          await command.run?.(context);
        } catch (error) {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
          process.exit(1);
        }
      },
    },
    { rawArgs },
  );
}
