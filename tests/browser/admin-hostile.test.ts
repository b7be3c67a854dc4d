import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkMdx } from '#sources/parse-mdx.ts';
import { hostileBodies } from '../admin/format/hostile-bodies.ts';
import { openForm, saveEntry, typeAtEnd } from './edit-entry.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({ locale: 'it-IT' });

const path = 'content/faqs/ostile.mdx';
const fields = `\uFEFF---
# in testa: con due punti
question: >-   # piegata
  Che cosa succede
  a un file ostile?
"campaign":   fse-toscana   # fra virgolette

audiences: [ operatori-ssr, # la prima
  mmg-pls ]
sources:
- 'toscana-avvio'   # senza rientro
order: 0x1F
# in coda
---  
`;
/** Every hostile body the site itself allows, one after the other. */
const allowed = Object.values(hostileBodies).filter((body) => checkMdx(body).length === 0);
const bodies = allowed.map((body) => body.replaceAll('QUI', 'parola')).join('\n\n');

it.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])(
  'a hostile file keeps every byte but those typed in a field, at the start and at the end of its body, with %s',
  async (_, eol) => {
    expect(allowed.length).toBeGreaterThan(18);
    const before = (fields + bodies.trimEnd()).replaceAll('\n', eol);
    await writeFile(join(admin.root, path), before);
    const { page } = admin;
    await openForm(page, admin.url, 'faqs/entries/ostile');
    const question = page.getByLabel('Domanda', { exact: true });
    await question.fill('Che cosa succede davvero a un file ostile?');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Inizio ');
    await typeAtEnd(page, page.locator('.cm-content'), ' fine');
    const saved = await saveEntry(page, admin.root, path, before);
    const body = before.indexOf(`---  ${eol}`) + 5 + eol.length;
    const head = before.slice(0, body).replace('  a un file', '  davvero a un file');
    const wanted = `${head}Inizio ${before.slice(body)} fine`;
    expect(saved).toBe(wanted);
  },
);
