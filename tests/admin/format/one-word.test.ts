import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '#admin/format/entry-format.ts';
import { pack, unpack } from '#admin/format/envelope.ts';
import { hostileBodies } from './hostile-bodies.ts';

const format = createFormat('mdx');
const front = '---\ntitle: "Uno" # nota\n---\n';

/** The file after the word at a mark is typed, as the browser gives it back: lines end in `\n` only. */
function type(file: string, change: (body: string) => string): string {
  const data = format.fromFile(pack(file, {}));
  return unpack(format.toFile({ ...data, body: change(String(data.body)) }, ['title'])).text;
}

describe('one word typed in a body', () => {
  it.each(Object.entries(hostileBodies))('changes nothing else: %s', (_, body) => {
    for (const eol of ['\n', '\r\n']) {
      const file = (front + body).replaceAll('\n', eol);
      const at = file.indexOf('QUI');
      expect(at).toBeGreaterThan(0);
      expect(type(file, (text) => text.replace('QUI', 'parola'))).toBe(file.replace('QUI', 'parola'));
      expect(type(file, (text) => text.replace('QUI', 'Q\n\nI'))).toBe(file.replace('QUI', `Q${eol}${eol}I`));
      expect(type(file, (text) => text.replace('QUI', ''))).toBe(file.replace('QUI', ''));
    }
  });

  it('keeps every line ending of a file that has both kinds, wherever one types', () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom('uno due', 'tre', '', '- x', '    rientro', 'coda  '), fc.constantFrom('\n', '\r\n')),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.constantFrom('Z', ' parole nuove', '👩‍⚕️'),
        fc.boolean(),
        (some, pick, word, end) => {
          const at = pick % some.length;
          const written = (i: number, text: string) => (i === at ? `${text}${word}` : text);
          const last = (i: number, eol: string) => (end && i === some.length - 1 ? '' : eol);
          const body = some.map(([text, eol], i) => text + last(i, eol)).join('');
          const wanted = some.map(([text, eol], i) => written(i, text) + last(i, eol)).join('');
          const edited = some.map(([text], i) => written(i, text) + last(i, '\n')).join('');
          expect(type(front + body, () => edited)).toBe(front + wanted);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
