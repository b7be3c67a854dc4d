import type { Entry } from './poster.ts';
import type { SheetProblem } from './sheet.ts';

/** A title with its entries, of which one has to be shortened. */
export interface Cuttable {
  title: string;
  entries: readonly Entry[];
}

/** The least cut that makes the page fit: tried on the longest text first, then on the next ones. */
export function cutToFit(texts: Cuttable, fits: (changed: Cuttable) => boolean): SheetProblem {
  const parts = [
    { part: 'title', text: texts.title, with: (text: string) => ({ ...texts, title: text }) },
    ...texts.entries.map((entry, index) => ({
      part: entry.kind === 'fact' ? entry.label : 'testo',
      text: entry.kind === 'fact' ? entry.value : entry.text,
      with: (text: string) => ({ ...texts, entries: texts.entries.with(index, replaceText(entry, text)) }),
    })),
  ].sort((a, b) => b.text.length - a.text.length);
  for (const part of parts) {
    if (!fits(part.with(''))) continue;
    const characters = [...part.text];
    let kept = 0;
    let over = characters.length;
    while (over - kept > 1) {
      const middle = (kept + over) >> 1;
      if (fits(part.with(characters.slice(0, middle).join('')))) kept = middle;
      else over = middle;
    }
    return { part: part.part, cut: characters.length - kept };
  }
  const all = parts.reduce((sum, { text }) => sum + text.length, 0);
  return { part: parts[0]?.part ?? 'title', cut: Math.ceil(all / 2) };
}

function replaceText(entry: Entry, text: string): Entry {
  return entry.kind === 'fact' ? { ...entry, value: text } : { ...entry, text };
}
