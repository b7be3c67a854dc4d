import { inspect, typeName } from './inspect.ts';
import { LEAF_OPERATORS, METRICS, QueryError, SEGMENT, SIMPLE_DIMENSIONS, TIME_DIMENSIONS } from './query.ts';

type Json = Readonly<Record<string, unknown>>;

/** Rows at most in one answer, and when nothing is said. */
export const MOST_ROWS = 10_000;
const INCLUDES: readonly string[] = ['imports', 'time_labels', 'total_rows'];
const FIELDS: readonly string[] = [
  'site_id',
  'metrics',
  'date_range',
  'dimensions',
  'filters',
  'order_by',
  'include',
  'pagination',
];
const REQUIRED = ['site_id', 'metrics', 'date_range'] as const;

/** Refuses a body that is not of the API's form, naming every wrong place. Throws a QueryError. */
export function checkSchema(body: Json): void {
  const problems = [
    ...requiredProblems(body),
    ...Object.entries(body).flatMap(([key, value]) => fieldProblems(key, value)),
  ];
  if (problems.length > 0) throw new QueryError(problems.join('\n'));
}

function requiredProblems(body: Json): string[] {
  const absent = REQUIRED.filter((key) => !(key in body));
  if (absent.length === 0) return [];
  return [
    `#: Required propert${absent.length === 1 ? 'y' : 'ies'} ${absent.join(', ')} ${absent.length === 1 ? 'was' : 'were'} not present.`,
  ];
}

function fieldProblems(key: string, value: unknown): string[] {
  const path = `#/${key}`;
  if (!FIELDS.includes(key)) return [`${path}: Schema does not allow additional properties.`];
  if (key === 'site_id') return typed(path, value, 'String');
  if (key === 'date_range') return validRange(value) ? [] : [`${path}: Invalid date range ${inspect(value)}`];
  if (key === 'include') return objectProblems(path, value, INCLUDES, (at, inner) => typed(at, inner, 'Boolean'));
  if (key === 'pagination') return objectProblems(path, value, ['limit', 'offset'], paginationProblems);
  return listProblems(key, path, value);
}

function listProblems(key: string, path: string, value: unknown): string[] {
  if (!Array.isArray(value)) return typed(path, value, 'Array');
  const few = key === 'metrics' && value.length === 0 ? [`${path}: Expected a minimum of 1 items but got 0.`] : [];
  const unique = key === 'metrics' || key === 'dimensions' ? uniqueProblems(path, value) : [];
  return [...few, ...value.flatMap((item, index) => itemProblems(key, `${path}/${index}`, item)), ...unique];
}

function itemProblems(key: string, path: string, item: unknown): string[] {
  if (key === 'metrics') return isMetric(item) ? [] : [`${path}: Invalid metric ${inspect(item)}`];
  if (key === 'dimensions') {
    return isFilterDimension(item) || item === 'event:goal' || isTime(item)
      ? []
      : [`${path}: Invalid dimension ${inspect(item)}`];
  }
  if (key === 'filters') return validFilter(item) ? [] : [`${path}: Invalid filter ${inspect(item)}`];
  return orderProblems(path, item);
}

function orderProblems(path: string, entry: unknown): string[] {
  if (!Array.isArray(entry)) return typed(path, entry, 'Array');
  if (entry.length !== 2) {
    return [`${path}: Expected a ${entry.length < 2 ? 'minimum' : 'maximum'} of 2 items but got ${entry.length}.`];
  }
  const [value, direction] = entry as [unknown, unknown];
  const known = isMetric(value) || isFilterDimension(value) || isTime(value);
  return [
    ...(known ? [] : [`${path}/0: Invalid value in order_by ${inspect(value)}`]),
    ...(direction === 'asc' || direction === 'desc' ? [] : [`${path}/1: Value is not allowed in enum.`]),
  ];
}

function uniqueProblems(path: string, values: readonly unknown[]): string[] {
  const distinct = new Set(values.map((value) => JSON.stringify(value)));
  return distinct.size === values.length ? [] : [`${path}: Expected items to be unique but they were not.`];
}

function typed(path: string, value: unknown, expected: string): string[] {
  const actual = typeName(value);
  return actual === expected ? [] : [`${path}: Type mismatch. Expected ${expected} but got ${actual}.`];
}

function objectProblems(
  path: string,
  value: unknown,
  keys: readonly string[],
  check: (at: string, inner: unknown) => string[],
): string[] {
  if (typeName(value) !== 'Object') return typed(path, value, 'Object');
  return Object.entries(value as Json).flatMap(([key, inner]) =>
    keys.includes(key)
      ? check(`${path}/${key}`, inner)
      : [`${path}/${key}: Schema does not allow additional properties.`],
  );
}

function paginationProblems(path: string, value: unknown): string[] {
  const lowest = path.endsWith('limit') ? 1 : 0;
  if (!Number.isInteger(value)) return typed(path, value, 'Integer');
  if ((value as number) < lowest) return [`${path}: Expected the value to be >= ${lowest}`];
  return lowest === 1 && (value as number) > MOST_ROWS ? [`${path}: Expected the value to be <= ${MOST_ROWS}`] : [];
}

function isMetric(value: unknown): boolean {
  return (METRICS as readonly unknown[]).includes(value);
}

function isTime(value: unknown): boolean {
  return TIME_DIMENSIONS.includes(value as string);
}

function isFilterDimension(value: unknown): boolean {
  return typeof value === 'string' && (SIMPLE_DIMENSIONS.includes(value) || /^event:props:./s.test(value));
}

function validFilter(filter: unknown): boolean {
  if (!Array.isArray(filter)) return false;
  const [op, second, clauses, modifiers] = filter as unknown[];
  if (op === 'and' || op === 'or') {
    return filter.length === 2 && Array.isArray(second) && second.length > 0 && second.every(validFilter);
  }
  if (op === 'not' || op === 'has_done' || op === 'has_not_done') return filter.length === 2 && validFilter(second);
  if (!(LEAF_OPERATORS as readonly unknown[]).includes(op)) return false;
  const goal = second === 'event:goal' && (op === 'is' || op === 'contains');
  const segment = second === SEGMENT && op === 'is' && filter.length === 3;
  if (!goal && !segment && !isFilterDimension(second)) return false;
  if (!Array.isArray(clauses) || !clauses.every((clause) => typeof clause === 'string' || Number.isInteger(clause)))
    return false;
  if (filter.length === 3) return true;
  return filter.length === 4 && op !== 'matches' && op !== 'matches_not' && validModifiers(modifiers);
}

function validModifiers(modifiers: unknown): boolean {
  if (typeName(modifiers) !== 'Object') return false;
  return Object.entries(modifiers as Json).every(
    ([key, value]) => key === 'case_sensitive' && typeof value === 'boolean',
  );
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT =
  /^\d{4}-\d{2}-\d{2}[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Only the form: how many days there can be and that moments say their offset is asked when the range is read. */
function validRange(range: unknown): boolean {
  if (typeof range === 'string') return /^(?:all|day|24h|month|year|\d+(?:d|mo))$/.test(range);
  if (!Array.isArray(range) || range.length !== 2) return false;
  return [isDate, isMoment].some((valid) => range.every(valid));
}

function isDate(text: unknown): boolean {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isMoment(text: unknown): boolean {
  return typeof text === 'string' && MOMENT.test(text) && isDate(text.slice(0, 10));
}
