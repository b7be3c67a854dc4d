/** Most props kept of an event, and the longest key and value, in bytes (Plausible's limits). */
const MOST_PROPS = 30;
const LONGEST_KEY = 300;
const LONGEST_VALUE = 2000;

export const PROPS_TOO_LONG = `keys should have at most ${LONGEST_KEY} bytes and values ${LONGEST_VALUE} bytes`;

/** System events that carry the page as a prop when the sender left it out. */
const EVENTS_WITH_PATH: readonly string[] = ['404', 'WP Form Completions', 'Form: Submission'];

export type Props = Readonly<Record<string, string>>;

/**
 * The custom props of an event: an object, or the JSON text of one. Anything else is no props; lists, objects, nulls and blanks
 * are left out and the rest become text. Returns undefined where a key or a value is too long.
 */
export function parseProps(raw: unknown, eventName: string, pathname: string): Props | undefined {
  const kept = Object.entries(asObject(raw)).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object' || key.trimStart() === '') return [];
    const text = String(value);
    return text.trimStart() === '' ? [] : [[key, text]];
  });
  const all: [string, string][] =
    EVENTS_WITH_PATH.includes(eventName) && !kept.some(([key]) => key === 'path')
      ? [['path', pathname], ...kept]
      : kept;
  const first = all.slice(0, MOST_PROPS);
  const tooLong = first.some(
    ([key, value]) => Buffer.byteLength(key) > LONGEST_KEY || Buffer.byteLength(value) > LONGEST_VALUE,
  );
  return tooLong ? undefined : Object.fromEntries(first);
}

function asObject(raw: unknown): Record<string, unknown> {
  if (typeof raw === 'string') {
    try {
      return asObject(JSON.parse(raw) as unknown);
    } catch {
      return {};
    }
  }
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
}
