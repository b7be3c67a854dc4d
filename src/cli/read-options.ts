/** Every value of an option that can be given more than once. */
export function values(rawArgs: readonly string[], option: string): string[] {
  return rawArgs.flatMap((arg, index) => {
    if (arg === option) return rawArgs[index + 1] ?? [];
    return arg.startsWith(`${option}=`) ? arg.slice(option.length + 1) : [];
  });
}

/** Refuses options that the command hasn't: a mistyped one would be as if it were not there. */
export function checkNames(rawArgs: readonly string[], known: readonly string[]): void {
  for (const arg of rawArgs) {
    const [, name] = /^--([^=]+)/.exec(arg) ?? [];
    if (name !== undefined && !known.includes(name) && !['help', 'version'].includes(name)) {
      throw new RangeError(`There is no option --${name}: see --help.`);
    }
  }
}

/** A whole number not below a lowest one; undefined if the option isn't there. */
export function wholeNumber(option: string, text: string | undefined, lowest: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number) && number >= lowest) return number;
  throw new RangeError(`--${option} "${text}" is not a whole number from ${lowest} on.`);
}

/** A time zone, or this machine's if none is given. */
export function zoneNamed(text: string | undefined): string {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return text ?? timeZone;
  } catch {
    throw new RangeError(`--timezone "${text}" is not a time zone, such as Europe/Rome.`);
  }
}
