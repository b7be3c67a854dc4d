import { fieldOrder } from '#admin/config/cms-config.ts';
import { createFormat } from '#admin/format/entry-format.ts';
import { unpack } from '#admin/format/envelope.ts';
import { type CollectionName, collections, pathOf } from '#model/collections.ts';

/** One entry as it would be saved now. */
export interface EntryText {
  name: CollectionName;
  id: string;
  path: string;
  text: string;
  /** Whether it has the campaign whose folder holds it, where its kind needs one. */
  placed: boolean;
}

/** The file that a form would write; `slug` is empty for an entry that has no name yet. */
export function entryText(name: CollectionName, slug: string, data: Record<string, unknown>): EntryText {
  const raw = createFormat(collections[name].body ? 'mdx' : 'yaml').toFile(data, fieldOrder(name));
  const { text, meta } = unpack(raw);
  const id = meta.id ?? (slug || 'voce-nuova');
  const placed = name === 'touchpoints' ? meta.campaign !== undefined : name !== 'plans' || meta.id !== undefined;
  return { name, id, path: pathOf(name, id, meta.campaign ?? 'campagna'), text: withFields(text), placed };
}

/** A form that nothing was written in yet is a file without fields, not a file that can't be read. */
function withFields(text: string): string {
  return text === '' ? '{}\n' : text.replace(/^---\n(?=---)/, '---\n{}\n');
}
