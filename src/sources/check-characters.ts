import type { Problem } from '#model/problem.ts';
import { fieldPath } from './describe-issue.ts';
import type { ParsedFile } from './parse-file.ts';

/** Controls other than tabs and line ends, halves of a character, what is no character: no feed, calendar or PDF may hold them. */
const stray = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;

/** One problem for each field, and for the body, that holds such a character. */
export function checkCharacters(file: ParsedFile): Problem[] {
  const problems = strayFields(file.data, []).map(({ path, found }) => ({
    file: file.path,
    field: fieldPath(path),
    line: file.lineOf(path),
    ...told(found),
  }));
  const at = file.body.search(stray);
  if (at < 0) return problems;
  const line = file.bodyLine + (file.body.slice(0, at).match(/\n/g) ?? []).length;
  return [...problems, { file: file.path, line, ...told(file.body.slice(at)) }];
}

function strayFields(value: unknown, path: PropertyKey[]): { path: PropertyKey[]; found: string }[] {
  if (typeof value === 'string') {
    const at = value.search(stray);
    return at < 0 ? [] : [{ path, found: value.slice(at) }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => strayFields(inner, [...path, list ? Number(key) : key]));
}

function told(found: string): Pick<Problem, 'code' | 'message'> {
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'CARATTERE_VIETATO',
    message: `c'è un carattere che non si vede (U+${code}) e che feed, calendari e PDF rifiutano: cancella la parola e riscrivila.`,
  };
}
