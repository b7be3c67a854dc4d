import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, type Room } from '#cards/fit-text.ts';
import { italianWords, typographic } from '#cards/italian-words.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { hyphenate } from '#cards/placing.ts';

const typeface = loadTypefaces()['titillium-700'];
const room: Room = { width: 600, max: 90, min: 40, lines: 6, leading: 1.05, tracking: -0.015 };

function lines(text: string, change: Partial<Room> = {}): string[] | undefined {
  return fitText(text, typeface, { ...room, ...change })?.lines.map((line) => line.text);
}

describe('typographic marks', () => {
  it.each([
    ["l'educazione dell'FSE", 'l’educazione dell’FSE'],
    ['"Il Fascicolo"', '«Il Fascicolo»'],
    ['26-29 novembre 2024', '26–29 novembre 2024'],
    ['ProMIS - Programma Mattone', 'ProMIS – Programma Mattone'],
    ['e poi...', 'e poi…'],
    ['due  spazi\n e a capo', 'due spazi e a capo'],
    ['passo-passo', 'passo-passo'],
    ['D.G.R. n. 15-348', 'D.G.R. n. 15-348'],
  ])('%s becomes %s', (from, to) => {
    expect(typographic(from)).toBe(to);
  });
});

describe('bonds between words', () => {
  it.each([
    ['ai servizi', 'hard'],
    ['della salute', 'hard'],
    ['e pediatri', 'hard'],
    ['FSE 2.0', 'hard'],
    ['30 minuti', 'hard'],
    ['19° Forum', 'hard'],
    ['30 maggio', 'hard'],
    ['maggio 2024', 'hard'],
    ['MMG e', 'hard'],
    ['Dott. Ruggeri', 'hard'],
    ['n. 305', 'hard'],
    ['Missione 6', 'hard'],
    ['Regione Toscana', 'soft'],
    ['100% dei', 'free'],
    ['2.0 in', 'free'],
    ['2024 integrazione', 'free'],
    ['operatori sanitari', 'free'],
  ])('%s: %s', (text, bond) => {
    expect(italianWords(text)[0]?.bond).toBe(bond);
  });

  it('parts a compound after its hyphen, and only there', () => {
    const [first, second] = italianWords('Ospedaliero-Universitaria');
    expect([first?.text, first?.space, second?.text]).toEqual(['Ospedaliero-', false, 'Universitaria']);
  });
});

describe('lines', () => {
  it.each([
    ['Un punto unico di accesso ai servizi del SSN', ['Un punto unico', 'di accesso', 'ai servizi del SSN']],
    ['Otto moduli da trenta minuti, quando vuoi', ['Otto moduli', 'da trenta minuti,', 'quando vuoi']],
    ['Il Fascicolo 2.0 in Piemonte', ['Il Fascicolo 2.0', 'in Piemonte']],
  ])('sets %s as the reference does', (text, expected) => {
    expect(lines(text, { width: 690, max: 85, min: 47, height: 240 })).toEqual(expected);
  });

  it('never leaves one short word alone at the end where it can be avoided', () => {
    expect(lines('Il livello medio di alfabetizzazione digitale è qui')?.at(-1)?.split(' ').length).toBeGreaterThan(1);
  });

  it('divides a word only where it is too wide for a line, and only where it may', () => {
    const narrow = { width: 260, min: 40, max: 40 };
    expect(lines('teleriabilitazione', narrow)).toBeUndefined();
    expect(lines('teleriabilitazione', { ...narrow, hyphenate })).toEqual(['teleriabi-', 'litazione']);
    expect(lines('una prova breve', { ...narrow, hyphenate })?.join(' ')).toBe('una prova breve');
  });
});

const small =
  'il lo la i gli le un una di a da in con su per tra fra del dello della dei degli delle al alla ai agli nel sul e non che è ogni entro'.split(
    ' ',
  );
const word = fc.constantFrom(
  ...small,
  ...'Fascicolo operatori sanitari 30 minuti 2.0 FSE salute, digitale. percorso formazione l’educazione dell’Azienda competenze'.split(
    ' ',
  ),
);

describe('any text', () => {
  const text = fc.array(word, { minLength: 2, maxLength: 24 }).map((words) => words.join(' '));

  it('never overflows its room', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 200, max: 1200 }), fc.integer({ min: 1, max: 6 }), (words, width, most) => {
        const fitted = fitText(words, typeface, { ...room, width, lines: most });
        if (!fitted) return;
        expect(fitted.lines.length).toBeLessThanOrEqual(most);
        expect(fitted.size).toBeGreaterThanOrEqual(room.min);
        expect(fitted.size).toBeLessThanOrEqual(room.max);
        for (const line of fitted.lines) {
          expect(typeface.width(line.text, room.tracking) * fitted.size).toBeLessThanOrEqual(width + 0.001);
        }
        expect(fitted.lines.map((line) => line.text).join(' ')).toBe(words);
      }),
      { numRuns: 400 },
    );
  });

  it('never breaks after an article, a preposition or an elision where there is another way', () => {
    fc.assert(
      fc.property(text, (words) => {
        const fitted = fitText(words, typeface, { ...room, width: 1000, lines: 6 });
        if (!fitted) return;
        for (const line of fitted.lines.slice(0, -1)) {
          const last = line.text.split(' ').at(-1) as string;
          // A run of nothing but small words can be longer than any line.
          const loose = line.text.split(' ').some((one) => !small.includes(one) && !/^\d/.test(one));
          if (loose) expect(small).not.toContain(last);
          expect(last.endsWith('’')).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});
