import { describe, expect, it } from 'vitest';
import { contrast } from '#model/contrast.ts';
import { type GroundId, groundOf, themeFailures, themeSchema } from '#model/theme.ts';
import { themes } from '../fixtures/themes.ts';

/** Art direction §2: text, secondary, thread and enclosed contrast on each ground; toscana, piemonte, promis, casa. */
const measured: Record<GroundId, [number[], number[], number[], number[]]> = {
  notte: [
    [12.43, 14.98, 15.54, 13.13],
    [9.28, 10.08, 9.63, 8.77],
    [4.97, 8.52, 9.24, 8.77],
    [11.27, 13.8, 14.0, 12.23],
  ],
  colore: [
    [4.97, 8.52, 9.24, 8.77],
    [4.97, 8.52, 9.24, 8.77],
    [4.97, 8.52, 9.24, 8.77],
    [12.43, 14.98, 15.54, 13.13],
  ],
  carta: [
    [11.27, 13.8, 14.0, 12.23],
    [11.27, 13.8, 14.0, 12.23],
    [3.89, 6.93, 6.49, 5.19],
    [12.43, 14.98, 15.54, 13.13],
  ],
  campo: [
    [9.23, 9.05, 9.76, 10.65],
    [9.23, 9.05, 9.76, 10.65],
    [3.19, 4.54, 4.53, 4.52],
    [12.43, 14.98, 15.54, 13.13],
  ],
};

describe('theme', () => {
  it('measures the contrasts of the art direction', () => {
    for (const [id, [text, secondary, thread, enclosed]] of Object.entries(measured)) {
      Object.values(themes).forEach((theme, column) => {
        const on = groundOf(theme, id as GroundId);
        const found = [
          contrast(on.text, on.ground),
          contrast(on.secondary, on.ground),
          contrast(on.thread, on.ground),
          contrast(on.onEnclosed, on.enclosed),
        ].map((ratio) => ratio.toFixed(2));
        expect(found).toEqual([text, secondary, thread, enclosed].map((row) => (row[column] as number).toFixed(2)));
      });
    }
  });

  it('accepts the four themes', () => {
    for (const theme of Object.values(themes)) expect(themeFailures(theme)).toEqual([]);
  });

  it('refuses a text that is hard to read, and says what to change', () => {
    expect(themeFailures({ ...themes.toscana, colore: '#B4502D' })[0]).toMatchObject({
      field: 'colore',
      message: 'sul fondo notte il filo (#B4502D su #0B3B34) ha contrasto 2,44: serve almeno 3',
    });
  });

  it('names the field to change for each thing that is hard to read', () => {
    const fields = (change: object) =>
      themeFailures({ ...themes.casa, ...change }).map(({ field, message }) => `${field}: ${message.split(' (')[0]}`);
    expect(fields({ luce: '#17324D' })).toEqual(['luce: sul fondo notte il testo secondario']);
    expect(fields({ filo: '#DCE9F7' })).toEqual(['filo: sul fondo carta il filo', 'filo: sul fondo campo il filo']);
    expect(fields({ colore: '#17324D' })).toEqual([
      'colore: sul fondo notte il filo',
      'colore: sul fondo colore il testo',
      'colore: sul fondo colore il testo secondario',
      'colore: sul fondo colore il filo',
    ]);
    expect(fields({ carta: '#17324D' })).toEqual([
      'carta: sul fondo notte il testo dentro il segno',
      'carta: sul fondo carta il testo',
      'carta: sul fondo carta il testo secondario',
      'filo: sul fondo carta il filo',
      "carta: luminanza 3,0%: carta deve stare sopra l'85%",
    ]);
    expect(fields({ notte: '#999999' })).toContain('notte: sul fondo notte il testo');
    expect(fields({ notte: '#999999' })).toContain('notte: sul fondo campo il testo dentro il segno');
    expect(themeFailures({ ...themes.casa, notte: '#999999' })[0]?.message).toBe(
      'sul fondo notte il testo (#FFFFFF su #999999) ha contrasto 2,85: serve almeno 4,5',
    );
  });

  it('keeps notte dark, carta light and the colours of the emblem for the emblem', () => {
    expect(themeFailures({ ...themes.casa, notte: '#5A5A5A' }).map((failure) => failure.message)).toContain(
      "luminanza 10,2%: notte deve stare sotto l'8%",
    );
    expect(themeFailures({ ...themes.casa, carta: '#E0E0E0' }).map((failure) => failure.message)).toContain(
      "luminanza 74,5%: carta deve stare sopra l'85%",
    );
    expect(themeFailures({ ...themes.casa, colore: '#FFCC00' }).map((failure) => failure.message)).toContain(
      "#FFCC00 appartiene all'emblema europeo: scegli un altro colore",
    );
  });

  it('reads only six-digit colours, in capitals', () => {
    expect(themeSchema.parse({ ...themes.casa, filo: '#0066cc' }).filo).toBe('#0066CC');
    expect(themeSchema.safeParse({ ...themes.casa, filo: 'blue' }).success).toBe(false);
  });
});
