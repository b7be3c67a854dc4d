import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldOrder } from '#admin/config/cms-config.ts';
import { createFormat } from '#admin/format/entry-format.ts';
import { pack, unpack } from '#admin/format/envelope.ts';
import { collections, locate } from '#model/collections.ts';
import { readFiles } from '#sources/read-files.ts';

const { files } = await readFiles(join(import.meta.dirname, '../../..'));
const owned = files.filter((file) => locate(file.path));

/** The first text field of some fields, at any depth, and a copy with a marker at its end. */
function markFirstText(fields: Record<string, unknown>): { old: string; changed: Record<string, unknown> } {
  const changed = structuredClone(fields);
  const stack: Record<string, unknown>[] = [changed];
  for (let at = stack.shift(); at; at = stack.shift()) {
    for (const [key, value] of Object.entries(at)) {
      if (key.startsWith('_') || key === 'body') continue;
      if (typeof value === 'string' && /^[A-Za-zÀ-ú][^\n"]{3,60}$/.test(value)) {
        at[key] = `${value}QUI`;
        return { old: value, changed };
      }
      if (typeof value === 'object' && value !== null) stack.push(value as Record<string, unknown>);
    }
  }
  throw new Error('no text to change');
}

describe('every file of content/ and campaigns/', () => {
  it('is found', () => expect(owned.length).toBeGreaterThan(60));

  it.each(owned.map((file) => [file.path, file.text] as const))('%s: only the changed field moves', (path, text) => {
    const name = locate(path)?.name;
    if (!name) throw new Error(path);
    const format = createFormat(collections[name].body ? 'mdx' : 'yaml');
    const data = format.fromFile(pack(text, {}));
    expect(unpack(format.toFile(data, fieldOrder(name))).text).toBe(text);

    const { old, changed } = markFirstText(data);
    const saved = unpack(format.toFile(changed, fieldOrder(name))).text;
    const at = saved.indexOf('QUI');
    expect(saved.slice(0, at) + saved.slice(at + 3), old).toBe(text);

    if (!collections[name].body) return;
    const retyped = unpack(format.toFile({ ...data, body: `${data.body}\nUna riga in più.\n` }, [])).text;
    expect(retyped).toBe(`${text}\nUna riga in più.\n`);
  });
});
