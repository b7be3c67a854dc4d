import { expect, it } from 'vitest';
import { eventPart } from '#posters/tell-event.ts';
import { type PosterChanges, posterContent } from './sample-posters.ts';

/** The facts of the sample's event, changed. */
function factsOf(event: NonNullable<PosterChanges['event']>) {
  const content = posterContent([], { event });
  const [found] = content.events;
  if (!found) throw new RangeError('the sample has an event');
  return Object.fromEntries(eventPart(content, found).facts.map(({ label, value }) => [label, value]));
}

it.each([
  ['scheduled', '26–29 novembre 2024'],
  ['postponed', 'Rinviato (data prevista: 26–29 novembre 2024)'],
  ['cancelled', 'Annullato (data prevista: 26–29 novembre 2024)'],
] as const)('an event that is %s says when: %s', (state, when) => {
  expect(factsOf({ start: '2024-11-26', end: '2024-11-29', state }).Quando).toBe(when);
});

it.each([
  ['2024-11-08', 'entro l’8 novembre 2024'],
  ['2024-11-20T12:00', 'entro il 20 novembre 2024'],
  ['2024-11', 'entro novembre 2024'],
  ['2024', 'entro il 2024'],
])('enrolment that closes on %s is open %s', (closes, words) => {
  expect(factsOf({ registration: { closes, full: false } }).Iscrizione).toBe(words);
});
