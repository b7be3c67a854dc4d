import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#model/problem.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { checkContent, listUploads } from '#sources/check-content.ts';
import { parseContent, readEntry } from '#sources/load-content.ts';
import { readFiles, type SourceFile } from '#sources/read-files.ts';

/** The real content, with one fault put in: each must be named, none may pass, none may crash the check. */
let clean: SourceFile[];
let uploads: Set<string>;

beforeAll(async () => {
  clean = (await readFiles('.')).files;
  uploads = await listUploads('.');
});

function check(files: SourceFile[]): Problem[] {
  const loaded = parseContent(files);
  return [...checkContent(loaded, uploads), ...checkPosts({ content: loaded.content, site: 'https://www.esempio.it' })];
}

type Edit = (text: string) => string;
const swap =
  (from: RegExp | string, to: string): Edit =>
  (text) =>
    text.replace(from, to);
const drop = (field: string): Edit => swap(new RegExp(`^${field}:.*\\n(?:(?: |- ).*\\n)*`, 'm'), '');
const set =
  (field: string, value: string): Edit =>
  (text) =>
    new RegExp(`^${field}:`, 'm').test(text)
      ? text.replace(new RegExp(`^${field}:.*\\n(?:(?: |- ).*\\n)*`, 'm'), `${field}: ${value}\n`)
      : text.replace(/^(?:---\n)?/, `$&${field}: ${value}\n`);
const body =
  (words: string): Edit =>
  (text) =>
    `${text}\n${words}\n`;

const message = /^content\/messages\//;
const touchpoint = /^campaigns\/fse-toscana\/touchpoints\//;
const campaign = /^campaigns\/fse-toscana\/campaign\.yaml$/;
const plan = /^campaigns\/promis-partenariato\/plan\.yaml$/;
const audience = /^content\/audiences\/operatori-ssr/;
const event = /^content\/events\/forum/;
const course = /^content\/courses\/fad/;
const asset = /^content\/assets\//;
const channel = /^content\/channels\/linkedin/;

const faults: [name: string, file: RegExp, edit: Edit, code: string][] = [
  ['a required field missing', message, drop('title'), 'CAMPO_MANCANTE'],
  ['an unknown field', message, set('titolo', 'Prova'), 'CAMPO_SCONOSCIUTO'],
  ['a number where a text goes', message, set('title', '2025'), 'TIPO_ERRATO'],
  ['a text where a list goes', message, set('audiences', 'operatori-ssr'), 'TIPO_ERRATO'],
  ['a title too long', message, set('title', 'x'.repeat(61)), 'TESTO_TROPPO_LUNGO'],
  ['a proof too short', message, set('proof', 'sì'), 'TESTO_TROPPO_CORTO'],
  ['a message of an unknown campaign', message, set('campaign', 'fse-toscna'), 'CAMPAGNA_SCONOSCIUTA'],
  ['a message for unknown people', message, set('audiences', '[operatori-sr]'), 'DESTINATARI_SCONOSCIUTI'],
  ['a message with an unknown need', message, set('needs', '[nessuno]'), 'BISOGNO_SCONOSCIUTO'],
  ['a message with an unknown figure', message, set('figures', '[sessantamila]'), 'DATO_SCONOSCIUTO'],
  ['a message with an unknown source', message, set('sources', '[toscana-avio]'), 'FONTE_SCONOSCIUTA'],
  ['a message that answers no need', message, drop('needs'), 'MESSAGGIO_SENZA_BISOGNO'],
  ['no front matter', message, () => 'Solo testo.\n', 'INTESTAZIONE_MANCANTE'],
  ['an empty file', message, () => '', 'INTESTAZIONE_MANCANTE'],
  ['empty fields', message, () => '---\n---\n', 'CAMPI_MANCANTI'],
  ['fields that are a list', message, () => '---\n- uno\n---\n', 'CAMPI_MANCANTI'],
  ['broken YAML', message, swap(/^title: .*$/m, 'title: "aperto'), 'YAML_NON_VALIDO'],
  ['a tab as indent', channel, swap(/^utm:\n/m, 'utm:\n\tx: 1\n'), 'YAML_NON_VALIDO'],
  ['the same field twice', message, swap(/^campaign: (.*)$/m, 'campaign: $1\ncampaign: $1'), 'CAMPO_RIPETUTO'],
  [
    'a YAML bomb',
    channel,
    () => `a: &a [x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`,
    'YAML_NON_VALIDO',
  ],
  ['YAML that names itself', channel, () => 'a: &a\n  b: *a\n', 'YAML_NON_VALIDO'],
  ['a list that holds itself', channel, () => 'a: &a [1, *a]\n', 'YAML_NON_VALIDO'],
  ['a control character in a field', message, set('title', '"a\\bc"'), 'CARATTERE_VIETATO'],
  ['a character that is none in a field', message, set('title', '"a\\uFFFFc"'), 'CARATTERE_VIETATO'],
  ['a zero byte in the body', message, body('a\0b'), 'CARATTERE_VIETATO'],
  ['a control character of the C1 set in the body', message, body('a\u0085b'), 'CARATTERE_VIETATO'],
  ['lists inside lists without end', message, body(`${'- '.repeat(4900)}a`), 'TROPPI_LIVELLI'],
  ['quotations inside quotations without end', message, body(`${'>'.repeat(9900)} a`), 'TROPPI_LIVELLI'],
  ['numbers and quotations inside each other', message, body(`${'1. > '.repeat(11)}a`), 'TROPPI_LIVELLI'],
  ['an import in the body', message, body("import x from './x.js'"), 'IMPORT_VIETATO'],
  ['an export in the body', message, body('export const x = 1;'), 'IMPORT_VIETATO'],
  ['an expression in the body', message, body('Oggi è {new Date()}.'), 'ESPRESSIONE_VIETATA'],
  ['an unknown component', message, body('<Avvizo tipo="info">x</Avvizo>'), 'COMPONENTE_SCONOSCIUTO'],
  ['an HTML tag', message, body('<div>x</div>'), 'COMPONENTE_SCONOSCIUTO'],
  ['an unknown attribute', message, body('<Avviso colore="rosso">x</Avviso>'), 'ATTRIBUTO_SCONOSCIUTO'],
  ['a missing attribute', message, body('<Dato />'), 'ATTRIBUTO_MANCANTE'],
  ['an attribute that is an expression', message, body('<Dato id={"a"} />'), 'ATTRIBUTO_VIETATO'],
  ['a component with an unknown id', message, body('<Dato id="sessanta" />'), 'DATO_SCONOSCIUTO'],
  ['a component with a value not allowed', message, body('<Avviso tipo="urlo">x</Avviso>'), 'VALORE_NON_AMMESSO'],
  ['a component left open', message, body('<Avviso>\n\nx'), 'MDX_NON_VALIDO'],
  ['a brace left open', message, body('Una { graffa'), 'MDX_NON_VALIDO'],
  ['an HTML comment', message, body('<!-- x -->'), 'MDX_NON_VALIDO'],
  ['an image without words', message, body('![](/uploads/x.png)'), 'ALT_MANCANTE'],
  [
    'an image of another site, by its name',
    message,
    body('![Sala][s]\n\n[s]: https://altro.it/x.png'),
    'IMMAGINE_ESTERNA',
  ],
  ['an image whose path cannot be decoded', message, body('![Sala](/uploads/100%.png)'), 'IMMAGINE_MANCANTE'],
  ['an image that is not there', message, body('![Sala](/uploads/niente.png)'), 'IMMAGINE_MANCANTE'],
  ['a link to a page that is not there', message, body('[qui](/fse-toscana/niente/)'), 'LINK_ROTTO'],
  ['a link that runs code', message, body('[qui](javascript:alert(1))'), 'LINK_VIETATO'],
  ['a heading of first level', message, body('# Titolo'), 'TITOLO_DI_PRIMO_LIVELLO'],
  [
    'a heading that skips a level',
    message,
    (text) => text.replace(/\n---\n[\s\S]*$/, '\n---\n\n## Uno\n\n#### Tre\n'),
    'TITOLO_SALTATO',
  ],
  ['an unknown channel', touchpoint, set('channel', 'linkedn'), 'CANALE_SCONOSCIUTO'],
  ['a touchpoint outside the campaign', touchpoint, set('publishAt', '"2031-01-10"'), 'TOUCHPOINT_FUORI_CAMPAGNA'],
  ['a day that does not exist', touchpoint, set('publishAt', '"2025-02-30"'), 'DATA_ERRATA'],
  ['an hour that does not exist', touchpoint, set('publishAt', '"2026-03-29T02:30"'), 'DATA_ERRATA'],
  ['an hour of no time zone', touchpoint, set('publishAt', '"2025-06-10T09:30+99:99"'), 'DATA_ERRATA'],
  ['a moment without a day', touchpoint, set('publishAt', '"2025-06"'), 'DATA_ERRATA'],
  ['an unknown state', touchpoint, set('state', 'pronto'), 'VALORE_NON_AMMESSO'],
  ['a landing of unknown kind', touchpoint, set('landing', '{type: sito, id: x}'), 'VALORE_NON_AMMESSO'],
  ['a landing that does not exist', touchpoint, set('landing', '{type: event, id: niente}'), 'EVENTO_SCONOSCIUTO'],
  ['a message of another campaign', touchpoint, (text) => text, 'MESSAGGIO_DI_ALTRA_CAMPAGNA'],
  ['a colour that is none', campaign, swap(/notte: .*$/m, 'notte: "verde"'), 'FORMATO_ERRATO'],
  ['colours nobody can read', campaign, swap(/notte: .*$/m, 'notte: "#FF9977"'), 'COLORI_ILLEGGIBILI'],
  ['a campaign that ends before it starts', campaign, set('end', '"2024-01"'), 'DATE_IN_DISORDINE'],
  ['a campaign inside itself', campaign, set('parent', 'fse-toscana'), 'CERCHIO'],
  ['a hashtag with its sign', campaign, set('hashtags', '["#FSE"]'), 'FORMATO_ERRATO'],
  [
    'a figure without source',
    campaign,
    swap(/sources: \[toscana-avvio, toscana-roadmap\]/, 'sources: []'),
    'FONTE_MANCANTE',
  ],
  [
    'a figure without the field of its sources',
    campaign,
    swap(/\n {4}sources: \[toscana-avvio, toscana-roadmap\]/, ''),
    'FONTE_MANCANTE',
  ],
  ['a figure told twice', campaign, swap(/- id: mmg-pls-toscani/, '- id: operatori-toscani'), 'ID_RIPETUTO'],
  ['an unknown organisation', campaign, set('organisation', 'regione-toscna'), 'ORGANIZZAZIONE_SCONOSCIUTA'],
  ['an unknown note', campaign, swap(/note: numeri-da-non-sommare/, 'note: nessuna'), 'NOTA_SCONOSCIUTA'],
  ['a KPI without target', plan, swap(/^ {4}target: .*\n/m, ''), 'CAMPO_MANCANTE'],
  ['a target below zero', plan, swap(/target: \d+/, 'target: -3'), 'VALORE_TROPPO_PICCOLO'],
  ['a KPI measured by nothing known', plan, swap(/type: manual/, 'type: stima'), 'VALORE_NON_AMMESSO'],
  [
    'a measurement without evidence',
    plan,
    swap(/( {4})measure:/, '$1measurements: [{date: "2025-01-10", value: 3}]\n$1measure:'),
    'CAMPO_MANCANTE',
  ],
  [
    'a need answered by nobody',
    audience,
    swap(
      /needs:\n/,
      'needs:\n  - id: bisogno-nuovo\n    text: Chi mi aiuta quando il sistema è fermo?\n    evidence: to-confirm\n',
    ),
    'BISOGNO_SENZA_MESSAGGIO',
  ],
  [
    'a need said to be stated, without source',
    audience,
    swap(
      /needs:\n/,
      'needs:\n  - id: bisogno-nuovo\n    text: Chi mi aiuta quando il sistema è fermo?\n    evidence: stated\n',
    ),
    'BISOGNO_SENZA_FONTE',
  ],
  ['an event that ends before it starts', event, set('end', '"2024-11-20"'), 'DATE_IN_DISORDINE'],
  ['ECM credits without their event', event, set('ecm', '{credits: 4}'), 'ECM_INCOMPLETO'],
  ['the hashtag of an event with its sign', event, set('hashtag', '"#FSE"'), 'FORMATO_ERRATO'],
  ['an address that runs code', event, set('url', '"javascript:alert(1)"'), 'FORMATO_ERRATO'],
  ['an address that is none', event, set('url', 'www.forum'), 'FORMATO_ERRATO'],
  ['an unknown content area', course, set('contentAreas', '[principi]'), 'AREA_SCONOSCIUTA'],
  ['a material without its words', asset, drop('alt'), 'ALT_MANCANTE'],
  ['a file that was not uploaded', asset, set('files', '[{type: upload, path: /uploads/niente.pdf}]'), 'FILE_MANCANTE'],
  ['a file out of the uploads', asset, set('files', '[{type: upload, path: ../../etc/passwd}]'), 'FORMATO_ERRATO'],
  ['a channel of unknown network', channel, set('network', 'myspace'), 'VALORE_NON_AMMESSO'],
  ['a channel with an unknown format', channel, set('formats', '[gigante]'), 'VALORE_NON_AMMESSO'],
];

describe('one fault in the real content', () => {
  it('is not there to begin with', () => {
    expect(check(clean)).toEqual([]);
  });

  it.each(faults)('%s is named', (name, pattern, edit, code) => {
    const target = clean.find((f) => pattern.test(f.path));
    if (!target) throw new Error(`no file for ${pattern}`);
    const text =
      code === 'MESSAGGIO_DI_ALTRA_CAMPAGNA' ? set('message', foreignMessage())(target.text) : edit(target.text);
    expect(text, name).not.toBe(target.text);
    const problems = check(clean.map((f) => (f === target ? { ...f, text } : f)));
    const found = problems.find((p) => p.code === code && p.file === target.path);
    expect(found, `${code} among ${JSON.stringify(problems.slice(0, 5), null, 1)}`).toBeDefined();
    expect(found?.message).toMatch(/[.!?]$/);
    expect(found?.message).not.toMatch(/Invalid|expected|undefined|\[object/);
  });

  it.each([
    ['a file in the wrong place', 'content/nuovo/prova.mdx', 'FILE_FUORI_POSTO'],
    ['a name with capitals and spaces', 'content/messages/Nuovo Messaggio.mdx', 'ID_NON_VALIDO'],
    ['a touchpoint of no campaign', 'campaigns/fse-niente/touchpoints/prova.yaml', 'CAMPAGNA_SCONOSCIUTA'],
  ])('%s is named', (_, path, code) => {
    const model = clean.find((f) => (path.endsWith('.mdx') ? message : touchpoint).test(f.path));
    const problems = check([...clean, { path, text: model?.text ?? '' }]);
    expect(problems.filter((p) => p.code === code).map((p) => p.file)).toContain(path);
  });

  it('a touchpoint id used in two campaigns is named', () => {
    const first = clean.find((f) => touchpoint.test(f.path));
    const twin = { path: (first?.path ?? '').replace('fse-toscana', 'fse-piemonte'), text: first?.text ?? '' };
    expect(check([...clean, twin]).map((p) => p.code)).toContain('ID_RIPETUTO');
  });

  it.each([
    ['a message without touchpoint', touchpoint, 'MESSAGGIO_SENZA_TOUCHPOINT'],
    ['an audience without message', message, 'DESTINATARI_SENZA_MESSAGGIO'],
    ['a campaign without plan', /plan\.yaml$/, 'CAMPAGNA_SENZA_PIANO'],
    ['a site without settings', /site\.yaml$/, 'FILE_MANCANTE'],
  ])('%s is named', (_, removed, code) => {
    expect(check(clean.filter((f) => !removed.test(f.path))).map((p) => p.code)).toContain(code);
  });

  it('every file emptied, cut in half or filled with noise is a problem, never a crash', () => {
    const damage: Edit[] = [
      () => '',
      (text) => text.slice(0, text.length / 3),
      (text) => `\u0000\u0001${text}`,
      () => '{{{{',
      () => '---\n: : :\n---\n',
    ];
    for (const file of clean) {
      for (const edit of damage) readEntry({ path: file.path, text: edit(file.text) });
      expect(readEntry({ path: file.path, text: '' }).problems, file.path).not.toEqual([]);
    }
    damage.forEach((edit, i) => {
      const file = clean[i * 17];
      if (file)
        expect(check(clean.map((f) => (f === file ? { ...f, text: edit(f.text) } : f))), file.path).not.toEqual([]);
    });
  });
});

function foreignMessage(): string {
  const foreign = clean.find((f) => message.test(f.path) && /^campaign: fse-piemonte$/m.test(f.text));
  return foreign?.path.replace(/^.*\/|\.mdx$/g, '') ?? 'niente';
}
