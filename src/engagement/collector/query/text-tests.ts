import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Texts } from '../store/texts.ts';
import { type LeafFilter, QueryError } from './query.ts';

export type TextTest = (value: string) => boolean;

/** The values written for what isn't there, by dimension. */
export const NO_SOURCE = 'Direct / None';
export const NOT_SET = '(not set)';
export const NO_PROP = '(none)';
export const NO_CHANNEL = 'Direct';
/** What Plausible's columns hold of a place that is not known: two zero bytes, or the number 0. */
export const NO_COUNTRY = '\0\0';
export const NO_CITY = '0';
const WITHOUT_SOURCE: readonly string[] = [
  'visit:source',
  'visit:referrer',
  'visit:utm_medium',
  'visit:utm_source',
  'visit:utm_campaign',
  'visit:utm_content',
  'visit:utm_term',
];

/** What a leaf filter asks of the text of its dimension. Patterns are RE2: none tries a text over and over. */
export function textTest(filter: LeafFilter): TextTest {
  const { op, dimension } = filter;
  const test = positiveTest(
    filter,
    filter.clauses.map((clause) => stored(dimension, clause)),
  );
  return op.endsWith('_not') ? (value) => !test(value) : test;
}

function positiveTest({ op, caseSensitive }: LeafFilter, clauses: readonly string[]): TextTest {
  if (op === 'matches' || op === 'matches_not') {
    return anyPattern(clauses.map(compilePattern));
  }
  const fold = caseSensitive ? (text: string) => text : (text: string) => text.toLowerCase();
  const wanted = clauses.map(fold);
  if (op === 'is' || op === 'is_not') {
    const set = new Set(wanted);
    return (value) => set.has(fold(value));
  }
  return (value) => wanted.some((part) => fold(value).includes(part));
}

/** Time that the patterns of a filter may take in all, in milliseconds: a long pattern on many long texts would stop the collector. */
const PATIENCE_MS = 10_000;

/** Whether any of some patterns is in a text; throws a QueryError once that took too long, over all the texts that were asked. */
export function anyPattern(patterns: readonly RE2JS[], patienceMs = PATIENCE_MS): TextTest {
  let spent = 0;
  return (value) => {
    const started = performance.now();
    const found = patterns.some((pattern) => pattern.matcher(value).find());
    spent += performance.now() - started;
    if (spent > patienceMs)
      throw new QueryError('Invalid filters. The patterns take too long on the texts of this site.');
    return found;
  };
}

/** Compiles a pattern of a filter; throws a QueryError where it is none. */
export function compilePattern(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw new QueryError(`Invalid filters. ${error.message}`);
    throw error;
  }
}

function stored(dimension: string, clause: string): string {
  if (clause === NO_SOURCE && WITHOUT_SOURCE.includes(dimension)) return '';
  if (clause === NO_COUNTRY && dimension === 'visit:country') return '';
  if (clause === NO_CITY && dimension === 'visit:city') return '';
  return clause === NOT_SET && dimension !== 'event:name' ? '' : clause;
}

/** What a filter on a custom prop asks of an event's props; a prop that isn't there is `(none)` for `is` and `is_not` only. */
export function propTest(filter: LeafFilter, key: string): (props: Readonly<Record<string, string>>) => boolean {
  const test = textTest(filter);
  const asksForNone = filter.clauses.includes(NO_PROP);
  const whenAbsent = filter.op === 'is' ? asksForNone : filter.op === 'is_not' && !asksForNone;
  return (props) => (Object.hasOwn(props, key) ? test(props[key] as string) : whenAbsent);
}

/** Asks a question of each text once and remembers the answer by its number. */
export function memoByText(texts: Texts, test: TextTest): (id: number) => boolean {
  let answers = new Uint8Array(4096);
  return (id) => {
    if (id >= answers.length) answers = enlarge(answers, id);
    const known = answers[id];
    if (known !== 0) return known === 1;
    const answer = test(texts.valueOf(id));
    answers[id] = answer ? 1 : 2;
    return answer;
  };
}

function enlarge(old: Uint8Array, id: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(id + 1, old.length * 2));
  larger.set(old);
  return larger;
}
