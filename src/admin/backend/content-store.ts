import type { Reference } from '#admin/widgets/search-references.ts';
import { locate } from '#model/collections.ts';
import type { Relation } from '#model/field.ts';
import { type Loaded, parseContent, type readEntry } from '#sources/load-content.ts';
import { keepReads } from './keep-reads.ts';

type Values = Record<string, unknown>;

/** Every file of words as the browser last saw it. */
export class ContentStore {
  /** Paths under `/uploads/` of the media library. */
  readonly uploads = new Set<string>();
  private readonly texts = new Map<string, string>();
  private readonly known = new Map<Relation, Reference[]>();
  private whole: Loaded | undefined;
  private readonly read = keepReads();

  /** Keeps the text of a file, or forgets the file. */
  put(path: string, text: string | undefined): void {
    this.known.clear();
    this.whole = undefined;
    if (text === undefined) this.texts.delete(path);
    else this.texts.set(path, text);
  }

  /** The whole content as the build would read it, with a file as it is being written and as it was read. */
  loaded(draft?: { path: string; text: string }, given?: ReturnType<typeof readEntry>): Loaded {
    const files = this.files().filter(({ path }) => path !== draft?.path);
    if (draft)
      return parseContent([...files, draft], [], (file) => (given && file === draft ? given : this.read(file)));
    this.whole ??= parseContent(files, [], this.read);
    return this.whole;
  }

  /** The files, in path order. */
  files(): { path: string; text: string }[] {
    return [...this.texts].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What a relation can point to, in the order of their names. */
  references(relation: Relation): Reference[] {
    const known = this.known.get(relation);
    if (known) return known;
    const inside = insideOf[relation];
    const found = inside ? this.inside(...inside) : this.entities(relation);
    const sorted = found.sort((a, b) => byName.compare(a.label, b.label));
    this.known.set(relation, sorted);
    return sorted;
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
    return this.read({ path, text: this.texts.get(path) ?? '' }).parsed?.data ?? {};
  }
}

const byName = new Intl.Collator('it');

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
