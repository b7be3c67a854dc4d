/** The most elements an SVG may draw, its `<use>` followed, and how deep they may lie. */
const limits = { elements: 50_000, depth: 200 };

/** Whether drawing an SVG stays a small task: few lines that refer to each other can ask for billions of shapes. */
export function isLight(root: Element): boolean {
  const byId = new Map(
    [...root.querySelectorAll('[id]')].map((element) => [element.getAttribute('id') ?? '', element]),
  );
  const known = new Map<Element, number>();
  const open = new Set<Element>();

  function weigh(element: Element, depth: number): number {
    const ready = known.get(element);
    if (ready !== undefined) return ready;
    if (depth > limits.depth || open.has(element)) return Number.POSITIVE_INFINITY;
    open.add(element);
    const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
    const used = element.localName === 'use' ? byId.get(href.replace('#', '')) : undefined;
    let weight = 1 + (used ? weigh(used, depth + 1) : 0);
    for (const child of element.children) {
      if (weight > limits.elements) break;
      weight += weigh(child, depth + 1);
    }
    open.delete(element);
    known.set(element, weight);
    return weight;
  }

  return weigh(root, 0) <= limits.elements;
}
