import { editYaml } from './edit-yaml.ts';
import { type EntryMeta, pack, unpack } from './envelope.ts';
import { mergeBody } from './merge-body.ts';
import { BrokenYamlError, readYaml } from './read-yaml.ts';
import { endOfLine, type FileParts, joinParts, splitMdx, splitYaml } from './split-file.ts';
import { tidyFields } from './tidy-fields.ts';

type Values = Record<string, unknown>;
export type FileKind = 'mdx' | 'yaml';

/** Names, in the data of an entry, of what is not a field. */
export const reserved = { raw: '_raw', id: '_id', campaign: '_campaign', base: '_base', body: 'body' } as const;

/** A custom format of the CMS. */
export interface EntryFormat {
  fromFile(raw: string): Values;
  toFile(data: Values, order: readonly string[]): string;
}

/**
 * The formats that write only what changed: everything else of the file comes back byte for byte. `shown` adds words
 * for the lists of the CMS, under names that begin with an underscore and never reach the file.
 */
export function createFormat(
  kind: FileKind,
  shown: (fields: Values, meta: EntryMeta) => Values = () => ({}),
): EntryFormat {
  return {
    fromFile(raw) {
      const { text, meta } = unpack(raw);
      const { fields, body } = readEntry(kind, text);
      return { ...fields, ...(kind === 'mdx' ? { body } : {}), ...shown(fields, meta), ...hidden(text, meta) };
    },
    toFile(data, order) {
      const meta = metaOf(data);
      const original = data[reserved.raw];
      return pack(
        writeEntry(
          kind,
          typeof original === 'string' ? original : undefined,
          fieldsOf(kind, data),
          bodyOf(kind, data),
          order,
        ),
        meta,
      );
    },
  };
}

/** Fields and body of a file; throws BrokenYamlError (its line counted in the file) where the fields can't be read. */
export function readEntry(kind: FileKind, text: string): { fields: Values; body: string } {
  const parts = split(kind, text);
  try {
    return { fields: readYaml(parts.yaml), body: unixLines(parts.body) };
  } catch (error) {
    if (error instanceof BrokenYamlError && kind === 'mdx') throw new BrokenYamlError(error.line + 1, error.message);
    throw error;
  }
}

/** The text of a file with these fields and body, changed only where they differ from the original. */
export function writeEntry(
  kind: FileKind,
  original: string | undefined,
  fields: Values,
  body: string,
  order: readonly string[],
): string {
  if (original === undefined) return newEntry(kind, fields, body, order);
  const parts = split(kind, original);
  const yaml = editYaml(parts.yaml, fields, order);
  const sameBody = kind === 'yaml' || unixLines(parts.body) === body;
  const fence = parts.fence.endsWith('\n') || sameBody || body === '' ? parts.fence : parts.fence + endOfLine(original);
  return joinParts({ ...parts, yaml, fence, body: sameBody ? parts.body : mergeBody(parts.body, body) });
}

function newEntry(kind: FileKind, fields: Values, body: string, order: readonly string[]): string {
  const tidied = tidyFields(fields);
  const known = order.filter((key) => Object.hasOwn(tidied, key));
  const keys = [...known, ...Object.keys(tidied).filter((key) => !known.includes(key))];
  const yaml = editYaml('', Object.fromEntries(keys.map((key) => [key, tidied[key]])), order);
  if (kind === 'yaml') return yaml;
  const closed = body === '' || body.endsWith('\n') ? body : `${body}\n`;
  return joinParts({ head: '---\n', yaml, fence: '---\n', body: closed && `\n${closed.replace(/^\n+/, '')}` });
}

function split(kind: FileKind, text: string): FileParts {
  if (kind === 'yaml') return splitYaml(text);
  const parts = splitMdx(text);
  if (!parts) throw new BrokenYamlError(1, 'no front matter');
  return parts;
}

function hidden(text: string, { id, campaign, base }: EntryMeta): Values {
  return {
    [reserved.raw]: text,
    ...(id === undefined ? {} : { [reserved.id]: id }),
    ...(campaign === undefined ? {} : { [reserved.campaign]: campaign }),
    ...(base === undefined ? {} : { [reserved.base]: base }),
  };
}

function metaOf(data: Values): EntryMeta {
  const text = (key: string) => (typeof data[key] === 'string' && data[key] ? (data[key] as string) : undefined);
  const [id, campaign, base] = [text(reserved.id), text(reserved.campaign), text(reserved.base)];
  return { ...(id && { id }), ...(campaign && { campaign }), ...(base && { base }) };
}

function fieldsOf(kind: FileKind, data: Values): Values {
  const own = Object.entries(data).filter(
    ([key]) => !key.startsWith('_') && !(kind === 'mdx' && key === reserved.body),
  );
  return Object.fromEntries(own);
}

function bodyOf(kind: FileKind, data: Values): string {
  const body = data[reserved.body];
  return kind === 'mdx' && typeof body === 'string' ? body : '';
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
