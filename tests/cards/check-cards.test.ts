import { describe, expect, it } from 'vitest';
import { checkCards } from '#cards/check-cards.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { formatProblem } from '#model/problem.ts';
import { sampleContent } from '../posts/sample-content.ts';

const today = new Date('2025-09-15T10:00:00Z');

function problemsOf(card: { title?: string; kicker?: string; detail?: string }): string[] {
  const content = sampleContent({ touchpoints: [{ card: { sign: [], ...card } }] });
  return checkCards({ content, today }, loadTypefaces()).map(formatProblem);
}

const file = 'campaigns/fse-toscana/touchpoints/punto-unico-bluesky.yaml';

describe('checkCards', () => {
  it('finds nothing wrong in words that fit', () => {
    expect(
      problemsOf({ title: "dell'Azienda Ospedaliero-Universitaria", detail: 'La teleriabilitazione a domicilio.' }),
    ).toEqual([]);
    expect(problemsOf({ title: 'IL FASCICOLO SANITARIO ELETTRONICO' })).toEqual([]);
    expect(problemsOf({ title: 'FSE' })).toEqual([]);
  });

  it('says in which formats a title does not fit, and how many characters to cut', () => {
    const title = `${'Le competenze digitali degli operatori '.repeat(8).trim()}.`.slice(0, 300);
    expect(problemsOf({ title })).toEqual([
      `${file} › card.title: nelle card Anteprima di link (Open Graph); Quadrata; Storia (verticale) il titolo non ci sta neppure al corpo minimo: togli almeno 188 caratteri. [CARD_TESTO_LUNGO]`,
    ]);
  });

  it('names the emoji and the scripts the fonts do not have', () => {
    expect(problemsOf({ title: 'Buon lavoro 🎉' })).toEqual([
      `${file} › card.title: il carattere delle card non ha «🎉» (U+1F389): usa solo lettere latine, cifre e punteggiatura, senza emoji. [GLIFO_MANCANTE]`,
    ]);
    expect(problemsOf({ detail: 'Здоровье' })[0]).toMatch(
      / › card\.detail: il carattere delle card non ha «З» \(U\+0417\)/,
    );
  });

  it.each([
    ['Greek', 'Υγεία', 'Υ'],
    ['Arabic', 'صحة', 'ص'],
    ['Chinese', '健康', '健'],
    ['Hebrew', 'בריאות', 'ב'],
  ])('refuses %s rather than draw it with holes', (_, title, first) => {
    expect(problemsOf({ title })[0]).toContain(`il carattere delle card non ha «${first}» (U+`);
  });

  it('names by its number what cannot be seen or turns the line round', () => {
    expect(problemsOf({ title: 'Un \u202Eotnup\u202C unico' })).toEqual([
      `${file} › card.title: il carattere delle card non ha U+202E, U+202C: usa solo lettere latine, cifre e punteggiatura, senza emoji. [GLIFO_MANCANTE]`,
    ]);
  });

  it('takes soft hyphens, joiners, decomposed accents and hard spaces as nothing special', () => {
    expect(problemsOf({ title: 'Perche\u0301 tele\u00ADriabili\u200Btazione a\u00A0casa' })).toEqual([]);
    expect(problemsOf({ title: '1.200 € a 60.000 persone: 10 %, 2,3 milioni' })).toEqual([]);
    expect(problemsOf({ title: `A & B < C > "D" 'E'` })).toEqual([]);
  });

  it('leaves what leads nowhere to the check of references', () => {
    const content = sampleContent({ touchpoints: [{ message: 'non-esiste' }] });
    expect(checkCards({ content, today }, loadTypefaces())).toEqual([]);
  });
});
