import { signOrigin } from './draw-thread.ts';
import { typographic } from './italian-words.ts';
import { leastCut } from './least-cut.ts';
import type { Placing } from './placing.ts';
import type { PathShape } from './scene.ts';
import type { SignWord } from './template.ts';
import { textLine } from './text-line.ts';
import { capHeight } from './typeface.ts';

/** A word inside a sign may shrink to this share of its largest size. */
const smallest = 0.35;

/** The words inside the sign; gives the strokes that cross a date out. */
export function placeSignWords(placing: Placing, given: readonly SignWord[]): PathShape[] {
  const { grid, typefaces, colours, signSide } = placing;
  const origin = signOrigin(grid, signSide);
  const scale = signSide / 100;
  const words = given.map((word) => ({ ...word, text: typographic(word.text) })).filter(({ text }) => text !== '');
  return words.flatMap((word) => {
    const wide = typefaces[word.face].width(word.text);
    const together = word.group === undefined ? [word] : words.filter(({ group }) => group === word.group);
    const shrunk = Math.min(1, ...together.map((one) => one.width / (typefaces[one.face].width(one.text) * one.size)));
    const fits = (text: string) => typefaces[word.face].width(typographic(text)) * word.size * smallest <= word.width;
    if (!fits(word.text)) placing.refusals.push({ part: 'sign', cut: () => leastCut(word.text, fits) });
    if (shrunk < smallest) return [];
    const size = word.size * shrunk * scale;
    const x = origin.x + word.x * scale - (word.align === 'centre' ? (wide * size) / 2 : 0);
    const cap = capHeight * size;
    const drop =
      word.at === 'baseline' ? 0 : word.at === 'cap-top' ? cap : word.text === '«' ? markDrop * size : cap / 2;
    const baseline = origin.y + word.y * scale + drop;
    const line = textLine(
      {
        role: 'sign',
        text: word.text,
        face: word.face,
        size,
        tracking: 0,
        x,
        baseline,
        fill: colours.onEnclosed,
        on: colours.enclosed,
      },
      typefaces,
    );
    placing.lines.push(line);
    if (!word.struck) return [];
    const y = line.baseline - cap / 2;
    const reach = 0.03 * signSide;
    const d = `M${line.x - reach} ${y} L${line.x + line.width + reach} ${y}`;
    return [
      { kind: 'path', d, x: 0, y: 0, scale: 1, stroke: colours.thread, width: 0.035 * signSide, cap: 'round' } as const,
    ];
  });
}

/** Half the height at which « stands over the baseline, em: it is centred on itself, not on capitals. */
const markDrop = 0.26;
