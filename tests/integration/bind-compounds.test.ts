import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindCompounds } from '#integration/finish/bind-compounds.ts';

const bound = (html: string) => bindCompounds(html).replaceAll(/<span class="one">([^<]*)<\/span>/g, '[$1]');

test('short compounds hold together, whatever the words', () => {
  expect(bound('<h1>Operatori di front-office e di accoglienza</h1>')).toBe(
    '<h1>Operatori di [front-office] e di accoglienza</h1>',
  );
  expect(bound('<p>L’e-mail, il follow-up (know-how). MMG/PLS</p>')).toBe(
    '<p>L’[e-mail], il [follow-up] ([know-how]). [MMG/PLS]</p>',
  );
});

test('long compounds, addresses, file names and chains are left as they are', () => {
  for (const text of [
    'socio-sanitario',
    'esempio.it/a-b',
    '/fse-toscana/per/',
    'it-it-it',
    'fse-toscana.zip',
    '2025-06',
    'a-b@esempio.it',
  ])
    expect(bound(`<p>${text}</p>`)).toBe(`<p>${text}</p>`);
});

test('what is not set in lines is left as it is', () => {
  for (const html of [
    '<head><title>e-mail</title></head>',
    '<script>x = "e-mail"</script>',
    '<svg><title>e-mail</title><text>e-mail</text></svg>',
    '<pre>e-mail <b>e-mail</b></pre>',
    '<p title="e-mail">no</p>',
    '<!-- e-mail -->',
  ])
    expect(bindCompounds(html)).toBe(html);
});

test('no word of a page is ever lost or moved', () => {
  const piece = fc.constantFrom(
    'e-mail',
    ' ',
    'a/b',
    '<b>',
    '</b>',
    '<svg>',
    '</svg>',
    '&amp;',
    'è-ì',
    '.',
    '-',
    '<br>',
    '«',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('');
      expect(bindCompounds(html).replaceAll(/<span class="one">|<\/span>/g, '')).toBe(html);
    }),
    { numRuns: 500 },
  );
});
