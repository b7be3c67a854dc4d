import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { field, fieldMeta, unwrap } from '#model/field.ts';

test('what is said of a field is found through what wraps it', () => {
  const titled = field(z.string(), 'Titolo', 'Breve', { widget: 'text' });
  const meta = { label: 'Titolo', hint: 'Breve', widget: 'text' };
  for (const wrapped of [
    titled,
    titled.optional(),
    titled.nullable(),
    titled.default(''),
    titled.optional().nullable().default(null),
    titled.transform((text) => text.length),
  ])
    expect(fieldMeta(wrapped)).toEqual(meta);
  expect(fieldMeta(z.string())).toBeUndefined();
  // A note that is not the CMS's does not hide the one inside.
  expect(fieldMeta(titled.optional().meta({ id: 'altro' }))).toEqual(meta);
  expect(fieldMeta(field(titled.optional(), 'Fuori'))?.label).toBe('Fuori');
});

test('the schema under the wrappers is the one that was wrapped, and a bare one is itself', () => {
  const inner = z.array(z.string());
  expect(unwrap(inner)).toBe(inner);
  expect(unwrap(inner.nullable().optional().default([]))).toBe(inner);
  expect(unwrap(inner.transform((list) => list.length).optional())).toBe(inner);
});
