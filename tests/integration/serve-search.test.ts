import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { listWords, pageText } from '#integration/list-words.ts';
import { searchRecords } from '#integration/search-records.ts';
import { openSearch } from '#integration/serve-search.ts';
import { loadContent } from '#sources/load-content.ts';

test('words come by how often they are written, as they are mostly written, without articles and numbers', () => {
  const words = listWords(["L'evento, gli eventi: un evento. Dell’evento", 'ECM e ECM, già nel 2025; x2 PDF/A', 'Già']);
  expect(words.slice(0, 2)).toEqual(['evento', 'ECM']);
  expect(words).toContain('già');
  expect(words.filter((word) => /dell|\d|^un$|^x/i.test(word))).toEqual([]);
});

test('of a page, only what its readers see is counted, and only if the search looks into it', () => {
  const main =
    '<main data-pagefind-body><h1>Il filo</h1><svg><text>disegno</text></svg><script>codice</script>l&#39;ascolto</main>';
  expect(listWords([pageText(`<nav>menu</nav>${main}`)])).toEqual(['ascolto', 'filo']);
  expect(pageText('<main>nascosto</main>')).toBe('');
});

describe('the search of npm start', () => {
  const search = openSearch('.');
  const server = createServer((req, res) => {
    void search.answer(req.url ?? '', res).then((answered) => answered || res.writeHead(404).end());
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/`;
  });
  afterAll(() => server.close());

  it('makes the index when it is asked for, with its words beside it, in whatever order they are asked', async () => {
    const early = fetch(`${url}parole.json`);
    const engine = await fetch(`${url}pagefind.js`);
    expect([engine.status, engine.headers.get('content-type')]).toEqual([200, 'text/javascript']);
    const entry = await (await fetch(`${url}pagefind-entry.json`)).json();
    const { content } = await loadContent('.');
    expect(entry.languages.it.page_count).toBe(searchRecords(content).length);
    for (const asked of [early, fetch(`${url}parole.json`)]) expect(await (await asked).json()).toContain('fascicolo');
    expect((await fetch(`${url}altro.txt`)).status).toBe(404);
  });

  it('knows every page that has words of its own, with the filters of the built site', async () => {
    const { content } = await loadContent('.');
    const records = searchRecords(content);
    const course = records.find(({ url: path }) => path === '/fse-toscana/percorsi/fad-operatori/');
    expect(course?.filters).toEqual({
      Campagna: ['FSE 2.0 Toscana'],
      'Che cosa': ['Percorso formativo'],
      'Per chi': ['Operatori del SSR'],
    });
    expect(records.length).toBeGreaterThanOrEqual(
      content.messages.length + content.events.length + content.faqs.length,
    );
    expect(records.filter(({ text }) => /[<>{}]/.test(text)).map(({ url: path }) => path)).toEqual([]);
  });
});
