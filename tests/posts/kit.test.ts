import { z } from 'astro/zod';
import { unzipSync } from 'fflate';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { kitZipPath, parseKitZipPath } from '#links/kit-path.ts';
import { qrPng } from '#links/qr-png.ts';
import { buildKitZip } from '#posts/build-kit-zip.ts';
import { composeKit } from '#posts/compose-kit.ts';
import { composeFeed, toJsonFeed } from '#posts/feeds/compose-feed.ts';
import { schedulerTable } from '#posts/feeds/scheduler-tables.ts';
import { writeCsv } from '#posts/feeds/write-csv.ts';
import { kitJsonSchema, kitSchema } from '#posts/kit.ts';
import { writeKitText } from '#posts/write-kit-text.ts';
import { zipFiles } from '#posts/zip-files.ts';
import { type SampleChanges, sampleContent, site } from './sample-content.ts';

function kitOf(changes: SampleChanges = {}) {
  const content = sampleContent(changes);
  const [touchpoint] = content.touchpoints;
  if (!touchpoint) throw new Error('no touchpoint');
  const formatOf = () => ({ width: 1200, height: 630, type: 'png' as const });
  return composeKit({ content, site, formatOf }, touchpoint);
}

describe('a kit', () => {
  it('has the planned network first, every other after it, and respects its own schema', () => {
    const kit = kitOf({ channels: [{ id: 'bluesky', network: 'mastodon', formats: ['mastodon'] }] });
    expect(kit.posts.map(({ network }) => network).slice(0, 3)).toEqual(['mastodon', 'bluesky', 'x']);
    expect(kit.posts.filter(({ main }) => main)).toHaveLength(1);
    expect(kit.images.map(({ file }) => file)).toEqual([
      'punto-unico-bluesky-mastodon.png',
      'punto-unico-bluesky-og.png',
      'punto-unico-bluesky-square.png',
      'punto-unico-bluesky-story.png',
    ]);
    expect(kitSchema.parse(kit)).toEqual(kit);
    expect(kitJsonSchema()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
    expect(z.fromJSONSchema(kitJsonSchema() as never).safeParse(kit).success).toBe(true);
  });

  it('says where it is already out', () => {
    const record = {
      touchpoint: 'punto-unico-bluesky',
      campaign: 'fse-toscana',
      network: 'bluesky',
      at: '2025-06-10T07:30:00.000Z',
    };
    const other = { ...record, touchpoint: 'un-altro' };
    expect(kitOf({ posted: [record, other] }).posted).toEqual([{ network: 'bluesky', at: record.at }]);
  });

  it('travels in a zip that is the same bytes every time, with a text a person reads', async () => {
    const kit = kitOf();
    const others = new Map([['locandina-punto-unico-a4.pdf', new Uint8Array([5])]]);
    const files = { image: async () => new Uint8Array([1, 2, 3]), qrSvg: '<svg/>', qrPng: new Uint8Array([4]), others };
    const [one, two] = [await buildKitZip(kit, files), await buildKitZip(kit, files)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    const zip = unzipSync(one);
    expect(Object.keys(zip)).toEqual([
      'kit.json',
      'leggimi.txt',
      'locandina-punto-unico-a4.pdf',
      'punto-unico-bluesky-og.png',
      'punto-unico-bluesky-square.png',
      'punto-unico-bluesky-story.png',
      'qr.png',
      'qr.svg',
    ]);
    const text = new TextDecoder().decode(zip['leggimi.txt']);
    expect(text).toContain('LINK DA CONDIVIDERE');
    expect(text).toContain('\r\nQuando: 10 giugno 2025, ore 9.30\r\n');
    const hour = (publishAt: string) => /Quando: (.*)\r/.exec(writeKitText({ ...kit, publishAt }))?.[1];
    expect(hour('2025-06-01T22:30:00Z')).toBe('2 giugno 2025, ore 0.30');
    expect(hour('2025-06-01 10:00')).toBe('1º giugno 2025, ore 10');
    expect(hour('2025-06-01')).toBe('1º giugno 2025');
    expect(text).toContain('\r\nlocandina-punto-unico-a4.pdf: da stampare\r\n');
    expect(text).toContain('\r\nImmagine: punto-unico-bluesky-og.png\r\n');
    expect(text).toMatch(/INSTAGRAM \(.+\)\r\nImmagine: .+\r\nIl link va nella bio/);
    // Every file of the zip but the two that describe it is named.
    for (const name of Object.keys(zip).filter((file) => !/^(kit\.json|leggimi\.txt)$/.test(file)))
      expect(text).toContain(name);
    expect(text).toContain(kit.link);
    expect(text).not.toMatch(/[^\r]\n/);
    for (const post of kit.posts) expect(text.replaceAll('\r\n', '\n')).toContain(post.text);
  });

  it.each(['../fuori.txt', '/etc/passwd', 'a/../../b', 'C:\\x', '', '.nascosto'])(
    'refuses "%s" inside a zip',
    (name) => {
      expect(() => zipFiles(new Map([[name, new Uint8Array()]]))).toThrow('is not a safe name inside a zip');
    },
  );

  it('reads back the address of its zip', () => {
    expect(parseKitZipPath(kitZipPath({ id: 'avvio-fad' }))).toEqual({ touchpoint: 'avvio-fad' });
    expect(parseKitZipPath(kitZipPath({ id: 'avvio-fad' }, 'estar'))).toEqual({
      touchpoint: 'avvio-fad',
      partner: 'estar',
    });
    expect(parseKitZipPath('/kit/../x.zip')).toBeUndefined();
  });

  it('draws a QR code that a phone reads', async () => {
    const { data, info } = await sharp(qrPng(kitOf().link)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    expect(width).toBeGreaterThanOrEqual(1000);
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(kitOf().link);
  });
});

describe('feeds', () => {
  const head = { title: 'Titolo', description: 'Descrizione', home: `${site}kit/`, self: `${site}feed.json` };

  it('carry text, image and alternative text', () => {
    const feed = toJsonFeed(composeFeed(head, [kitOf({ variants: { medium: 'Otto <moduli> & "trenta" minuti.' } })]));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'it',
      items: [
        {
          url: `${site}t/punto-unico-bluesky/`,
          date_published: '2025-06-10T07:30:00.000Z',
          image: `${site}cards/punto-unico-bluesky/og.png`,
          content_html: expect.stringContaining('alt="Card della campagna con il titolo «Un punto unico di accesso».'),
        },
      ],
    });
    expect(JSON.stringify(feed)).toContain('Otto &lt;moduli&gt; &amp; &quot;trenta&quot; minuti.');
  });

  it('are tables in the columns each program documents', () => {
    const kit = kitOf({ touchpoints: [{ texts: [{ network: 'bluesky', text: 'Ciao' }] }] });
    const text = `Ciao\n\n${kit.link}\n#FSE2 #FascicoloSanitario`;
    const image = `${site}cards/punto-unico-bluesky/og.png`;
    expect(schedulerTable('buffer', [kit])).toEqual([
      ['Text', 'Image URL', 'Tags', 'Posting Time'],
      [text, image, '', '2025-06-10 09:30'],
    ]);
    expect(schedulerTable('hootsuite', [kit])).toEqual([['10/06/2025 09:30', text, '']]);
    const [columns = [], row = []] = schedulerTable('metricool', [kit]);
    expect(Object.fromEntries(columns.map((name, index) => [name, row[index]]))).toMatchObject({
      Text: text,
      Date: '2025-06-10',
      Time: '09:30:00',
      Draft: 'FALSE',
      Bluesky: 'TRUE',
      LinkedIn: 'FALSE',
      'Picture Url 1': image,
      'Alt text picture 1': kit.alt,
      'Alt text picture 2': '',
      'Document title': '',
      Shortener: 'FALSE',
    });
    expect([columns.length, row.length]).toEqual([36, 36]);
    expect(schedulerTable('postiz', [kit])[1]).toEqual([
      text,
      '2025-06-10T07:30:00.000Z',
      'schedule',
      image,
      'bluesky',
    ]);
  });

  it('leave out of the tables what is not approved and what is out already', () => {
    expect(schedulerTable('hootsuite', [kitOf({ touchpoints: [{ state: 'draft' }] })])).toEqual([]);
    const posted = [
      {
        touchpoint: 'punto-unico-bluesky',
        campaign: 'fse-toscana',
        network: 'bluesky',
        at: '2025-06-10T07:30:00.000Z',
      },
    ];
    expect(schedulerTable('hootsuite', [kitOf({ posted })])).toEqual([]);
  });

  it('never let a spreadsheet run a cell', () => {
    expect(writeCsv([['=1+1', '+39', '-2', '@x', '\tx', 'a "b"\nc', 'è']])).toBe(
      '\uFEFF"\'=1+1","\'+39","\'-2","\'@x","\'\tx","a ""b""\nc","è"\r\n',
    );
  });
});
