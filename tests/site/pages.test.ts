import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { cspValue } from '#integration/security-headers.ts';
import { loadContent } from '#sources/load-content.ts';
import { BUILT_ON, builtSite } from './built-site.ts';

let site: string;
/** HTML by path of the page: `/`, `/fse-toscana/`. Short links and the bodies of e-mails apart. */
const pages = new Map<string, string>();

beforeAll(async () => {
  site = await builtSite();
  for await (const file of glob('**/{index,404}.html', { cwd: site })) {
    const path = `/${file.split(sep).join('/')}`.replace(/index\.html$/, '');
    if (!/^\/(t|embed|pagefind)\//.test(path)) pages.set(path, await readFile(join(site, file), 'utf8'));
  }
});

const broken = (check: (html: string, path: string) => string[]) =>
  [...pages].flatMap(([path, html]) => check(html, path).map((found) => `${path} ${found}`));
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
/** Brotli bytes of a file of the site. */
const weight = async (path: string) => brotliCompressSync(await readFile(join(site, path))).length;

/** One page of each kind. */
const kinds = [
  '/',
  '/404.html',
  '/cerca/',
  '/glossario/',
  '/kit/',
  '/note-redazionali/',
  '/privacy/',
  '/fse-toscana/',
  '/fse-toscana/per/',
  '/fse-toscana/per/mmg-pls/',
  '/fse-toscana/messaggi/',
  '/fse-toscana/messaggi/otto-moduli-quando-vuoi/',
  '/fse-toscana/percorsi/',
  '/fse-toscana/percorsi/fad-operatori/',
  '/fse-toscana/eventi/',
  '/fse-piemonte/eventi/forum-risk-management-2024/',
  '/fse-toscana/materiali/',
  '/fse-toscana/materiali/locandina-fad/',
  '/fse-toscana/domande/',
  '/fse-toscana/piano/',
  '/fse-toscana/piano/calendario/',
  '/fse-toscana/piano/filo/',
  '/fse-toscana/piano/dati/',
  '/fse-toscana/kit/',
  '/fse-toscana/kit/apertura-fad-linkedin/',
  '/fse-piemonte/servizi-digitali-piemonte/',
];

describe('the pages of a build', () => {
  it('are of every kind', () => {
    expect(kinds.filter((path) => !pages.has(path))).toEqual([]);
  });

  it('lead only to pages, files and anchors that exist', () => {
    const dead = broken((html, path) =>
      [...attributes(html, 'href'), ...attributes(html, 'src')].filter((href) => {
        if (!href.startsWith('/') && !href.startsWith('#')) return false;
        const { pathname, hash } = new URL(href, `https://x.it${path}`);
        if (pathname.startsWith('/admin/')) return false;
        const file = join(site, decodeURI(pathname), pathname.endsWith('/') ? 'index.html' : '');
        if (!existsSync(file)) return true;
        const target = pages.get(pathname);
        return (
          hash !== '' && target !== undefined && !attributes(target, 'id').includes(decodeURIComponent(hash.slice(1)))
        );
      }),
    );
    expect(dead).toEqual([]);
  });

  it('hold nothing inline, load nothing from elsewhere, and say so in their policy', () => {
    const wrong = broken((html) => [
      ...[
        ...html.matchAll(
          /<style[^>]*>|<script(?![^>]*(?:\bsrc=|application\/ld\+json))[^>]*>|\sstyle="[^"]*"|\son[a-z]+="[^"]*"/g,
        ),
      ].map(([tag]) => tag),
      ...[
        ...html.matchAll(
          /<(?:script|img|link rel="(?:stylesheet|preload|icon)"|iframe|source)[^>]*?(?:src|href)="(https?:)?\/\/[^"]*"/g,
        ),
      ].map(([tag]) => tag),
      ...(html.includes(`http-equiv="content-security-policy" content="${cspValue().replaceAll("'", '&#39;')}"`) ||
      html.includes(`http-equiv="content-security-policy" content="${cspValue()}"`)
        ? []
        : ['no policy']),
    ]);
    expect(wrong).toEqual([]);
  });

  it('have one h1, a title, a description, a canonical address and a card that is there', () => {
    const wrong = broken((html, path) => {
      const image = /property="og:image" content="https?:\/\/[^/]+(\/[^"]+)"/.exec(html)?.[1];
      return [
        [...html.matchAll(/<h1[\s>]/g)].length === 1 ? '' : 'h1',
        /<title>[^<]{3,}<\/title>/.test(html) ? '' : 'title',
        /<meta name="description" content="[^"]{10,}"/.test(html) ? '' : 'description',
        /rel="canonical"/.test(html) || /name="robots" content="noindex"/.test(html) ? '' : 'canonical',
        image && existsSync(join(site, image)) ? '' : `card ${image}`,
        /property="og:image:alt" content="[^"]{5,}"/.test(html) ? '' : 'alt of the card',
        path.startsWith('/404') || path === '/cerca/' || /class="updated"/.test(html) ? '' : 'last update',
      ].filter(Boolean);
    });
    expect(wrong).toEqual([]);
  });

  it('say no date after the day they are made for', () => {
    const later = broken((html) =>
      [...html.matchAll(/class="updated">[^<]*<time datetime="([^"]+)"/g)]
        .map(([, day = '']) => day)
        .filter((day) => day > BUILT_ON),
    );
    expect(later).toEqual([]);
  });

  it('lead a role, and whoever looks for a course, to an answer where nobody is named to ask', () => {
    const ends = broken((html, path) =>
      /^\/[\w-]+\/(?:per|percorsi)\/[\w-]+\/$/.test(path) &&
      html.includes('class="missing">Recapito non') &&
      !/Parti da qui: <a href="\/[\w-]+\/domande\/#[\w-]+"/.test(html)
        ? ['dead end']
        : [],
    );
    expect(ends).toEqual([]);
    expect(pages.get('/fse-toscana/per/mmg-pls/')).toContain('/fse-toscana/domande/#chi-seguire-in-azienda');
  });

  it('tell machines nothing that is not JSON', () => {
    const wrong = broken((html) =>
      [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].flatMap(([, json = '']) => {
        const data = JSON.parse(json) as Record<string, unknown>;
        return data['@context'] === 'https://schema.org' && typeof data['@type'] === 'string'
          ? []
          : [json.slice(0, 60)];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('show who pays on every page of a funded campaign', async () => {
    const { content } = await loadContent('.');
    const funded = content.campaigns.filter(({ funding }) => funding.eu).map(({ id }) => id);
    expect(funded.length).toBeGreaterThan(0);
    const bare = broken((html, path) =>
      funded.some((id) => path.startsWith(`/${id}/`)) &&
      !/alt="Finanziato dall(?:'|&#39;)Unione europea – NextGenerationEU"/.test(html)
        ? ['no statement']
        : [],
    );
    expect(bare).toEqual([]);
    expect(await readFile(join(site, 'finanziato-ue.svg'), 'utf8')).toContain('#003399');
  });

  it('keep to themselves what is internal', async () => {
    const { content } = await loadContent('.');
    const people = [
      ...content.touchpoints.flatMap(({ owner }) => owner ?? []),
      ...content.plans.flatMap(({ kpis }) => kpis.flatMap(({ person }) => person ?? [])),
    ];
    const drafts = content.touchpoints.filter(({ state }) => state === 'draft').map(({ id }) => `/kit/${id}/`);
    expect(broken((html) => [...people, ...drafts].filter((secret) => html.includes(secret)))).toEqual([]);
  });

  it('are light: any page weighs at most 25 KB on a first view without its pictures, script at most 4', async () => {
    const known = new Map<string, Promise<number>>();
    const weightOf = (path: string) => {
      const bytes = known.get(path) ?? weight(path);
      known.set(path, bytes);
      return bytes;
    };
    const sum = async (paths: readonly string[]) =>
      (await Promise.all(paths.map(weightOf))).reduce((total, bytes) => total + bytes, 0);
    const imported = async (src: string): Promise<string[]> => {
      const text = await readFile(join(site, src), 'utf8');
      const names = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)];
      return [src, ...(await Promise.all(names.map(([, name = '']) => imported(`/_astro/${name}`)))).flat()];
    };
    const longest = [...pages].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 16);
    const heavy: string[] = [];
    for (const path of new Set([...kinds, ...longest.map(([path]) => path)])) {
      const html = pages.get(path) ?? '';
      const linked = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src = '']) => src);
      const scripts = [...new Set((await Promise.all(linked.map(imported))).flat())];
      const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = '']) => href);
      const css = (await Promise.all(styles.map((href) => readFile(join(site, href), 'utf8')))).join('');
      const fonts = [...css.matchAll(/url\("?([^")]+\.woff2)/g)]
        .map(([, url = '']) => url)
        .filter((url) => !url.includes('-900-') || html.includes('class="num"'));
      const script = await sum(scripts);
      const whole =
        script + (await sum([...styles, ...new Set(fonts), path.endsWith('/') ? `${path}index.html` : path]));
      if (script > 4096 || whole > 25_000 || scripts.length === 0 || fonts.length < 2 || styles.length !== 1)
        heavy.push(`${path} ${whole} bytes, script ${script}`);
    }
    expect(heavy).toEqual([]);
  });

  it('are searched: the index knows their words', async () => {
    const entry = JSON.parse(await readFile(join(site, 'pagefind', 'pagefind-entry.json'), 'utf8')) as {
      languages: Record<string, { page_count: number }>;
    };
    expect(Object.keys(entry.languages)).toEqual(['it']);
    expect(entry.languages.it?.page_count).toBeGreaterThan(80);
  });
});
