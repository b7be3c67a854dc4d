import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { copyContent, discard, serveAdmin } from '../tests/admin/serve-admin.ts';
import { chromiumOptions } from '../tests/browser/share-browser.ts';
import { measureKeys } from './admin/measure-keys.ts';
import { measureLoad } from './admin/measure-load.ts';
import { measureRedraws } from './admin/measure-redraws.ts';

/** Measures the CMS in a real browser: its first load, each keystroke in a body of 2,000 words, the cards redrawn as one types. */

const sentence =
  'La formazione a distanza è in **otto moduli** da trenta minuti, con <Termine id="ecm">ECM</Termine> e una [prova](/fse-toscana/) finale. ';
const paragraphs = Array.from(
  { length: 55 },
  (_, i) => `${i % 8 === 0 ? `## Sezione ${i}\n\n` : ''}${sentence.repeat(2)}`,
);
const body = `${paragraphs.join('\n\n')}\n`;

const root = await copyContent();
await writeFile(
  join(root, 'content/faqs/lunga.mdx'),
  `---\nquestion: Una risposta lunga?\ncampaign: fse-toscana\n---\n\n${body}`,
);
const served = await serveAdmin(root);
const browser = await chromium.launch(chromiumOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await measureLoad(page, session, served.url);

  await page.goto(`${served.url}/admin/#/collections/faqs/entries/lunga`);
  await page.locator('.cm-content').click();
  await page.waitForTimeout(3_000);
  console.log(`a body of ${body.split(/\s+/).length} words`);
  await measureKeys(page, session, 'in the middle of a paragraph with components', false);
  await page.keyboard.press('Control+Home');
  await measureKeys(page, session, 'in its first title', false);
  await measureKeys(page, session, 'in its first title, with a pause after each word', true);
  await measureRedraws(page, served.url);
} finally {
  await browser.close();
  await served.stop();
  await discard(root);
}
