import type { CardData } from '../card.ts';
import type { SignWord, Template } from '../template.ts';

/** An event: the calendar sheet holds the day and the month, or the two ends of a range of months. */
export const event: Template = {
  id: 'event',
  ground: 'colore',
  sign: 'calendar',
  signWords,
  tell: ({ sign, struck }) => {
    if (sign.length === 0) return '';
    return struck ? `calendario con la data barrata: ${sign.join(', ')}` : `calendario con la data ${sign.join(' ')}`;
  },
};

function signWords({ sign, struck }: CardData): SignWord[] {
  const [first, second] = sign;
  const centred = { x: 50, align: 'centre' } as const;
  if (first === undefined) return [];
  if (second !== undefined && /\d/.test(second)) {
    const range = { ...centred, face: 'titillium-700', size: 27, width: 74, at: 'cap-top', group: 'months' } as const;
    return [
      { ...range, text: first, y: 36 },
      { ...range, text: second, y: 63 },
    ];
  }
  const day: SignWord = {
    ...centred,
    text: first,
    face: 'titillium-900',
    size: 46,
    width: 76,
    at: 'cap-centre',
    y: 52,
  };
  if (second === undefined) return [{ ...day, y: 58 }];
  const month: SignWord = {
    ...centred,
    text: second,
    face: 'titillium-600',
    size: 15,
    width: 80,
    at: 'baseline',
    y: 87,
  };
  return [struck ? { ...day, struck } : day, month];
}
