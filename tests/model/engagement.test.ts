import { expect, test } from 'vitest';
import { answers } from '#model/engagement.ts';

test('a measured value answers only the measure that asks for the same thing in every part', () => {
  const asked = { type: 'engagement', metric: 'events', goal: 'Scarica', audience: 'mmg', channel: 'x' } as const;
  const measured = { metric: 'events', goal: 'Scarica', audience: 'mmg', channel: 'x', value: 3 } as const;
  const measure = { ...asked, scope: 'campaign' } as Parameters<typeof answers>[1];
  expect(answers(measured, measure)).toBe(true);
  for (const other of [{ metric: 'visits' }, { goal: 'Apri' }, { audience: undefined }, { channel: 'y' }] as const)
    expect(answers({ ...measured, ...other } as Parameters<typeof answers>[0], measure)).toBe(false);
});
