import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '#model/content.ts';
import { isVisible } from '#model/visibility.ts';
import { loadContent } from '#sources/load-content.ts';
import { hasPoppler, poppler } from '../posters/poppler.ts';
import { BUILT_ON, builtSite } from './built-site.ts';

let site: string;
let content: Content;
beforeAll(async () => {
  site = await builtSite();
  content = (await loadContent('.')).content;
});

const text = (path: string) => readFile(join(site, path), 'utf8');

/** Everything a file says: what a zip holds, what the word search keeps compressed, what a PDF prints. */
function wordsOf(path: string, bytes: Buffer): string {
  if (path.endsWith('.zip'))
    return Object.entries(unzipSync(bytes))
      .map(([name, data]) => `${name}\n${wordsOf(name, Buffer.from(data))}`)
      .join('\n');
  if (path.endsWith('.pdf') && hasPoppler) return poppler('pdftotext', ['-raw'], bytes).replace(/\s+/g, ' ');
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
}

describe('the public site', () => {
  it('holds no touchpoint before its embargo, no draft, no cancelled one, not even in an unlinked file', async () => {
    const now = new Date(`${BUILT_ON}T11:00:00Z`);
    const hidden = content.touchpoints.filter((touchpoint) => !isVisible(touchpoint, 'public', now));
    expect(hidden.length).toBeGreaterThan(2);
    const secrets = hidden.flatMap(({ id, title, texts }) => [id, title, ...texts.map((own) => own.text.slice(0, 60))]);
    const owners = content.touchpoints.flatMap(({ owner }) => owner ?? []);
    const leaks: string[] = [];
    for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const bytes = await readFile(path);
      const all = `${path}\n${wordsOf(path, bytes)}`;
      for (const secret of [...secrets, ...owners]) if (all.includes(secret)) leaks.push(`${path}: ${secret}`);
    }
    expect(leaks).toEqual([]);
  });

  it('gives every kit its page, zip, JSON, e-mail, article and QR codes', async () => {
    const base = 'fse-toscana/kit/apertura-fad-linkedin';
    const html = await text(`${base}/index.html`);
    expect(html).toContain('Kit pronto da usare');
    expect(html).toContain('href="/kit/apertura-fad-linkedin.zip"');
    const schema = z.fromJSONSchema(JSON.parse(await text('schemi/kit.schema.json')));
    const kit = JSON.parse(await text(`${base}/kit.json`));
    expect(schema.safeParse(kit).success).toBe(true);
    const zip = unzipSync(await readFile(join(site, 'kit/apertura-fad-linkedin.zip')));
    expect(Object.keys(zip)).toContain('apertura-fad-linkedin-linkedin.png');
    expect(Object.keys(zip)).toEqual(
      expect.arrayContaining([
        'leggimi.txt',
        'kit.json',
        'qr.svg',
        'qr.png',
        ...kit.images.map((image: { file: string }) => image.file),
      ]),
    );
    for (const file of ['articolo.txt', 'qr.svg', 'qr.png'])
      expect((await stat(join(site, base, file))).size).toBeGreaterThan(100);
  });

  it('writes e-mails that no client cuts, with the funding, dark colours, no script and nothing to follow a reader', async () => {
    const html = await text('fse-toscana/kit/apertura-fad-newsletter/email.html');
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(html).toContain('Finanziato dall&#39;Unione europea – NextGenerationEU');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('<html lang="it"');
    expect(html).toMatch(/<td[^>]* style="[^"]+"/);
    expect(html).not.toMatch(/<script|<link|@import|\{\{|%%/);
    const images = [...html.matchAll(/<img[^>]*>/g)].map(([tag]) => tag);
    expect(images).toHaveLength(1);
    expect(images[0]).toMatch(/alt="[^"]{20,}"/);
    expect(images[0]).toMatch(/src="[^"?]+\/cards\/apertura-fad-newsletter\/email\.png"/);
    expect(await text('fse-toscana/kit/apertura-fad-newsletter/email.txt')).toContain('/t/apertura-fad-newsletter/');
  });

  it('gives portals boxes of under 15 KB, without scripts, that open their links outside the frame', async () => {
    const css = (await stat(join(site, 'embed/stile.css'))).size;
    const pages = (await readdir(join(site, 'embed'), { recursive: true })).filter((path) =>
      path.endsWith('index.html'),
    );
    expect(pages.length).toBeGreaterThan(10);
    for (const path of pages) {
      const html = await text(join('embed', path));
      expect(Buffer.byteLength(html) + css, path).toBeLessThan(15_000);
      expect(html).not.toContain('<script');
      expect(html).toContain('<base target="_top">');
      expect(html).toContain('<html lang="it"');
      expect(html).toMatch(/<title>[^<]+<\/title>/);
    }
  });

  it('publishes feeds with images and alternative texts, a calendar and tables', async () => {
    const rss = await text('fse-toscana/kit/feed.xml');
    expect(rss).toMatch(
      /<media:content url="[^"]+\.png" medium="image" type="image\/png"><media:description type="plain">[^<]{20,}/,
    );
    const feed = JSON.parse(await text('fse-toscana/kit/canale/linkedin/feed.json'));
    expect(feed.items.length).toBeGreaterThan(1);
    for (const item of feed.items) expect(item.attachments[0].title.length).toBeGreaterThan(20);
    const ics = await text('fse-toscana/kit/calendario.ics');
    expect(ics).toContain('DTSTART;TZID=Europe/Rome:20250618T093000');
    expect(ics).toContain('UID:touchpoint-apertura-fad-intranet@');
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const buffer = await text('fse-toscana/kit/canale/linkedin/buffer.csv');
    expect(buffer).toMatch(/^\uFEFF"Text","Image URL","Tags","Posting Time"\r\n/);
    expect(buffer).toContain('/t/apertura-fad-linkedin/');
    expect(buffer).not.toContain('/t/apertura-fad-facebook/');
    expect(await text('fse-toscana/kit/metricool.csv')).toMatch(/^\uFEFF"Text","Date","Time","Draft","Facebook",/);
  });
});
