import type { ContentStore } from './content-store.ts';
import type { Implementation } from './implementation.ts';
import { callApi } from './local-api.ts';

/** Fills the store from the editor's own server. */
export async function loadFromServer(store: ContentStore): Promise<void> {
  const [files, media] = await Promise.all([
    callApi('allEntries', {}),
    callApi('getMedia', { mediaFolder: 'content/uploads' }),
  ]);
  for (const { data, file } of files as { data: string; file: { path: string } }[]) store.put(file.path, data);
  for (const { name } of media as { name: string }[]) store.uploads.add(`/uploads/${name}`);
}

/** Fills the store from a git host once an editor has signed in: nothing of it is ever part of a public build. */
export async function loadFromHost(store: ContentStore, host: Implementation): Promise<void> {
  const read = (host.allEntriesByFolder ?? host.entriesByFolder).bind(host);
  for (const [folder, extension] of [
    ['campaigns', 'yaml'],
    ['content', 'yaml'],
    ['content', 'mdx'],
  ] as const) {
    for (const { data, file } of await read(folder, extension, 3)) store.put(file.path, data);
  }
  const media = (await host.getMedia?.('content/uploads')) ?? [];
  for (const { name } of media) store.uploads.add(`/uploads/${name}`);
}
