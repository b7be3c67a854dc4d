import type { Implementation, PersistedEntry, PersistOptions } from './implementation.ts';
import { ApiError } from './local-api.ts';
import { sha256 } from './sha256.ts';

/**
 * A git host's own backend, with the refusal it lacks: a published file that changed since it was opened is not
 * written over; `signedIn` is told when an editor may read, and no form opens before it has: what it points at would
 * seem not to exist. A draft under review has one branch and one author at a time: the host settles the rest.
 */
export function guardGitBackend<B extends Implementation>(inner: B, signedIn: (host: B) => Promise<void>): B {
  let ready = Promise.resolve();
  for (const step of ['restoreUser', 'authenticate'] as const) {
    const original = inner[step]?.bind(inner);
    if (!original) continue;
    inner[step] = async (user: object) => {
      const found = await original(user);
      ready = signedIn(inner).catch((error: unknown) =>
        console.warn('i contenuti per le anteprime non si sono caricati', error),
      );
      return found;
    };
  }
  const read = inner.getEntry.bind(inner);
  inner.getEntry = async (path) => {
    await ready;
    return read(path);
  };
  const readDraft = inner.unpublishedEntryDataFile?.bind(inner);
  if (readDraft) {
    inner.unpublishedEntryDataFile = async (...args) => {
      await ready;
      return readDraft(...args);
    };
  }
  const persist = inner.persistEntry.bind(inner);
  inner.persistEntry = async (entry: PersistedEntry, options: PersistOptions) => {
    if (!options.unpublished) for (const { path, base } of entry.dataFiles) await refuseChanged(inner, path, base);
    return persist(entry, options);
  };
  return inner;
}

async function refuseChanged(inner: Implementation, path: string, base: string | undefined): Promise<void> {
  if (base === undefined) return;
  const now = await inner.getEntry(path).catch(absent);
  const hash = now && (await sha256(now.data));
  if (hash === base) return;
  const who = now?.file.author ?? 'un altro redattore';
  const conflict = now ? { path, theirs: now.data, hash, who } : { path, who };
  throw new ApiError(409, `Il file ${path} è cambiato da quando lo hai aperto.`, { conflict });
}

/** A host that does not answer says nothing of the file: only its "not found" means that it is gone. */
function absent(error: unknown): undefined {
  const { status, message } = error as { status?: number | null; message?: string };
  if (status === 404) return undefined;
  throw new ApiError(
    0,
    `Il repository non risponde (${message}): quello che hai scritto resta qui. Riprova a salvare tra poco.`,
    {},
  );
}
