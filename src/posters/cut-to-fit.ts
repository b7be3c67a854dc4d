import { leastCut } from '#cards/least-cut.ts';
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
    return { part: part.part, cut: leastCut(part.text, (shorter) => fits(part.with(shorter))) };
  }
  const all = parts.reduce((sum, { text }) => sum + text.length, 0);
  return { part: parts[0]?.part ?? 'title', cut: Math.ceil(all / 2) };
}

function replaceText(entry: Entry, text: string): Entry {
  return entry.kind === 'fact' ? { ...entry, value: text } : { ...entry, text };
}
