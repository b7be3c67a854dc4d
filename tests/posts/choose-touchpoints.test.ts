import { describe, expect, it } from 'vitest';
import { chooseTouchpoints } from '#posts/choose-touchpoints.ts';
import { sampleContent } from './sample-content.ts';

const content = sampleContent({
  touchpoints: [
    { id: 'oggi', publishAt: '2025-06-10T09:30' },
    { id: 'ieri', publishAt: '2025-06-09' },
    { id: 'un-anno-fa', publishAt: '2024-06-09' },
    { id: 'tra-poco', publishAt: '2025-06-10T09:31' },
    { id: 'bozza', publishAt: '2025-06-09', state: 'draft' },
    { id: 'annullato', publishAt: '2025-06-09', state: 'cancelled' },
    { id: 'a-mano', publishAt: '2025-06-09', state: 'published' },
  ],
});
const now = new Date('2025-06-10T07:30:00Z');
const ids = (choice: Parameters<typeof chooseTouchpoints>[1]) =>
  chooseTouchpoints(content, choice, now).map(({ id }) => id);

describe('chooseTouchpoints', () => {
  it('takes what is approved and due, on the clocks of Rome, oldest first', () => {
    expect(ids({})).toEqual(['un-anno-fa', 'ieri', 'oggi']);
    expect(ids({ maxAgeDays: 7 })).toEqual(['ieri', 'oggi']);
  });

  it.each([
    ['tra-poco', 'touchpoint "tra-poco" is under embargo until 2025-06-10T09:31 (Rome).'],
    ['bozza', 'touchpoint "bozza" is in the state "draft": only what is approved is published.'],
    ['annullato', 'touchpoint "annullato" is in the state "cancelled": only what is approved is published.'],
    ['manca', 'no touchpoint has the id "manca".'],
  ])('refuses %s', (touchpoint, message) => {
    expect(() => ids({ touchpoint })).toThrow(message);
  });
});
