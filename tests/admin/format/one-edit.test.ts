import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry, writeEntry } from '#admin/format/entry-format.ts';
import { tidyFields } from '#admin/format/tidy-fields.ts';
import { type HostileDocument, hostileDocument, textOf, typed } from './hostile-documents.ts';

type Values = Record<string, unknown>;

/** The places of a value that hold one word: where an editor types. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  }
  return [path];
}

function withLeaf(value: unknown, [step, ...rest]: (string | number)[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) return value.with(step as number, withLeaf(value[step as number], rest, leaf));
  return { ...(value as Values), [step]: withLeaf((value as Values)[step], rest, leaf) };
}

/** One thing an editor may do to one field; undefined where it has no meaning there. */
type Edit = (value: unknown, pick: number, words: string) => unknown;
const edits: Record<string, Edit> = {
  'types in a field': (value, pick, words) => {
    const all = leaves(value);
    return all.length ? withLeaf(value, all[pick % all.length] ?? [], words) : words;
  },
  'sets a number': (_, pick) => pick,
  'ticks a box': (value) => value !== true,
  'empties it': () => '',
  'adds an item': (value, pick, words) =>
    Array.isArray(value) ? value.toSpliced(pick % (value.length + 1), 0, same(value[0], words)) : [words],
  'removes an item': (value, pick) => (Array.isArray(value) ? value.toSpliced(pick % value.length, 1) : ''),
  'moves an item': (value, pick, words) =>
    Array.isArray(value) && value.length > 1 ? [...value.slice(1), value[0]] : `${words}${pick}`,
  'adds to a group': (value, _, words) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, nuovo: words }
      : { nuovo: words },
};

/** A new item of the kind the list holds. */
function same(item: unknown, words: string): unknown {
  if (Array.isArray(item)) return [words, 'z'];
  return typeof item === 'object' && item !== null ? { id: words, v: true } : words;
}

const options = { numRuns: 300 };

describe('one edit of one field, in any document', () => {
  it.each(Object.entries(edits))('%s: every other byte stays, and it reads back', (_, edit) => {
    fc.assert(
      fc.property(hostileDocument, fc.nat(5), fc.nat(20), typed, (document, at, pick, words) => {
        const text = textOf(document);
        const { fields } = readEntry('yaml', text);
        const index = at % document.pieces.length;
        const { key } = document.pieces[index] as HostileDocument['pieces'][number];
        const wanted = { ...fields, [key]: edit(fields[key], pick, words) };
        const saved = writeEntry('yaml', text, wanted, '', Object.keys(fields));
        expect(tidyFields(readEntry('yaml', saved).fields)).toEqual(tidyFields(wanted));
        expectOthersSame(document, index, saved);
        for (const other of Object.keys(fields)) {
          if (other !== key) expect(readEntry('yaml', saved).fields[other]).toEqual(fields[other]);
        }
      }),
      options,
    );
  });

  it('an alias keeps its value when what it stands for changes, and only then is it written out', () => {
    const text =
      'base: &b { a: 1, "q": two } # nota\nuso: *b\nlista:\n  - &x uno\n  - *x\nmappa: &m\n  k: v\naltra: *m\nfine:   "x"\n';
    const { fields } = readEntry('yaml', text);
    const save = (change: Values) => writeEntry('yaml', text, { ...fields, ...change }, '', []);
    expect(save({ fine: 'y' })).toBe(text.replace('"x"', '"y"'));
    expect(save({ uso: '' })).toBe(text.replace('uso: *b\n', ''));
    expect(save({ base: { a: 2, q: 'two' } })).toBe(text.replace('a: 1', 'a: 2').replace('*b', '{a: 1, q: two}'));
    expect(save({ mappa: '' })).toBe(text.replace('mappa: &m\n  k: v\n', '').replace('*m', '{k: v}'));
    expect(save({ lista: ['due', 'uno'] })).toBe(text.replace('&x uno', 'due').replace('*x', 'uno'));
  });

  it('comments inside the field that changes stay', () => {
    const text =
      'a: uno # dopo\nb: | # del blocco\n  righe\nc: # prima\n  - uno # primo\n  # fra le voci\n  - due\nd: [\n  x, # di x\n  y\n]\n';
    const { fields } = readEntry('yaml', text);
    const changed = { a: 'due', b: 'altre\nrighe\n', c: ['uno', 'tre', 'due'], d: ['x', 'z'] };
    expect(writeEntry('yaml', text, { ...fields, ...changed }, '', [])).toBe(
      'a: due # dopo\nb: | # del blocco\n  altre\n  righe\nc: # prima\n  - uno # primo\n  - tre\n  # fra le voci\n  - due\nd: [\n  x, # di x\n  z\n]\n',
    );
  });

  it('a new field leaves all the bytes there were', () => {
    fc.assert(
      fc.property(hostileDocument, fc.nat(6), typed, (document, rank, words) => {
        const text = textOf(document);
        const { fields } = readEntry('yaml', text);
        const order = Object.keys(fields).toSpliced(rank, 0, 'nuovo');
        const saved = writeEntry('yaml', text, { ...fields, nuovo: words }, '', order);
        expect(readEntry('yaml', saved).fields).toEqual({ ...fields, nuovo: words });
        expect(withoutNew(saved, text), saved).toBe(true);
      }),
      options,
    );
  });
});

function expectOthersSame({ head, pieces, tail }: HostileDocument, index: number, saved: string): void {
  const join = (some: HostileDocument['pieces']) => some.map(({ gap, text }) => gap + text).join('');
  const before = head + join(pieces.slice(0, index)) + (pieces[index]?.gap ?? '');
  const after = join(pieces.slice(index + 1)) + tail;
  expect(saved.slice(0, before.length)).toBe(before);
  expect(saved.slice(saved.length - after.length)).toBe(after);
  expect(saved.length).toBeGreaterThanOrEqual(before.length + after.length);
}

/** Whether taking one stretch out of `saved` gives `text` back. */
function withoutNew(saved: string, text: string): boolean {
  let start = 0;
  while (start < text.length && saved[start] === text[start]) start++;
  return saved.endsWith(text.slice(start));
}
