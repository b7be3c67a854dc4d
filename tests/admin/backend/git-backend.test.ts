import { expect, it } from 'vitest';
import { guardGitBackend } from '#admin/backend/git-backend.ts';
import type { Implementation, PersistedEntry } from '#admin/backend/implementation.ts';
import { sha256 } from '#admin/backend/sha256.ts';

const path = 'content/messages/otto-moduli.mdx';

/** A git host with one file, as Decap shows it; `read` is what it answers when the file is asked for. */
function host(read: () => Promise<string>) {
  const saved: PersistedEntry[] = [];
  const inner: Implementation = {
    entriesByFolder: async () => [],
    entriesByFiles: async () => [],
    getEntry: async () => ({ data: await read(), file: { path, id: null, author: 'Ada' } }),
    persistEntry: async (entry) => saved.push(entry),
    deleteFiles: async () => undefined,
  };
  return { saved, guarded: guardGitBackend(inner, async () => {}) };
}

/** Saves over the file as it was opened with this text. */
async function save(guarded: Implementation, opened: string) {
  const file = { path, slug: 'otto-moduli', raw: 'mia', base: await sha256(opened) };
  return guarded.persistEntry({ dataFiles: [file], assets: [] }, {});
}

it('saves over the file that was opened', async () => {
  const { guarded, saved } = host(async () => 'aperta');
  await save(guarded, 'aperta');
  expect(saved).toHaveLength(1);
});

it('does not write over a file that changed, or was deleted, and says by whom', async () => {
  const changed = host(async () => 'di un altro');
  const conflict = { path, theirs: 'di un altro', hash: await sha256('di un altro'), who: 'Ada' };
  await expect(save(changed.guarded, 'aperta')).rejects.toMatchObject({ status: 409, details: { conflict } });
  const gone = host(() => Promise.reject(Object.assign(new Error('Not Found'), { status: 404 })));
  const nobody = { path, who: 'un altro redattore' };
  await expect(save(gone.guarded, 'aperta')).rejects.toMatchObject({ status: 409, details: { conflict: nobody } });
  expect([changed.saved, gone.saved]).toEqual([[], []]);
});

it('does not take a host that is silent for a file that was deleted', async () => {
  const { guarded, saved } = host(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(save(guarded, 'aperta')).rejects.toMatchObject({
    status: 0,
    message:
      'Il repository non risponde (Failed to fetch): quello che hai scritto resta qui. Riprova a salvare tra poco.',
    details: {},
  });
  expect(saved).toEqual([]);
});
