/** A result, as pagefind gives it. */
export interface Found {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** One result as a row. The excerpt's marks are rebuilt as elements: nothing of the index is read as HTML. */
export function resultRow({ url, meta, excerpt, filters }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  heading.append(link);
  const words = document.createElement('p');
  for (const [index, piece] of excerpt.split(/<\/?mark>/).entries()) {
    const text = document.createTextNode(
      piece
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    );
    if (index % 2 === 0) words.append(text);
    else {
      const mark = document.createElement('mark');
      mark.append(text);
      words.append(mark);
    }
  }
  const where = document.createElement('p');
  where.className = 'meta';
  where.textContent = [filters['Che cosa']?.[0], filters.Campagna?.[0]].filter(Boolean).join(' · ');
  item.append(heading, where, words);
  return item;
}
