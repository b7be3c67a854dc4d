import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { startBuild, tinyProject } from '../integration/tiny-project.ts';

/** Words that would do something if a file took them for its own code, through a whole real build. */
const script = '</script> <script>canary()';
const picture = '"><img src=x onerror=canary(2)>';
const formula = '=HYPERLINK("https://canary.example")';
const calendar = 'Riga\r\nBEGIN:VEVENT\r\nSUMMARY:canary\r\nEND:VEVENT\r\nX-FINE:1';
const marked = "<b onmouseover='canary(3)'>x</b>&amp;]]>";

let root: string;
let files: { path: string; text: string }[];

async function spoil(file: string, change: (fields: Record<string, unknown>) => object): Promise<void> {
  const path = join(root, file);
  const text = await readFile(path, 'utf8');
  const [, head = '', body] = /^---\n(.*?\n)---\n(.*)$/s.exec(text) ?? [];
  const fields = parse(head || text) as Record<string, unknown>;
  const yaml = stringify({ ...fields, ...change(fields) }, { lineWidth: 0 });
  await writeFile(path, body === undefined ? yaml : `---\n${yaml}---\n${body}`);
}

beforeAll(async () => {
  root = await tinyProject();
  await spoil('content/messages/messaggio-0-0.mdx', () => ({
    title: script,
    variants: {
      short: `${script} breve`,
      medium: `${picture} e ${marked}`,
      long: `${formula}\n\n${picture}\n\n${marked}`,
    },
    proof: `${picture} ${script}`,
  }));
  await spoil('content/events/evento-0.mdx', () => ({
    title: `Evento ${script}`,
    cardTitle: 'Evento',
    summary: calendar,
  }));
  await spoil('content/pages/pagina-0.mdx', () => ({ title: picture, description: `${script} ${marked}` }));
  await spoil('content/audiences/operatori.mdx', () => ({
    name: 'Operatori <b onclick=canary()>',
    summary: `${formula} ${script}`,
  }));
  await spoil('campaigns/campagna-0/touchpoints/touchpoint-0.yaml', () => ({
    title: formula,
    card: { title: script, detail: picture },
  }));
  await spoil('campaigns/campagna-0/touchpoints/touchpoint-1.yaml', () => ({
    title: `+39 ${script}`,
    alt: `${picture} ${marked}`,
  }));
  await spoil('campaigns/campagna-0/plan.yaml', (plan) => ({
    kpis: (plan.kpis as object[]).map((kpi) => ({ ...kpi, indicator: formula, unit: '@unità' })),
  }));
  await spoil('campaigns/campagna-0/campaign.yaml', () => ({ summary: `${script} ${picture} ${marked}` }));
  const { code, output } = await startBuild(root).over;
  expect(output).toContain('Sito costruito in ./dist\n');
  expect(code).toBe(0);
  const dist = join(root, 'dist');
  const names = (await readdir(dist, { recursive: true })).filter((name) =>
    /\.(html|ics|csv|xml|json|svg|txt)$/.test(name),
  );
  files = await Promise.all(names.map(async (path) => ({ path, text: await readFile(join(dist, path), 'utf8') })));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const ending = (suffix: string) => files.filter(({ path }) => path.endsWith(suffix));

describe('hostile words in a built site', () => {
  it('reach it, as words', () => {
    for (const suffix of ['.html', '.ics', '.csv', '.xml', '.json']) {
      const all = ending(suffix)
        .map(({ text }) => text)
        .join('\n');
      expect(all, suffix).toMatch(/canary/);
    }
  });

  it('run nothing in a page: no element, attribute or address of theirs', () => {
    const faults = ending('.html').flatMap(({ path, text }) => {
      const { document } = parseHTML(text);
      return [...document.querySelectorAll('*')].flatMap((element) => {
        const bad = [...element.attributes].filter(
          ({ name, value }) =>
            /^on/i.test(name) ||
            (/^(href|src|action|srcdoc)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
        );
        const inline =
          element.localName === 'script' &&
          !element.hasAttribute('src') &&
          element.getAttribute('type') !== 'application/ld+json';
        const theirs = element.localName === 'img' && element.getAttribute('src') === 'x';
        return bad.length > 0 || inline || theirs ? [`${path}: ${element.outerHTML.slice(0, 120)}`] : [];
      });
    });
    expect(faults).toEqual([]);
  });

  it('leave the structured data of every page readable', () => {
    let read = 0;
    for (const { text } of ending('.html')) {
      for (const [, json = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        expect(() => JSON.parse(json)).not.toThrow();
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(5);
  });

  it('add no line of their own to a calendar', () => {
    for (const { path, text } of ending('.ics')) {
      const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
      expect(
        lines.filter((line) => /^(SUMMARY:canary|X-FINE)/.test(line)),
        path,
      ).toEqual([]);
      const opened = lines.filter((line) => line === 'BEGIN:VEVENT').length;
      expect(lines.filter((line) => line.startsWith('UID:')).length, path).toBe(opened);
    }
  });

  it('are no formula in a table', () => {
    for (const { path, text } of ending('.csv')) {
      const cells = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .flatMap((line) => line.match(/(?:"(?:[^"]|"")*"|[^",;\t]+)/g) ?? []);
      expect(
        cells.filter((cell) => /^"?[=+@\t\r]/.test(cell)),
        path,
      ).toEqual([]);
    }
  });

  it('leave feeds well formed and with no element of theirs', () => {
    expect(ending('.xml').length).toBeGreaterThan(1);
    for (const { path, text } of ending('.xml')) {
      const { document } = parseHTML(text);
      expect([...document.querySelectorAll('script,img')].length, path).toBe(0);
      // Every tag that opens closes, and every & is an entity.
      expect(text.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi), path).toBeNull();
    }
    for (const { path, text } of ending('.json')) expect(() => JSON.parse(text), path).not.toThrow();
  });

  it('draw no script in a picture', () => {
    for (const { path, text } of ending('.svg')) expect(text, path).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});
