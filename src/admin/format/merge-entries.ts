import { type FileKind, readEntry, writeEntry } from './entry-format.ts';
import { sameValue, tidyFields } from './tidy-fields.ts';

/**
 * Two versions of a file that started from the same one, put together where they changed different fields; the names
 * of the fields both changed where they did not. The text is theirs with only my fields rewritten.
 */
export function mergeEntries(
  kind: FileKind,
  { base, mine, theirs }: { base: string; mine: string; theirs: string },
  order: readonly string[],
): { text: string } | { clashes: string[] } {
  const [from, my, their] = [base, mine, theirs].map((text) => {
    const { fields, body } = readEntry(kind, text);
    return { fields: tidyFields(fields), body };
  }) as [Version, Version, Version];
  const keys = new Set([...Object.keys(from.fields), ...Object.keys(my.fields)]);
  const changed = [...keys].filter((key) => !sameValue(from.fields[key], my.fields[key]));
  const clashes = changed.filter(
    (key) => !sameValue(from.fields[key], their.fields[key]) && !sameValue(my.fields[key], their.fields[key]),
  );
  const bodyChanged = my.body !== from.body;
  if (bodyChanged && their.body !== from.body && their.body !== my.body) clashes.push('testo');
  if (clashes.length) return { clashes };
  const fields = { ...their.fields };
  for (const key of changed) {
    if (Object.hasOwn(my.fields, key)) fields[key] = my.fields[key];
    else delete fields[key];
  }
  return { text: writeEntry(kind, theirs, fields, bodyChanged ? my.body : their.body, order) };
}

interface Version {
  fields: Record<string, unknown>;
  body: string;
}
