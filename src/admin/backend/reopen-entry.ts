/**
 * Decap passes from one entry straight to another (a bookmark, an address typed by hand) by reusing the controls of the
 * first form under the second: the page is loaded again instead. A new entry that gets its address at its first save
 * stays: `created` holds what this page has made, as `messages/otto-moduli`.
 */
export function reopenEntry(created: ReadonlySet<string>): void {
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    if (changesEntry(oldURL, newURL, created)) location.reload();
  });
}

/** Whether two addresses of the CMS are the forms of two different entries. */
export function changesEntry(before: string, after: string, created: ReadonlySet<string>): boolean {
  const [from, to] = [entryIn(before), entryIn(after)];
  if (!from || !to || (from.collection === to.collection && from.entry === to.entry)) return false;
  if (from.collection !== to.collection) return true;
  if (from.entry === 'new') return !created.has(`${to.collection}/${to.entry}`);
  return to.entry !== 'new';
}

function entryIn(url: string): { collection: string; entry: string } | undefined {
  const found = /#\/collections\/([^/]+)\/(?:entries\/([^?]+)|(new))/.exec(url);
  return found ? { collection: found[1] ?? '', entry: found[2] ?? found[3] ?? '' } : undefined;
}
