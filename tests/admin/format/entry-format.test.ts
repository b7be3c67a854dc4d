import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat, readEntry, writeEntry } from '#admin/format/entry-format.ts';
import { pack, unpack } from '#admin/format/envelope.ts';
import { tidyFields } from '#admin/format/tidy-fields.ts';

const yaml = `# testa
title:   "Ciao: mondo" # commento
list: [a, b]
audiences:
  - uno # primo
  - due
nested:
  a: 1
  b: >-
    lungo testo
    piegato
items:
  - id: x
    v: "1"

  - id: y
    v: '2'
empty:
last: ${'lunghissimo '.repeat(12)}fine
`;
const body = `
---
# {/* commento */} titolo \\{escape\\}

- [x] fatto
- [ ] da fare[^1]

| a | b |
|:--|--:|
| 1 \\| 2 | 3 |

<Avviso tipo="info">
Testo <Dato id="x" /> dentro.
</Avviso>

[^1]: nota
`;

const hostile: Record<string, string> = {
  plain: `---\n${yaml}---\n${body}`,
  crlf: `---\n${yaml}---\n${body}`.replaceAll('\n', '\r\n'),
  mixed: `---\n${yaml}---\n${body.replaceAll('\n', '\r\n')}`,
  bom: `\uFEFF---\n${yaml}---\n${body}`,
  noFinalNewline: `---\n${yaml}---\n${body.trimEnd()}`,
  emptyBody: `---\n${yaml}---`,
  oddFences: `---  \n${yaml}---\t\n${body}\n\n\n`,
  fenceInBody: `---\n${yaml}---\n---\ntitolo: trappola\n---\ntesto\n`,
};

describe('the format of MDX files', () => {
  const format = createFormat('mdx');

  it.each(Object.entries(hostile))('gives back every byte of what was not changed (%s)', (_, text) => {
    const data = format.fromFile(pack(text, { id: 'x', base: 'abc' }));
    expect(unpack(format.toFile(data, []))).toEqual({ text, meta: { id: 'x', base: 'abc' } });
  });

  it.each(Object.entries(hostile))('changes only the bytes of the title (%s)', (_, text) => {
    const data = format.fromFile(pack(text, {}));
    const saved = unpack(format.toFile({ ...data, title: 'Nuovo' }, ['title'])).text;
    expect(saved).toBe(text.replace('"Ciao: mondo"', '"Nuovo"'));
  });

  it.each(Object.entries(hostile))('changes only one word of the body (%s)', (name, text) => {
    const data = format.fromFile(pack(text, {}));
    if (typeof data.body !== 'string' || !data.body.includes('testo') || name === 'emptyBody') return;
    const saved = unpack(format.toFile({ ...data, body: data.body.replace('testo', 'parola nuova') }, [])).text;
    const at = text.lastIndexOf('testo');
    expect(saved).toBe(`${text.slice(0, at)}parola nuova${text.slice(at + 5)}`);
  });

  it('keeps the line endings of the lines around one that was added', () => {
    const text = '---\r\na: x\r\n---\r\nuno\r\ndue\ntre\r\n';
    const data = format.fromFile(text);
    const saved = unpack(format.toFile({ ...data, body: 'uno\nmezzo\ndue\ntre\n' }, [])).text;
    expect(saved).toBe('---\r\na: x\r\n---\r\nuno\r\nmezzo\r\ndue\ntre\r\n');
  });

  it('removes what was cleared and puts a new field in its place', () => {
    const text = '---\ntitle: x\nquote:\n  text: parole\n  who: uno\nend: 2025\n---\n';
    const data = format.fromFile(text);
    const cleared = { ...data, quote: { text: '', who: null }, end: '', hashtags: [], start: '2025-06' };
    const saved = unpack(format.toFile(cleared, ['title', 'start', 'end', 'quote'])).text;
    expect(saved).toBe('---\ntitle: x\nstart: 2025-06\n---\n');
  });

  it('writes a new file in the order of the schema, quoting what YAML would misread', () => {
    const raw = format.toFile({ body: 'Testo', end: '2025', title: 'Sì: ecco', _campaign: 'c', _id: 'x' }, [
      'title',
      'end',
    ]);
    expect(unpack(raw)).toEqual({
      text: '---\ntitle: "Sì: ecco"\nend: "2025"\n---\n\nTesto\n',
      meta: { id: 'x', campaign: 'c' },
    });
  });

  it('refuses broken YAML with the line of the file', () => {
    expect(() => readEntry('mdx', '---\na: 1\nb: "aperta\n---\n')).toThrow(
      expect.objectContaining({ name: 'BrokenYamlError', line: expect.any(Number) }),
    );
    for (const yaml of ['a: &a\n  b: *a\n', 'a: &a [*a]\n'])
      expect(() => readEntry('yaml', yaml)).toThrow(
        expect.objectContaining({ name: 'BrokenYamlError', message: 'aliases that never end' }),
      );
    expect(() => readEntry('mdx', 'senza campi')).toThrow(
      expect.objectContaining({ name: 'BrokenYamlError', line: 1 }),
    );
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'no',
    '2025',
    '1e3',
    '- x',
    '# x',
    'a: b',
    'x #y',
    "l'ora",
    '«…»',
    'a\nb',
    'a\n\n  b\n',
    ' spazi ',
    '|',
    '{a}',
    '[b',
    '*x',
    '&y',
    '---',
    '...',
    'lungo '.repeat(40),
  ),
);
const value: fc.Memo<unknown> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(text, fc.integer(), fc.boolean())
    : fc.oneof(
        { weight: 3, arbitrary: fc.oneof(text, fc.integer(), fc.boolean()) },
        fc.array(value(depth - 1), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/), value(depth - 1), { maxKeys: 4 }),
      ),
);
const fields = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/), value(3), { minKeys: 1, maxKeys: 6 });

describe('the format of YAML files', () => {
  it('writes any fields so that they read back the same', () => {
    fc.assert(
      fc.property(fields, fields, fc.constantFrom('\n', '\r\n'), (before, after, eol) => {
        const first = writeEntry('yaml', undefined, before, '', []).replaceAll('\n', eol);
        const start = tidyFields(readEntry('yaml', first).fields);
        const second = writeEntry('yaml', first, { ...start, ...after }, '', []);
        expect(tidyFields(readEntry('yaml', second).fields)).toEqual(tidyFields({ ...start, ...after }));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves every other line alone when one field changes', () => {
    fc.assert(
      fc.property(fields, text, (before, fresh) => {
        const first = writeEntry('yaml', undefined, { ...before, zTitle: 'prima', zzEnd: 'fine' }, '', []);
        const start = readEntry('yaml', first).fields;
        const second = writeEntry('yaml', first, { ...start, zTitle: `x${fresh}` }, '', []);
        const at = first.lastIndexOf('zTitle:');
        expect(second.startsWith(first.slice(0, at))).toBe(true);
        expect(second.endsWith('\nzzEnd: fine\n')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
