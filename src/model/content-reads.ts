import type { Content, ContentData } from './content.ts';

/**
 * What something read of the content, as short names: `events`, `of events fse-toscana`, `find events apertura`.
 * A page is the same for as long as every read of it gives the same value.
 */

type Kind = Parameters<Content['find']>[0];
type OwnedKind = Parameters<Content['of']>[0];

/** The same content, telling every read of it. Bodies are not among them: whoever renders one says so. */
export function trackReads(content: Content, note: (read: string) => void): Content {
  const noted = <A extends unknown[], R>(name: string, read: (...args: A) => R) => {
    return (...args: A): R => {
      note([name, ...args].join(' '));
      return read(...args);
    };
  };
  const tracked = {
    find: noted('find', content.find),
    // The answer to "is it there" is the same as to "give it to me".
    get: noted('find', content.get),
    figure: noted('figure', content.figure),
    table: noted('table', content.table),
    need: noted('need', content.need),
    plan: noted('plan', content.plan),
    of: noted('of', content.of),
    programme: noted('programme', content.programme),
  };
  for (const name of Object.keys(content)) {
    if (name in tracked) continue;
    Object.defineProperty(tracked, name, {
      enumerable: true,
      get() {
        note(name);
        return content[name as keyof ContentData];
      },
    });
  }
  return tracked as Content;
}

/** What a read gives now, without bodies, as text; undefined for a name that is not of the content. */
export function readValue(content: Content, read: string): string | undefined {
  const [name = '', first = '', ...rest] = read.split(' ');
  switch (name) {
    case 'find':
      return asText(content.find(first as Kind, rest.join(' ')));
    case 'of':
      return asText(content.of(first as OwnedKind, rest.join(' ') || undefined));
    case 'figure':
    case 'table':
    case 'need':
    case 'plan':
    case 'programme':
      return asText(content[name]([first, ...rest].join(' ')));
    default:
      return name in content ? asText(content[name as keyof ContentData]) : undefined;
  }
}

function asText(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(withoutBody) : withoutBody(value)) ?? 'nothing';
}

function withoutBody(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('bodyLine' in value)) return value;
  return { ...value, body: undefined, bodyLine: undefined };
}
