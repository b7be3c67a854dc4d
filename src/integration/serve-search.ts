import type { ServerResponse } from 'node:http';
import { createIndex } from 'pagefind';
import { loadContent } from '#sources/load-content.ts';
import { listWords } from './list-words.ts';
import { searchRecords } from './search-records.ts';

/** Where `npm start` finds the index it made last; a reader who comes back to the search page gets a fresh one. */
export interface SearchServer {
  /** Answers what `/pagefind/` holds; false where the path is none of its files. */
  answer(path: string, res: ServerResponse): Promise<boolean>;
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' };

/** Makes the search index of what the editors wrote, when somebody opens the search, and keeps it in memory. */
export function openSearch(root: string): SearchServer {
  let files: ReturnType<typeof indexNow> | undefined;
  return {
    answer: async (path, res) => {
      const name = path.slice('/pagefind/'.length);
      // The first thing the search asks: whoever asks it wants the words of now. The list of words is asked beside it, and waits.
      if (name === 'pagefind.js' || files === undefined) files = indexNow(root);
      const body = (await files).get(name);
      if (body === undefined) return false;
      const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      return true;
    },
  };
}

async function indexNow(root: string): Promise<Map<string, Uint8Array | string>> {
  const { content } = await loadContent(root);
  const { index, errors } = await createIndex({ forceLanguage: 'it' });
  if (!index) throw new Error(`The search index was not made: ${errors.join('; ')}`);
  const records = searchRecords(content);
  for (const { url, title, text, filters } of records)
    await index.addCustomRecord({ url, content: text, language: 'it', meta: { title }, filters });
  const made = await index.getFiles();
  await index.deleteIndex();
  const words = listWords(records.map(({ text }) => text));
  return new Map<string, Uint8Array | string>([
    ...made.files.map(({ path, content: bytes }) => [path, bytes] as const),
    ['parole.json', JSON.stringify(words)],
  ]);
}
