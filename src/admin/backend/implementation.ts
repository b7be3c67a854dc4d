/** One entry as a backend of the CMS gives it. */
export interface LoadedEntry {
  data: string;
  file: { path: string; id: string | null; label?: string; author?: string; updatedOn?: string };
}

export interface DataFile {
  path: string;
  slug: string;
  raw: string;
  newPath?: string;
  /** Hash of the file when it was opened: what a save may replace. */
  base?: string;
}

export interface AssetProxy {
  path: string;
  toBase64(): Promise<string>;
}

export interface PersistedEntry {
  dataFiles: DataFile[];
  assets: AssetProxy[];
}

export interface PersistOptions {
  newEntry?: boolean;
  unpublished?: boolean;
  useWorkflow?: boolean;
  commitMessage?: string;
  collectionName?: string;
  status?: string;
}

export interface Diff {
  path: string;
  newFile: boolean;
  id: string;
}

export interface UnpublishedEntry {
  collection: string;
  slug: string;
  diffs: Diff[];
}

/** The part of Decap's backend interface that the redazione wraps; the rest passes through. */
export interface Implementation {
  entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
  allEntriesByFolder?(folder: string, extension: string, depth: number, pathRegex?: RegExp): Promise<LoadedEntry[]>;
  entriesByFiles(files: { path: string; label?: string }[]): Promise<LoadedEntry[]>;
  getEntry(path: string): Promise<LoadedEntry>;
  getMedia?(folder: string): Promise<{ name: string }[]>;
  restoreUser?(user: object): Promise<object>;
  authenticate?(credentials: object): Promise<object>;
  persistEntry(entry: PersistedEntry, options: PersistOptions): Promise<unknown>;
  deleteFiles(paths: string[], commitMessage: string): Promise<unknown>;
  unpublishedEntry?(args: { id?: string; collection?: string; slug?: string }): Promise<UnpublishedEntry>;
  unpublishedEntryDataFile?(collection: string, slug: string, path: string, id: string): Promise<string>;
}
