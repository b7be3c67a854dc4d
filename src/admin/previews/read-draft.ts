import { collections, locate } from '#model/collections.ts';
import { entryOf, readEntry } from '#sources/load-content.ts';
import { type Mended, mendFields } from './mend-fields.ts';

interface File {
  path: string;
  text: string;
}

export interface DraftRead {
  read: ReturnType<typeof readEntry>;
  /** Paths of the fields drawn with a value that is not the editor's. */
  made: string[];
}

/** Reads a file as it is being written: where its schema refuses it, what is fit to be drawn of it. */
export class DraftReader {
  private readonly good = new Map<string, Record<string, unknown>>();
  private last: { file: File; draft: DraftRead } | undefined;

  read(file: File): DraftRead {
    if (this.last?.file.path === file.path && this.last.file.text === file.text) return this.last.draft;
    const draft = this.mended(file);
    this.last = { file, draft };
    return draft;
  }

  private mended(file: File): DraftRead {
    const read = readEntry(file);
    const place = locate(file.path);
    if (!place || !read.parsed) return { read, made: [] };
    if (read.entry) {
      this.good.set(file.path, read.parsed.data);
      return { read, made: [] };
    }
    const { schema } = collections[place.name];
    const mended: Mended | undefined = mendFields(schema, read.parsed.data, this.good.get(file.path));
    if (!mended) return { read, made: [] };
    return { read: { ...read, entry: entryOf(place, file.path, mended.fields, read.parsed) }, made: mended.made };
  }
}
