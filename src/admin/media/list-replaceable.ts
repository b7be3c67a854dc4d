import type { ContentStore } from '#admin/backend/content-store.ts';
import type { Reference } from '#admin/widgets/search-references.ts';
import type { Content } from '#model/content.ts';

/** A file an editor may put another in the place of: the id is its path in the project. */
export interface Replaceable extends Reference {
  /** File types that can take its place, as an input of files wants them. */
  accept: string;
  /** A logo has no name in the texts: it may change type, and may not be there yet. */
  logo?: { campaign: string; organisation: string };
}

/** Every upload, then the logo of each organisation in each campaign; `logos` are the paths of those there are. */
export function listReplaceable(store: ContentStore, content: Content, logos: readonly string[]): Replaceable[] {
  const uploads = [...store.uploads].sort().map((path): Replaceable => {
    const type = path.slice(path.lastIndexOf('.'));
    return { id: `content${path}`, label: path.slice('/uploads/'.length), detail: 'Caricato', accept: type };
  });
  return [...uploads, ...campaignLogos(content, logos)];
}

function campaignLogos(content: Content, there: readonly string[]): Replaceable[] {
  return content.campaigns.flatMap(({ id: campaign, name, organisation, partners, supporters }) =>
    [...new Set([organisation, ...supporters, ...partners])].flatMap((one) => {
      const short = content.find('organisations', one)?.short;
      if (short === undefined) return [];
      const stem = `campaigns/${campaign}/logos/${one}.`;
      const path = there.find((found) => found.startsWith(stem)) ?? `${stem}svg`;
      const logo = { campaign, organisation: one };
      return [{ id: path, label: `Logo di ${short}`, detail: name, accept: '.svg,.png', logo }];
    }),
  );
}

/** Names of the files of words in which an upload appears. */
export function usersOf(store: ContentStore, path: string): string[] {
  const named = path.replace(/^content/, '');
  return store
    .files()
    .filter(({ text }) => text.includes(named))
    .map((file) => file.path);
}
