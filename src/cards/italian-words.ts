/**
 * Text set in Italian: typographic marks, and which words stay together at the end of a line.
 * Art direction, §8.
 */

/** How two neighbouring words may part: freely, if need be, or only when nothing else helps. */
export type Bond = 'free' | 'soft' | 'hard';

export interface Word {
  text: string;
  /** A space follows (none after the hyphen of a compound). */
  space: boolean;
  bond: Bond;
  /** A good place to break: after , . : ; –. */
  pause: boolean;
  /** The first part of a divided word: a hyphen appears where the line ends here. */
  divided?: boolean;
}

const leading = new Set(
  (
    'il lo la i gli le un uno una ' +
    'di a da in con su per tra fra ' +
    'del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle ' +
    'nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col coi ' +
    'e ed o od ma né se anche oppure come quando ' +
    'non che è ogni oltre fino entro'
  ).split(' '),
);
const months =
  /^(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic)\.?$/i;
const titles = /^(?:dott|dr|prof|ing|avv|sig|arch|on|s)(?:\.?(?:ssa|ri|sse|ra))?\.?$/i;
const abbreviations = /^(?:n|nn|art|artt|c|lett|prot|reg|d\.?g\.?r|d\.?lgs|l|pag|pp|vol|cfr|inv|h)\.$/i;
const number = /^[«("]?[+–-]?\d[\d.,:/–-]*[%°ª€]?$/;
const year = /^(?:19|20)\d\d[,.;:)»]*$/;

/** Apostrophes, quotations, dashes and dots as they are printed. */
export function typographic(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.{3}/g, '…')
    .replace(/(\d) (?=[%‰])/g, '$1')
    .replace(/(\d)\s*-\s*(?=\d{1,2}\s+\p{L})/gu, '$1–')
    .replace(/ - /g, ' – ')
    .replace(/"([^"]*)"/g, '«$1»')
    .replace(/[“”]([^“”]*)”/g, '«$1»')
    .replace(/['‘´`]/g, '’');
}

/** The words of a text, each with how it holds to the next. */
export function italianWords(text: string): Word[] {
  const tokens = typographic(text).split(' ').filter(Boolean);
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    const bond = next === undefined ? 'free' : bondOf(token, next);
    const parts = token.split(/(?<=\p{L}{2}-)(?=\p{L}{2})/u);
    return parts.map((part, at) => {
      const last = at === parts.length - 1;
      const pause = last && /[,.:;–…!?]$/.test(part);
      return { text: part, space: last && next !== undefined, bond: last ? bond : 'soft', pause } satisfies Word;
    });
  });
}

function bondOf(word: string, next: string): Bond {
  const bare = word.replace(/^[«("]+/, '').toLowerCase();
  if (leading.has(bare) || bare.endsWith('’')) return 'hard';
  if (/^font[ei]:$/.test(bare)) return 'hard';
  if (titles.test(bare) || abbreviations.test(bare)) return 'hard';
  if (next === '–' || next === '·' || next === '+') return 'hard';
  if (/^2\.0[^\d]*$/.test(next)) return 'hard';
  if (months.test(word) && year.test(next)) return 'hard';
  if (isCount(word) && !leading.has(next.toLowerCase())) return next.length <= 12 ? 'hard' : 'soft';
  if (/^\p{L}+$/u.test(word) && /^\d{1,2}[,.:;)»]*$/.test(next)) return 'hard';
  if (next === 'e' && /^\p{Lu}{2,}$/u.test(word)) return 'hard';
  if (/^\p{Lu}[\p{L}’]+$/u.test(word) && /^\p{Lu}/u.test(next)) return 'soft';
  return 'free';
}

/** A number that counts or orders what follows: not a year, a version, a date in digits or the end of a sentence. */
function isCount(word: string): boolean {
  return number.test(word) && !year.test(word) && !/^\d\.\d$|[/]|[.,;:]$|\d\.\d{2}\./.test(word);
}
