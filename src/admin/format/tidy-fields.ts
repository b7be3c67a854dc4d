/**
 * Fields as they mean, without what a form leaves behind: a cleared text, an emptied list or group is an absent
 * field. Empty cells inside the rows of a table stay.
 */
export function tidyFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const tidied = tidy(value);
      return tidied === undefined ? [] : [[key, tidied]];
    }),
  );
}

function tidy(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => (isRow(item) ? item.map((cell) => cell ?? '') : tidy(item)));
    const kept = items.filter((item) => item !== undefined);
    return kept.length ? kept : undefined;
  }
  if (typeof value === 'object') {
    const inner = tidyFields(value as Record<string, unknown>);
    return Object.keys(inner).length ? inner : undefined;
  }
  return value;
}

function isRow(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((cell) => cell === null || typeof cell !== 'object');
}

/** Whether two tidied values mean the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  );
}
