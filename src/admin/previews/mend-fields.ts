import type { z } from 'astro/zod';
import { fieldPath } from '#sources/describe-issue.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;
type Values = Record<PropertyKey, unknown>;

/** Fields that can be drawn although their schema refuses some of them. */
export interface Mended {
  fields: Record<string, unknown>;
  /** Paths of the fields whose value is not the editor's: as it last was, or made up. */
  made: string[];
}

/** What takes the place of a refused value, and what is drawn there in the end. */
interface Remedy {
  fields: Values;
  drawn: 'as typed' | 'left out' | 'made';
  /** What stands for nothing typed. */
  empty?: unknown;
}

/** Stands for an id: one that is missing or badly written leads nowhere either way. */
const anyId = 'voce';
/** What stands for a text of some other format, tried in order. */
const samples = ['2026-01-01', '#17324D', 'https://example.org/', 'nome@example.org', '2026', '1'];
const rounds = 80;

/**
 * Fields as a preview can draw them: a text that is missing, too short or too long stays as typed; what has no such
 * middle way (a date, a colour, a choice) is as it last was in `good`, else left out, else made up.
 */
export function mendFields(schema: z.ZodType, data: Values, good: Values = {}): Mended | undefined {
  let fields = structuredClone(data);
  const typed = new Map<string, { path: Path; value: unknown }>();
  const made = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const result = schema.safeParse(fields);
    if (result.success) {
      const drawn = result.data as Record<string, unknown>;
      for (const { path, value } of typed.values()) put(drawn, path, value);
      return { fields: drawn, made: [...made] };
    }
    const issue = result.error.issues[0] as Issue;
    const { path } = issue;
    const key = fieldPath(path);
    const remedy = findRemedy(schema, fields, issue, at(good, path));
    if (remedy.drawn === 'as typed') {
      const value = at(fields, path) ?? remedy.empty;
      if (!typed.has(key) && !made.has(key)) typed.set(key, { path, value });
    } else typed.delete(key);
    if (remedy.drawn === 'made') made.add(key);
    fields = remedy.fields;
  }
  return undefined;
}

function findRemedy(schema: z.ZodType, fields: Values, issue: Issue, before: unknown): Remedy {
  const { path } = issue;
  const key = fieldPath(path);
  const value = at(fields, path);
  if (issue.code === 'unrecognized_keys') {
    const left = issue.keys.reduce((rest, one) => changed(rest, [...path, one], undefined), fields);
    return { fields: left, drawn: 'left out' };
  }
  const sized = sizedValue(issue, value);
  if (sized !== undefined) return { fields: changed(fields, path, sized), drawn: 'as typed', empty: '' };
  const fits = (one: unknown, wholly = false) => {
    const tried = changed(fields, path, one);
    const left = schema.safeParse(tried).error?.issues.map((other) => fieldPath(other.path)) ?? [];
    return left.some((other) => other === key || (wholly && other.startsWith(key))) ? undefined : tried;
  };
  const inList = Array.isArray(at(fields, path.slice(0, -1)));
  const asBefore = before === undefined ? undefined : fits(before);
  if (asBefore) return { fields: asBefore, drawn: 'made' };
  const without = inList ? changed(fields, path, undefined) : fits(undefined);
  if (without) return { fields: without, drawn: 'left out' };
  const empty = wantsList(issue) ? [] : '';
  const led = fits(Array.isArray(empty) ? [anyId] : anyId, true) ?? (Array.isArray(empty) ? fits([{}]) : undefined);
  if (led) return { fields: led, drawn: 'as typed', empty };
  for (const one of [...madeUp(issue), ...samples]) {
    const tried = fits(one);
    if (tried) return { fields: tried, drawn: 'made' };
  }
  return { fields: changed(fields, path.slice(0, -1), undefined), drawn: 'left out' };
}

function wantsList(issue: Issue): boolean {
  if (issue.code === 'too_small') return issue.origin === 'array';
  return issue.code === 'invalid_type' && issue.expected === 'array';
}

/** A value of the right size in place of one that is missing, too short or too long; undefined where size is not the matter. */
function sizedValue(issue: Issue, value: unknown): unknown {
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'string' && value === undefined) return '';
    if (issue.expected === 'string' && typeof value !== 'object') return String(value);
  }
  if (issue.code === 'too_big' && (typeof value === 'string' || Array.isArray(value)))
    return value.slice(0, Number(issue.maximum));
  if (issue.code === 'too_small' && typeof value === 'string') return value.padEnd(Number(issue.minimum), '…');
  return undefined;
}

function madeUp(issue: Issue): unknown[] {
  switch (issue.code) {
    case 'invalid_value':
      return [...issue.values];
    case 'invalid_union':
      return [...((issue as { options?: unknown[] }).options ?? [])];
    case 'too_small':
      return [Number(issue.minimum), Number(issue.minimum) + 1];
    case 'too_big':
      return [Number(issue.maximum), Number(issue.maximum) - 1];
    case 'invalid_type':
      return [{}, [], '', 1, 0, false];
    default:
      return [];
  }
}

function at(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Values | null | undefined)?.[key], values);
}

/** A copy with one value set, or its key taken away where the value is undefined. */
function changed(fields: Values, path: Path, value: unknown): Values {
  const copy = structuredClone(fields);
  put(copy, path, value);
  return copy;
}

/** Sets a value in place, or takes its key away; nothing where its parent is not there. */
function put(values: Values, path: Path, value: unknown): void {
  const last = path.at(-1);
  const parent = at(values, path.slice(0, -1)) as Values | undefined;
  if (last === undefined || typeof parent !== 'object' || parent === null) return;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}
