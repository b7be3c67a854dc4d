import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from './built-site.ts';

let site: string;
beforeAll(async () => {
  site = await builtSite();
});

const page = (path: string) => readFile(join(site, path, 'index.html'), 'utf8');

describe('a build', () => {
  it('has a page for every campaign and a short link that leads to its landing page', async () => {
    expect(await page('fse-toscana')).toContain('Il Fascicolo 2.0 comincia da te');
    const short = await page('t/apertura-fad-intranet');
    expect(short).toContain('url=/fse-toscana/percorsi/fad-operatori/?utm_source=intranet&amp;utm_medium=');
    expect(short).toContain('utm_content=apertura-fad-intranet');
    expect(short).not.toContain('<script');
  });

  it('draws the three cards that every touchpoint has', async () => {
    for (const format of ['og', 'square', 'story']) {
      const png = await readFile(join(site, 'cards', 'apertura-fad-intranet', `${format}.png`));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
    }
  });
});
