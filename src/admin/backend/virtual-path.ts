import { type CollectionName, collections, locate, pathOf } from '#model/collections.ts';

/**
 * Decap keeps the entries of a collection in one flat folder each. Files that live in a campaign's own folder get a
 * virtual path there, `campagne/<collection>/<id>.yaml`; every other path is its own.
 */
const virtualRoot = 'campagne';

/** The flat folder in which Decap sees a collection. */
export function virtualFolder(name: CollectionName): string {
  const { path } = collections[name];
  return path.startsWith('campaigns/') ? `${virtualRoot}/${name}` : path.slice(0, path.lastIndexOf('/'));
}

/** The path Decap uses for a file of the repository. */
export function toVirtual(path: string): string {
  const found = locate(path);
  return found && path.startsWith('campaigns/') ? `${virtualRoot}/${found.name}/${found.id}.yaml` : path;
}

/** The collection and id behind a virtual path; undefined where the path is a real one. */
export function fromVirtual(path: string): { name: CollectionName; id: string } | undefined {
  const found = /^campagne\/(campaigns|plans|touchpoints)\/([^/]+)\.yaml$/.exec(path);
  return found?.[1] && found[2] ? { name: found[1] as CollectionName, id: found[2] } : undefined;
}

/** The collection behind a virtual folder; undefined where the folder is a real one. */
export function folderCollection(folder: string): CollectionName | undefined {
  const name = /^campagne\/(campaigns|plans|touchpoints)$/.exec(folder)?.[1];
  return name as CollectionName | undefined;
}

/** The real path of a virtual one; `campaign` is needed for files a campaign's folder holds. */
export function toReal(path: string, campaign: string | undefined): string {
  const found = fromVirtual(path);
  return found ? pathOf(found.name, found.id, campaign) : path;
}
