import { describe, expect, it } from 'vitest';
import { collectionNames, collections } from '#model/collections.ts';
import { parseFile } from '#sources/parse-file.ts';
import { checkMdx } from '#sources/parse-mdx.ts';

/** Words made to keep a careless expression busy for hours: a test that hangs has found one. */
const endless = [
  'a',
  '-',
  'a-',
  ' ',
  '\n',
  '#',
  '<',
  '.',
  'a.',
  '/',
  ':',
  '0',
  '0-',
  '@a',
  'https://a',
  '\u0301',
  '{',
  '"',
  "a'",
  '&',
];
const traps = endless.flatMap((piece) => [
  piece.repeat(100_000 / piece.length),
  `${piece.repeat(100_000 / piece.length)}!`,
]);
/** What Markdown is slowest at: within a paragraph its parser takes the square of the length. */
const markdown = ['[', '](', '*a', '**a', '_a ', '> ', '![', '`', '{', '<a ', '| a ', '[^a]', '~~a', '\\', '&amp'];

describe('words without end', () => {
  it.each(collectionNames)('are read in no time by the schema of %s', (name) => {
    const { schema } = collections[name];
    for (const trap of traps) {
      const fields = Object.keys((schema.def as unknown as { shape: object }).shape);
      for (const value of [trap, [trap], { id: trap, url: trap, text: trap }, [{ id: trap, value: trap }]])
        expect(schema.safeParse(Object.fromEntries(fields.map((field) => [field, value]))).success).toBe(false);
    }
  });

  it('are read in no time as a file', () => {
    for (const trap of traps) {
      const { parsed, problems } = parseFile({
        path: 'content/messages/x.mdx',
        text: `---\ntitle: "${trap}\n---\n\n${trap}`,
      });
      expect(parsed !== undefined || problems.length > 0).toBe(true);
    }
  });

  it.each(markdown)('are refused in a paragraph of %s', (piece) => {
    const body = `Prima.\n\n${piece.repeat(400_000)}`;
    const [problem] = checkMdx(body);
    const length = (piece.length * 400_000).toLocaleString('it');
    expect(problem).toEqual({
      line: 3,
      code: 'PARAGRAFO_TROPPO_LUNGO',
      message: `il paragrafo è di ${length} caratteri; il massimo è 10.000. Dividilo con righe vuote.`,
    });
  });

  it('are read where they are many paragraphs, as many as a file may hold', () => {
    const body = Array.from(
      { length: 2_000 },
      (_, i) => `Paragrafo ${i}: **parole** e [collegamento](https://www.esempio.it/).`,
    );
    expect(checkMdx(body.join('\n\n'))).toEqual([]);
  });
});
