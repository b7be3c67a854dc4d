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
}

/** The file that a form would write; `slug` is empty for an entry that has no name yet. */
export function entryText(name: CollectionName, slug: string, data: Record<string, unknown>): EntryText {
  const raw = createFormat(collections[name].body ? 'mdx' : 'yaml').toFile(data, fieldOrder(name));
  const { text, meta } = unpack(raw);
  const id = meta.id ?? (slug || 'voce-nuova');
  return { name, id, path: pathOf(name, id, meta.campaign ?? 'campagna'), text };
}
