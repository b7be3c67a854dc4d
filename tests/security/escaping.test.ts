import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { jsonLd } from '#components/json-ld.ts';
import { escapeHtml } from '#links/escape-html.ts';
import { safeRedirect } from '#links/safe-redirect.ts';
import { writeCsv } from '#posts/feeds/write-csv.ts';
import { zipFiles } from '#posts/zip-files.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '</script>',
        '<!--',
        '<script>',
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r\n',
        '\n',
        '\u202E',
        '\u2028',
        '\0',
        'a',
        ',',
        ';',
        '://',
        '/',
        '\\',
        '..',
        '%0d',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const runs = { numRuns: 3_000 };

describe('words that leave the house', () => {
  it('stay text in HTML, whatever they are', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { document } = parseHTML(
          `<html><body><p title="${escapeHtml(text)}">${escapeHtml(text)}</p><i></i></body></html>`,
        );
        expect([...document.querySelectorAll('body *')].map((element) => element.localName)).toEqual(['p', 'i']);
        expect([...(document.querySelector('p')?.attributes ?? [])].map(({ name }) => name)).toEqual(['title']);
      }),
      runs,
    );
  });

  it('stay data inside a script of structured data', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = jsonLd({ name: text });
        expect(written).not.toMatch(/<\/script|<!--|<script/i);
        expect((JSON.parse(written) as { name: string }).name).toBe(text);
      }),
      runs,
    );
  });

  it('are never a formula in a table, and come back cell by cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const cells = readCsv(writeCsv(rows).replace(/^\uFEFF/, ''));
          expect(cells.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      runs,
    );
  });

  it('never name a file outside the folder a zip is opened in', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const accepted = attempt(() => zipFiles(new Map([[name, new Uint8Array([1])]])));
        if (!accepted) return;
        expect(name).toMatch(/^[\w./-]+$/);
        expect(name).not.toMatch(/^\/|\.\.|\/\/|\/$/);
      }),
      runs,
    );
    for (const name of ['../x', '/x', 'a/../x', 'C:\\x', 'a//x', 'x/', '.x', 'a/./x', '']) {
      expect(() => zipFiles(new Map([[name, new Uint8Array([1])]])), name).toThrow('is not a safe name inside a zip');
    }
  });
});

describe('a redirect', () => {
  const site = 'https://www.esempio.it/';
  const hosts = ['formazione.esempio.it', 'example.org'];
  const piece = fc.constantFrom(
    'https:',
    'http:',
    'javascript:',
    'data:',
    '//',
    '/',
    '\\',
    '\\\\',
    '@',
    ':',
    ':443',
    ':8443',
    '?',
    '#',
    '.',
    '..',
    '%2f',
    '%5c',
    '%0a',
    '\t',
    '\n',
    ' ',
    'www.esempio.it',
    'example.org',
    'formazione.esempio.it',
    'evil.test',
    'user',
    'www.esempio.it.evil.test',
    'evil.test/www.esempio.it',
    'ⓔxample.org',
    'x',
    'EXAMPLE.ORG',
  );
  const target = fc.oneof(
    fc.array(piece, { maxLength: 7 }).map((parts) => parts.join('')),
    // Paths of ours that may stop being so once their dots are resolved.
    fc
      .array(fc.constantFrom('/', '//', '..', '.', 'x', '\\', '%2e', 'evil.test'), { minLength: 1, maxLength: 6 })
      .map((parts) => `/${parts.join('')}`),
    fc.webUrl(),
    hostile,
  );

  it('never leaves our site or the hosts we name, however a browser reads it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(target, (text) => {
        const result = safeRedirect(text, site, hosts);
        if (result === undefined) return;
        accepted += 1;
        const url = new URL(result, site);
        expect(['https:']).toContain(url.protocol);
        expect(['www.esempio.it', ...hosts]).toContain(url.hostname);
        expect(url.port).toBe('');
        expect(url.username + url.password).toBe('');
        expect(result).toMatch(/^(?:\/(?![/\\])|https:\/\/)/);
        // In a header or an attribute it is one value.
        expect(result).not.toMatch(/[\s"<>\\]|\p{Cc}/u);
      }),
      { numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it.each([
    '/..//evil.test',
    '/.//evil.test/',
    '/x/../..//evil.test',
    '//evil.test',
    '/\\evil.test',
    'https:evil.test',
  ])('refuses %s', (text) => {
    expect(safeRedirect(text, site, hosts)).toBeUndefined();
  });

  it.each(['/x', '/x?y=1#z', 'https://example.org/corso', 'https://formazione.esempio.it/'])(
    'lets through %s',
    (text) => {
      expect(safeRedirect(text, site, hosts)).toBe(text);
    },
  );
});

function attempt(job: () => unknown): boolean {
  try {
    job();
    return true;
  } catch {
    return false;
  }
}

/** RFC 4180, as a spreadsheet reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at] ?? '';
    if (quoted && c === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && c === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += c;
  }
  return rows;
}
