import type {
  AssetProxy,
  Implementation,
  LoadedEntry,
  PersistedEntry,
  PersistOptions,
  UnpublishedEntry,
} from './implementation.ts';
import { callApi } from './local-api.ts';

interface MediaEntry {
  id: string;
  name: string;
  path: string;
  size: number;
}

interface ShownMedia extends MediaEntry {
  url: string;
  displayURL: string;
}

/** Decap's view of the editor's own server: files of this machine, and drafts in git where it keeps them. */
export class LocalBackend implements Implementation {
  private readonly mediaFolder: string;

  constructor(config: { media_folder: string }) {
    this.mediaFolder = config.media_folder;
  }

  isGitBackend(): boolean {
    return false;
  }

  async status(): Promise<object> {
    return { auth: { status: true }, api: { status: true, statusPage: '' } };
  }

  authComponent(): () => null {
    return () => null;
  }

  async restoreUser(user: object): Promise<object> {
    return user;
  }

  async authenticate(): Promise<object> {
    return localUser;
  }

  logout(): null {
    return null;
  }

  async getToken(): Promise<string> {
    return '';
  }

  entriesByFolder(folder: string, extension: string): Promise<LoadedEntry[]> {
    return callApi('entriesByFolder', { folder, extension }) as Promise<LoadedEntry[]>;
  }

  allEntriesByFolder(folder: string, extension: string): Promise<LoadedEntry[]> {
    return this.entriesByFolder(folder, extension);
  }

  entriesByFiles(files: { path: string; label?: string }[]): Promise<LoadedEntry[]> {
    return callApi('entriesByFiles', { files }) as Promise<LoadedEntry[]>;
  }

  getEntry(path: string): Promise<LoadedEntry> {
    return callApi('getEntry', { path }) as Promise<LoadedEntry>;
  }

  async persistEntry({ dataFiles, assets }: PersistedEntry, options: PersistOptions): Promise<unknown> {
    const { useWorkflow, collectionName: collection, commitMessage: message, status: state } = options;
    const files = dataFiles.map(({ path, raw, base, newPath }) => ({ path, text: raw, base, newPath }));
    return callApi('persistEntry', {
      dataFiles: files,
      assets: await Promise.all(assets.map(serialised)),
      who: whoIs(),
      message,
      ...(useWorkflow ? { draft: { collection, slug: dataFiles[0]?.slug, state } } : {}),
    });
  }

  deleteFiles(paths: string[], message: string): Promise<unknown> {
    return callApi('deleteFiles', { paths, message });
  }

  async getMedia(mediaFolder = this.mediaFolder): Promise<ShownMedia[]> {
    const found = (await callApi('getMedia', { mediaFolder })) as MediaEntry[];
    return found.map(shown);
  }

  async getMediaFile(path: string): Promise<object> {
    return shown((await callApi('getMediaFile', { path })) as MediaEntry);
  }

  async persistMedia(asset: AssetProxy): Promise<object> {
    return shown((await callApi('persistMedia', { asset: await serialised(asset), who: whoIs() })) as MediaEntry);
  }

  unpublishedEntries(): Promise<string[]> {
    return callApi('unpublishedEntries', {}) as Promise<string[]>;
  }

  async unpublishedEntry(args: { id?: string; collection?: string; slug?: string }): Promise<UnpublishedEntry> {
    return ((await callApi('unpublishedEntry', args)) as UnpublishedEntry | null) ?? noDraft();
  }

  async unpublishedEntryDataFile(collection: string, slug: string, path: string): Promise<string> {
    const answer = await callApi('unpublishedEntryDataFile', { collection, slug, path });
    return (answer as { data: string }).data;
  }

  async unpublishedEntryMediaFile(): Promise<never> {
    throw new Error('Le immagini delle bozze stanno nella libreria.');
  }

  deleteUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    return callApi('deleteUnpublishedEntry', { collection, slug });
  }

  updateUnpublishedEntryStatus(collection: string, slug: string, newStatus: string): Promise<unknown> {
    return callApi('updateUnpublishedEntryStatus', { collection, slug, newStatus, who: whoIs() });
  }

  async publishUnpublishedEntry(collection: string, slug: string): Promise<void> {
    const answer = await callApi('publishUnpublishedEntry', { collection, slug, who: whoIs() });
    const { uncommitted } = answer as { uncommitted?: string };
    if (uncommitted) window.alert(`Il file è pubblicato, ma git non lo ha registrato: ${uncommitted}`);
  }

  async getDeployPreview(): Promise<null> {
    return null;
  }
}

/** Who is signed in on this machine: there is nobody to sign in to. */
export const localUser = { backendName: 'redazione', name: 'Redazione', login: 'redazione' };

/** What Decap expects where an entry has no draft. */
function noDraft(): never {
  const error = new Error('La voce non ha una bozza.');
  throw Object.assign(error, { name: 'EDITORIAL_WORKFLOW_ERROR', notUnderEditorialWorkflow: true });
}

async function serialised(asset: AssetProxy): Promise<object> {
  return { path: asset.path, content: await asset.toBase64(), encoding: 'base64' };
}

function shown(media: MediaEntry): ShownMedia {
  const url = `/_redazione/media/${media.path.split('/').map(encodeURIComponent).join('/')}`;
  return { ...media, url, displayURL: url };
}

/** How another editor is told of this page: browser and system, never a name. */
function whoIs(): string {
  const agent = navigator.userAgent;
  const browser = /Firefox|Edg(?=\/)|Chrome|Safari/.exec(agent)?.[0].replace('Edg', 'Edge') ?? 'un browser';
  const system = /Windows|Mac OS X|Android|Linux/.exec(agent)?.[0].replace('Mac OS X', 'macOS') ?? 'un computer';
  return `un’altra finestra della redazione (${browser} su ${system})`;
}
