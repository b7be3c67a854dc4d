import { readEntry } from '#admin/format/entry-format.ts';
import { pack, unpack } from '#admin/format/envelope.ts';
import { BrokenYamlError } from '#admin/format/read-yaml.ts';
import { locate } from '#model/collections.ts';
import type { DataFile, Implementation, LoadedEntry, PersistedEntry, PersistOptions } from './implementation.ts';
import { sha256 } from './sha256.ts';
import { folderCollection, fromVirtual, toReal, toVirtual } from './virtual-path.ts';

/** What the redazione needs to know of a save that a backend refused or made. */
export interface SaveHooks {
  /** A text as it is now in the repository. */
  onText(path: string, text: string | undefined): void;
  /** What was opened as `base` (SHA-256) is now, by a save of this page, the file whose hash follows; none where it was opened anew. */
  onSaved(base: string, hash: string | undefined): void;
  /** An entry that was just made, as `messages/otto-moduli`. */
  onCreated(key: string): void;
  /** Asks the editor what to do where a file changed meanwhile; resolves to the text and base to save, or throws. */
  onConflict(error: unknown, mine: DataFile, base: string | undefined): Promise<DataFile>;
}

/**
 * A backend of Decap as the redazione uses it: flat virtual folders over the campaigns' own, texts in an envelope
 * that keeps every byte, no form over a broken file, no save over a file that changed.
 */
export function wrapBackend<B extends Implementation>(inner: B, hooks: SaveHooks): B {
  const campaigns = new Map<string, string>();
  const saved = new Map<string, Map<string, string>>();
  const opened = new Map<string, string>();

  const remember = ({ data, file }: LoadedEntry): LoadedEntry => {
    const found = locate(file.path);
    if (found?.campaign) campaigns.set(found.id, found.campaign);
    hooks.onText(file.path, data);
    return { data, file };
  };

  async function list(folder: string, extension: string, depth: number): Promise<LoadedEntry[]> {
    const name = folderCollection(folder);
    const read = (inner.allEntriesByFolder ?? inner.entriesByFolder).bind(inner);
    if (!name) return Promise.all((await read(folder, extension, depth)).map(remember).map(wrapped));
    const found = await read('campaigns', 'yaml', 3);
    return Promise.all(
      found
        .filter(({ file }) => locate(file.path)?.name === name)
        .map(remember)
        .map(wrapped),
    );
  }

  async function realPath(path: string): Promise<string> {
    const found = fromVirtual(path);
    if (found?.name === 'touchpoints' && !campaigns.has(found.id)) await list('campagne/touchpoints', 'yaml', 3);
    return toReal(path, found && campaigns.get(found.id));
  }

  async function open(path: string): Promise<LoadedEntry> {
    const entry = remember(await inner.getEntry(await realPath(path)));
    saved.delete(entry.file.path);
    opened.set(entry.file.path, entry.data);
    hooks.onSaved(await sha256(entry.data), undefined);
    refuseBroken(entry);
    return wrapped(entry);
  }

  /** The file as it goes to disk: real path, exact text, the hash it may replace. */
  function unwrapped({ path, raw, slug }: DataFile): DataFile {
    const { text, meta } = unpack(raw);
    const found = fromVirtual(path);
    const before = found && campaigns.get(found.id);
    const real = toReal(path, (meta.base === undefined ? undefined : before) ?? meta.campaign);
    const moved =
      meta.base !== undefined && meta.campaign !== undefined && before !== undefined && before !== meta.campaign;
    const base = meta.base === undefined ? undefined : newest(saved.get(real), meta.base);
    return {
      path: real,
      slug,
      raw: text,
      ...(base === undefined ? {} : { base }),
      ...(moved ? { newPath: toReal(path, meta.campaign) } : {}),
    };
  }

  async function save(entry: PersistedEntry, options: PersistOptions): Promise<unknown> {
    const [first] = entry.dataFiles;
    let dataFiles = entry.dataFiles.map(unwrapped);
    for (;;) {
      try {
        const answer = await inner.persistEntry({ ...entry, dataFiles }, options);
        for (const file of dataFiles) await settle(file, unpack(first?.raw ?? '').meta.base);
        return answer;
      } catch (error) {
        const [mine] = dataFiles;
        if (!mine) throw error;
        dataFiles = [await hooks.onConflict(error, mine, opened.get(mine.path))];
      }
    }
  }

  async function settle(file: DataFile, openedAs: string | undefined): Promise<void> {
    const path = file.newPath ?? file.path;
    const found = locate(path);
    if (found?.campaign) campaigns.set(found.id, found.campaign);
    hooks.onText(path, file.raw);
    opened.set(path, file.raw);
    if (file.newPath) hooks.onText(file.path, undefined);
    if (openedAs === undefined) {
      if (found) hooks.onCreated(`${found.name}/${found.id}`);
      return;
    }
    const chain = saved.get(path) ?? new Map<string, string>();
    const hash = await sha256(file.raw);
    chain.set(openedAs, hash);
    hooks.onSaved(openedAs, hash);
    saved.set(path, chain);
  }

  const over: Partial<Implementation> = {
    entriesByFolder: list,
    allEntriesByFolder: list,
    entriesByFiles: async (files) => Promise.all((await inner.entriesByFiles(files)).map(remember).map(wrapped)),
    getEntry: open,
    persistEntry: save,
    async deleteFiles(paths, message) {
      const real = await Promise.all(paths.map(realPath));
      const answer = await inner.deleteFiles(real, message);
      for (const path of real) hooks.onText(path, undefined);
      return answer;
    },
    async unpublishedEntry(args) {
      const entry = await (inner.unpublishedEntry as NonNullable<Implementation['unpublishedEntry']>)(args);
      for (const { path } of entry.diffs) {
        const found = locate(path);
        if (found?.campaign) campaigns.set(found.id, found.campaign);
      }
      return { ...entry, diffs: entry.diffs.map((diff) => ({ ...diff, path: toVirtual(diff.path) })) };
    },
    async unpublishedEntryDataFile(collection, slug, path, id) {
      const real = await realPath(path);
      const read = inner.unpublishedEntryDataFile as NonNullable<Implementation['unpublishedEntryDataFile']>;
      const data = await read.call(inner, collection, slug, real, id);
      saved.delete(real);
      opened.set(real, data);
      hooks.onSaved(await sha256(data), undefined);
      return (await wrapped({ data, file: { path: real, id } })).data;
    },
  };
  return new Proxy(inner, {
    get(target, name, receiver) {
      const own = over[name as keyof Implementation];
      if (own && (name in target || name === 'allEntriesByFolder')) return own;
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function wrapped({ data, file }: LoadedEntry): Promise<LoadedEntry> {
  const found = locate(file.path);
  const meta = {
    ...(found ? { id: found.id } : {}),
    ...(found?.campaign ? { campaign: found.campaign } : {}),
    base: await sha256(data),
  };
  return { data: pack(data, meta), file: { ...file, path: toVirtual(file.path) } };
}

/** The latest hash of a file that this very page has saved since it opened it as `base`. */
function newest(chain: Map<string, string> | undefined, base: string): string {
  return chain?.get(base) ?? base;
}

function refuseBroken({ data, file }: LoadedEntry): void {
  try {
    readEntry(file.path.endsWith('.mdx') ? 'mdx' : 'yaml', data);
  } catch (error) {
    if (!(error instanceof BrokenYamlError)) throw error;
    throw new Error(
      `${file.path}:${error.line}: i campi non si leggono, quindi il modulo non si apre: aprendolo vuoto si perderebbe il file. Correggi la riga ${error.line} con un editor di testi e ricarica.`,
    );
  }
}
