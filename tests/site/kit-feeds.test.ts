import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from './built-site.ts';

/** What the kits publish for other programs, read by other programs than those that wrote it. */
let site: string;
let files: string[];
beforeAll(async () => {
  site = await builtSite();
  files = (await readdir(site, { recursive: true })).filter((path) => path.includes('kit'));
});

const text = (path: string) => readFile(join(site, path), 'utf8');
const named = (end: string) => files.filter((path) => path.endsWith(end));

describe('the feeds of the kits', () => {
  it('are RSS that another reader reads: dates, addresses, images with their words', async () => {
    const feeds = named('feed.xml');
    expect(feeds.length).toBeGreaterThan(5);
    for (const path of feeds) {
      const xml = await text(path);
      expect(XMLValidator.validate(xml), path).toBe(true);
      const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });
      const { rss } = parser.parse(xml) as { rss: Rss };
      expect(rss['@_version']).toBe('2.0');
      const { channel } = rss;
      expect(channel).toMatchObject({ title: expect.any(String), description: expect.any(String), language: 'it' });
      expect(new URL(channel['atom:link']['@_href']).pathname).toBe(`/${path}`);
      for (const item of channel.item ?? []) {
        expect(URL.canParse(item.link), path).toBe(true);
        expect(Number.isNaN(Date.parse(item.pubDate)), path).toBe(false);
        expect(existsSync(join(site, new URL(item['media:content']['@_url']).pathname)), path).toBe(true);
        expect(item['media:content']['media:description']['#text'].length).toBeGreaterThan(20);
      }
      const ids = (channel.item ?? []).map(({ guid }) => JSON.stringify(guid));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are JSON Feed 1.1, item by item', async () => {
    const feeds = named('feed.json');
    expect(feeds.length).toBeGreaterThan(5);
    const validate = new Ajv2020({ strict: false }).compile(jsonFeed);
    for (const path of feeds)
      expect(validate(JSON.parse(await text(path))), `${path} ${JSON.stringify(validate.errors)}`).toBe(true);
  });

  it('are calendars that another program reads, each entry with its address and a time that ends', async () => {
    const calendars = named('.ics');
    expect(calendars.length).toBeGreaterThan(1);
    for (const path of calendars) {
      const calendar = new ICAL.Component(ICAL.parse(await text(path)));
      const events = calendar.getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
      expect(calendar.getFirstPropertyValue('version'), path).toBe('2.0');
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
      for (const event of events) {
        expect(event.summary.length, path).toBeGreaterThan(3);
        expect(event.endDate.compare(event.startDate), path).toBeGreaterThanOrEqual(0);
        expect(event.component.getFirstPropertyValue('dtstamp'), path).toBeTruthy();
      }
    }
  });
});

describe('the document of a kit', () => {
  it('respects the schema published beside it, as another validator reads it', async () => {
    const schema = JSON.parse(await text('schemi/kit.schema.json'));
    const ajv = new Ajv2020({ strict: true, validateFormats: false });
    const validate = ajv.compile(schema);
    const kits = named('/kit.json');
    expect(kits.length).toBeGreaterThan(20);
    for (const path of kits) {
      const kit = JSON.parse(await text(path));
      expect(validate(kit), `${path} ${JSON.stringify(validate.errors)}`).toBe(true);
      for (const { url } of kit.images) expect(existsSync(join(site, new URL(url).pathname)), url).toBe(true);
      expect(validate({ ...kit, posts: [{}] })).toBe(false);
    }
  });
});

describe.skipIf(!existsSync('/usr/bin/unzip'))('a zip', () => {
  it('is opened by another program, whole, in a folder of its own', async () => {
    const zips = named('.zip');
    expect(zips.length).toBeGreaterThan(20);
    for (const path of zips.slice(0, 12)) {
      const tested = execFileSync('/usr/bin/unzip', ['-tqq', join(site, path)], { encoding: 'utf8' });
      expect(tested, path).toBe('');
    }
    const [path = ''] = zips;
    const words = execFileSync('/usr/bin/unzip', ['-p', join(site, path), 'leggimi.txt'], { encoding: 'utf8' });
    expect(words).toMatch(/^\uFEFF[^a-z]+\r\n\r\nCampagna: /);
  });
});

interface Rss {
  '@_version': string;
  channel: {
    title: string;
    description: string;
    language: string;
    'atom:link': { '@_href': string };
    item?: {
      link: string;
      pubDate: string;
      guid: unknown;
      'media:content': { '@_url': string; 'media:description': { '#text': string } };
    }[];
  };
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), the members that are used. */
const jsonFeed = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    description: { type: 'string' },
    home_page_url: { type: 'string', pattern: '^https?://' },
    feed_url: { type: 'string', pattern: '^https?://' },
    language: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_html', 'date_published'],
        additionalProperties: false,
        properties: {
          id: { type: 'string' },
          url: { type: 'string', pattern: '^https?://' },
          title: { type: 'string' },
          content_text: { type: 'string' },
          content_html: { type: 'string' },
          image: { type: 'string', pattern: '^https?://' },
          date_published: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' },
          tags: { type: 'array', items: { type: 'string' } },
          attachments: {
            type: 'array',
            items: { type: 'object', required: ['url', 'mime_type'], properties: { title: { type: 'string' } } },
          },
        },
      },
    },
  },
};
