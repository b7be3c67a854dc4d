import { threadTop } from './grid.ts';
import { placeKicker, wordsLeft } from './place-kicker.ts';
import { fitTitle, putTitle } from './place-title.ts';
import { blockHeight, type Placing } from './placing.ts';
import { typeScale } from './type-scale.ts';
import { capHeight } from './typeface.ts';

/** Banner: words at the right of the sign, over the thread. */
export function placeBanner(placing: Placing, title: string): void {
  const { grid, card } = placing;
  const width = grid.strip.x - wordsLeft(placing) - 0.8 * grid.m;
  const { kicker } = typeScale(grid);
  if (kicker > 0) placeKicker(placing, 0.23 * grid.height - capHeight * kicker, width, 1, datedKicker(placing));
  const from = (grid.short ? 0.12 : 0.3) * grid.height;
  const to = threadTop(grid);
  const text = card.template === 'figure' && card.number ? `${card.number} ${title}` : title;
  const fitted = fitTitle(placing, text, width, to - from - 0.12 * grid.height);
  // What hangs from the last line counts: a tail must not touch the thread.
  const tail = placing.typefaces['titillium-700'].depth(fitted.lines.at(-1)?.text ?? '') * fitted.size;
  putTitle(placing, fitted, { top: (from + to - blockHeight(fitted) - tail) / 2 });
}

/** Profile pictures cover the sign, so its date is repeated where neither title nor kicker says it. */
function datedKicker({ card }: Placing): string {
  const [big, small] = card.sign;
  const dated = card.template === 'event' || card.template === 'deadline';
  if (!dated || big === undefined || `${card.title} ${card.kicker}`.includes(big)) return card.kicker;
  const date = card.template === 'event' ? [big, small] : [small, big];
  return [card.kicker, date.filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
