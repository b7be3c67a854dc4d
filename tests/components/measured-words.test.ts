import { expect, test } from 'vitest';
import { measuredWords } from '#components/measured-words.ts';

test.each([
  [0, 0, ''],
  [1, 0, 'Il piano aveva un obiettivo con una scadenza; il valore raggiunto non è stato fornito.'],
  [1, 1, 'L’obiettivo del piano ha una misura.'],
  [5, 0, 'Il piano aveva 5 obiettivi con una scadenza; i valori raggiunti non sono stati forniti.'],
  [5, 1, 'Dei 5 obiettivi del piano, uno ha una misura.'],
  [5, 5, 'Dei 5 obiettivi del piano, 5 hanno una misura.'],
])('of %i KPIs, %i with a value', (kpis, measured, words) => {
  expect(measuredWords(kpis, measured)).toBe(words);
});
