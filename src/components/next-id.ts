const counts = new WeakMap<Request, Map<string, number>>();

/** An id that no other element of the same page has: `spiega-fse`, then `spiega-fse-2`. */
export function nextId(request: Request, name: string): string {
  const page = counts.get(request) ?? new Map<string, number>();
  counts.set(request, page);
  const count = (page.get(name) ?? 0) + 1;
  page.set(name, count);
  return count === 1 ? `spiega-${name}` : `spiega-${name}-${count}`;
}
