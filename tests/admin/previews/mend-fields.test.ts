import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendFields } from '#admin/previews/mend-fields.ts';
import { collectionNames, collections } from '#model/collections.ts';
import { fieldPath } from '#sources/describe-issue.ts';
import { loadContent } from '#sources/load-content.ts';

const message = {
  title: 'Otto moduli',
  campaign: 'fse-toscana',
  variants: {
    short: 'Otto moduli brevi',
    medium: 'Otto moduli da trenta minuti',
    long: 'Otto moduli da trenta minuti',
  },
  audiences: ['mmg-pls'],
  proof: 'Le fonti concordano.',
};
const { schema } = collections.messages;

it('keeps a text that is too long, too short or missing as it was typed, and everything else', () => {
  const typed = { ...message, title: 'T'.repeat(80), proof: 'Poco', variants: { ...message.variants, short: '' } };
  const mended = mendFields(schema, typed, message);
  expect(mended?.made).toEqual([]);
  expect(mended?.fields).toMatchObject({ ...typed, figures: [] });
});

it('shows a date or a colour that is not one yet as it last was, and says so', () => {
  const event = {
    title: 'Giornata aperta',
    campaign: 'fse-toscana',
    type: 'meeting',
    summary: 'Si incontrano i gruppi.',
    start: '2026-05-10',
  };
  const mended = mendFields(collections.events.schema, { ...event, start: '2026-0' }, event);
  expect(mended?.fields.start).toBe('2026-05-10');
  expect(mended?.made).toEqual(['start']);
  expect(mendFields(collections.events.schema, { ...event, end: 'presto' })?.fields.end).toBeUndefined();
});

it('makes something to draw of an entry nobody has written in yet, of every kind', () => {
  for (const name of collectionNames) {
    const mended = mendFields(collections[name].schema, {});
    expect(mended, name).toBeDefined();
    if (name === 'touchpoints') expect(mended?.fields).toMatchObject({ title: '', message: '', audiences: [] });
  }
});

it('draws real entries whatever one field of them becomes', async () => {
  const { content } = await loadContent('.');
  const spoilt = fc.constantFrom<unknown>('', 'x', 'T'.repeat(3000), '2026-13-45', '#12', -1, true, [], {}, null, [
    'a',
    'b',
  ]);
  const one = fc.constantFrom(
    ...(['campaigns', 'touchpoints', 'messages', 'events', 'courses', 'assets', 'audiences', 'channels'] as const),
  );
  fc.assert(
    fc.property(one, fc.nat(), fc.nat(), spoilt, (name, which, where, value) => {
      const list = content[name];
      const entry = list[which % list.length] as unknown as Record<string, unknown>;
      const kind = collections[name].schema;
      const { id, file, body, bodyLine, ...given } = entry;
      const { campaign, ...rest } = given;
      const good = name === 'touchpoints' ? rest : { ...rest, ...(campaign === undefined ? {} : { campaign }) };
      expect(kind.safeParse(good).success).toBe(true);
      const keys = Object.keys(good);
      const key = keys[where % keys.length] ?? '';
      const mended = mendFields(kind, { ...good, [key]: value ?? undefined }, good);
      expect(mended, `${name} ${fieldPath([key])}`).toBeDefined();
      for (const other of keys) if (other !== key) expect(mended?.fields[other]).toEqual(good[other]);
    }),
    { numRuns: 150 },
  );
});
