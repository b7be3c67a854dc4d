import fc from 'fast-check';

/** Ways people write one field in YAML; `K` stands for its name. Each ends without its newline. */
const writings: readonly string[] = [
  'K: parole semplici',
  'K:   "spazi e \\"virgolette\\" \\\\ e: due punti"   # commento',
  "K: 'l''apostrofo'",
  'K: "l\'una e l’altra"',
  'K: 007',
  'K: 2025-06-10',
  'K: 2025',
  'K: 1e3',
  'K: 0x1F # sedici',
  'K: yes',
  'K: on',
  'K: off',
  'K: "no"',
  'K: true',
  'K: null',
  'K: ~',
  'K:',
  'K: # solo un commento',
  "K: ''",
  'K: "K: valore che pare una chiave"',
  'K: 👩‍⚕️ emoji e \u200Fעברית',
  'K: >-\n  testo piegato\n  su due righe\n\n  e un capoverso',
  'K: |\n  righe\n    con rientro\n  # non è un commento',
  'K: |2-\n    due spazi davanti\n  e basta',
  'K: >+\n  coda tenuta\n\n\n# fine della coda',
  '? K\n: chiave esplicita',
  '? K\n: - a\n  - b',
  'K: &ancora parole # tenute',
  "K:\n  # le voci\n  - una\n  # l'ultima\n  - due # qui",
  'K: # un commento prima\n  - una',
  'K: | # commento\n   rientro di tre',
  'K: semplice\n  che continua\n  su altre righe',
  'K: "tra virgolette\n  che continua"',
  'K:\n  valore sotto la chiave',
  'K: !!str 12',
  'K: "\\u00e8 \\t scappato"',
  'K: https://esempio.it/?a=b#c',
  '"K": chiave tra virgolette',
  "'K' : chiave tra apici",
  'K: [a, "b, c", 3]',
  'K: [] # vuota',
  'K: {}',
  'K: [\n  uno, # primo\n  due\n  ]',
  'K: { a: 1, "b": [x, y] } # gruppo',
  'K:\n  - uno # primo\n  - "due"\n\n  # un commento fra le voci\n  - tre',
  "K:\n- non rientrata\n- 'altra'",
  'K:\n    - rientro di quattro\n    - |\n      blocco\n      in una voce',
  'K:\n  - id: x\n    v: "1" # uno\n\n  - id: y\n    v: \'2\'\n    lista: [a, b]',
  'K:\n  -   id: largo\n      v: 1\n  -\n    id: sotto\n    v: 2',
  'K:\n  - - a\n    - b\n  - - c\n    - d',
  'K:\n  - [a, b]\n  - [c, ""]',
  'K:\n  a: 1 # uno\n  b:\n    c: "profondo"\n    d: [x]\n  # fine del gruppo',
  'K:\n      a: rientro largo\n      b: >-\n        piegato',
];

/** What stands between two fields. */
const gaps: readonly string[] = [
  '',
  '',
  '',
  '\n',
  '# un commento: con due punti\n',
  '\n# KK: non è un campo\n\n',
  '  \n',
];

/** A document in pieces: joined, they are its text; each field has its own piece. */
export interface HostileDocument {
  head: string;
  /** Field name and every byte of it, with what stands before it. */
  pieces: { key: string; gap: string; text: string }[];
  tail: string;
}

const line = fc.constantFrom('\n', '\r\n');

/** Documents of two to six fields in any of those writings, with one line ending or with a mixture. */
export const hostileDocument: fc.Arbitrary<HostileDocument> = fc
  .record({
    head: fc.constantFrom('', '# testa\n', '\n', '---\n', '%YAML 1.2\n---\n'),
    picks: fc.array(fc.tuple(fc.constantFrom(...writings), fc.constantFrom(...gaps)), { minLength: 2, maxLength: 6 }),
    ends: fc.array(line, { minLength: 1, maxLength: 7 }),
    mixed: fc.boolean(),
    tail: fc.constantFrom('', '', 'senza', '\n# coda\n', '...\n'),
  })
  .map(({ head, picks, ends, mixed, tail }) => {
    let n = 0;
    const turned = (text: string) =>
      text.replace(/\n/g, () => (mixed ? (ends[n++ % ends.length] as string) : (ends[0] as string)));
    const pieces = picks.map(([writing, gap], i) => ({
      key: `${'abcdefgh'[i]}Campo`,
      gap: turned(gap),
      text: turned(
        writing.replaceAll('K', `${'abcdefgh'[i]}Campo`) + (i < picks.length - 1 || tail !== 'senza' ? '\n' : ''),
      ),
    }));
    return { head: turned(head), pieces, tail: tail === 'senza' ? '' : turned(tail) };
  });

export function textOf({ head, pieces, tail }: HostileDocument): string {
  return head + pieces.map(({ gap, text }) => gap + text).join('') + tail;
}

/** Words an editor may type in a field, the awkward ones first. */
export const typed = fc.oneof(
  fc.constantFrom(
    'no',
    'on',
    '~',
    'null',
    '2025',
    '007',
    '1e3',
    '2025-06-10',
    '- x',
    '# x',
    'a: b',
    'x #y',
    "l'ora",
    '«…»',
    '"tra virgolette"',
    'a\nb',
    'a\n\n  b\n',
    ' spazi ',
    '\tprima',
    '|',
    '>',
    '{a}',
    '[b',
    '*x',
    '&y',
    '!z',
    '@w',
    '`v',
    '%u',
    '---',
    '...',
    'lungo '.repeat(40),
    '👩‍⚕️',
    '\u200Fעברית',
    'x\u2028y',
    '\u0085',
    '\uFEFFx',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
