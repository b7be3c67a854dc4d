import { expect, test } from 'vitest';
import { displayText, plainText } from '#components/display-text.ts';

const shown = (text: string) => text.replaceAll('\u00a0', '_');

test('a title keeps together what Italian keeps together', () => {
  expect(shown(displayText('Il Fascicolo 2.0 comincia da te'))).toBe('Il Fascicolo_2.0 comincia da_te');
  expect(shown(displayText("L'85% di medici e pediatri"))).toBe('L’85% di_medici e_pediatri');
});

test('no run of words hangs together longer than a line of a phone, unless they are two', () => {
  expect(shown(displayText('Il Fascicolo 2.0, nel lavoro di ogni giorno'))).toBe(
    'Il Fascicolo_2.0, nel_lavoro di ogni_giorno',
  );
  expect(shown(displayText('La campagna per la prevenzione'))).toBe('La_campagna per la_prevenzione');
});

test('running text binds few words, so that narrow columns stay even', () => {
  expect(shown(plainText('Il FSE 2.0 in 30 minuti, per la cura'))).toBe('Il FSE_2.0 in 30_minuti, per la cura');
});
