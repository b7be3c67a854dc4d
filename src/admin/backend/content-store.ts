import { readEntry } from '#admin/format/entry-format.ts';
import type { Reference } from '#admin/widgets/search-references.ts';
import { collections, locate } from '#model/collections.ts';
import type { Relation } from '#model/field.ts';

type Values = Record<string, unknown>;

/** Every file of words as the browser last saw it. */
export class ContentStore {
  private readonly texts = new Map<string, string>();
  private readonly fields = new Map<string, Values>();

  /** Keeps the text of a file, or forgets the file. */
  put(path: string, text: string | undefined): void {
    this.fields.delete(path);
    if (text === undefined) this.texts.delete(path);
    else this.texts.set(path, text);
  }

  /** The files, in path order. */
  files(): { path: string; text: string }[] {
    return [...this.texts].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What a relation can point to, in the order of their names. */
  references(relation: Relation): Reference[] {
    const inside = insideOf[relation];
    const found = inside ? this.inside(...inside) : this.entities(relation);
    return found.sort((a, b) => a.label.localeCompare(b.label, 'it'));
  }

  private entities(name: Relation): Reference[] {
    return this.of(name).map(({ id, fields, campaign }) => ({
      id,
      label: String(fields.title ?? fields.name ?? fields.question ?? fields.short ?? id),
      ...(campaign === undefined ? {} : { detail: campaign }),
    }));
  }

  private inside(name: string, list: string, label: (item: Values) => string): Reference[] {
    return this.of(name).flatMap(({ id, fields }) =>
      (Array.isArray(fields[list]) ? (fields[list] as Values[]) : [])
        .filter((item) => typeof item?.id === 'string')
        .map((item) => ({ id: String(item.id), label: label(item), ...(name === id ? {} : { detail: id }) })),
    );
  }

  private of(name: string): { id: string; fields: Values; campaign: string | undefined }[] {
    return [...this.texts.keys()].flatMap((path) => {
      const found = locate(path);
      if (found?.name !== name) return [];
      const fields = this.fieldsOf(path);
      const campaign = found.campaign ?? (typeof fields.campaign === 'string' ? fields.campaign : undefined);
      return [{ id: found.id, fields, campaign }];
    });
  }

  private fieldsOf(path: string): Values {
    const known = this.fields.get(path);
    if (known) return known;
    const name = locate(path)?.name;
    let fields: Values = {};
    try {
      if (name) fields = readEntry(collections[name].body ? 'mdx' : 'yaml', this.texts.get(path) ?? '').fields;
    } catch {
      fields = {};
    }
    this.fields.set(path, fields);
    return fields;
  }
}

const words =
  (...keys: string[]) =>
  (item: Values) =>
    keys
      .map((key) => item[key])
      .filter(Boolean)
      .join(' ');

/** The relations that point into a list of another kind of file. */
const insideOf: Partial<Record<Relation, [string, string, (item: Values) => string]>> = {
  needs: ['audiences', 'needs', words('text')],
  figures: ['campaigns', 'figures', words('value', 'label')],
  tables: ['campaigns', 'tables', words('title')],
  notes: ['notes', 'notes', words('title')],
  terms: ['glossary', 'terms', words('term')],
};
