import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveAdmin } from '../admin/serve-admin.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin();

const path = 'content/faqs/prova.mdx';
const faq =
  '---\n# nota\nquestion: Quanto dura la formazione?\ncampaign: fse-toscana\naudiences: [operatori-ssr]\n---\n\nQuattro ore.\n';
const read = () => readFile(join(admin.root, path), 'utf8');

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${admin.url}/admin/#/collections/faqs/entries/prova`);
  await page.getByLabel('Domanda', { exact: true }).waitFor();
  await page.locator('.cm-content').waitFor();
  return page;
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
}

describe('two people on one entry', () => {
  it('the second is told who and what, sees both versions, and can put them together', async () => {
    await writeFile(join(admin.root, path), faq.replace('# nota', '# nota due'));
    const [anna, bruno] = await Promise.all([admin.browser.newContext(), admin.browser.newContext()]);
    const [first, second] = [await open(anna), await open(bruno)];
    await first.getByLabel('Domanda', { exact: true }).fill('Quanto dura la formazione a distanza?');
    await publish(first);
    await first.getByText('Voce salvata').waitFor();
    await second.locator('.cm-content').click();
    await second.keyboard.press('Control+End');
    await second.keyboard.type('Di Bruno.');
    await publish(second);
    const dialog = second.getByRole('dialog', { name: 'Due persone sullo stesso file' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('un’altra finestra della redazione');
    expect(await dialog.getByLabel('L’altra versione').textContent()).toContain('formazione a distanza?');
    expect(await dialog.getByLabel('La tua versione').textContent()).toContain('Di Bruno.');
    expect(await read()).not.toContain('Bruno');
    await dialog.getByRole('button', { name: 'Unisci le due versioni' }).click();
    await second.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(
      `${faq.replace('# nota', '# nota due').replace('Quanto dura la formazione?', 'Quanto dura la formazione a distanza?')}Di Bruno.`,
    );
    await Promise.all([anna.close(), bruno.close()]);
  });

  it('the second can go back to the form with nothing lost', async () => {
    await writeFile(join(admin.root, path), faq);
    const context = await admin.browser.newContext();
    const page = await open(context);
    await page.getByLabel('Domanda', { exact: true }).fill('La mia domanda, più lunga?');
    await writeFile(join(admin.root, path), faq.replace('Quattro', 'Cinque'));
    await publish(page);
    const dialog = page.getByRole('dialog', { name: 'Due persone sullo stesso file' });
    await dialog.getByRole('button', { name: 'Chiudi' }).click();
    await page.getByText('la tua versione è ancora nel modulo').waitFor();
    expect(await page.getByLabel('Domanda', { exact: true }).inputValue()).toBe('La mia domanda, più lunga?');
    expect(await read()).toBe(faq.replace('Quattro', 'Cinque'));
    await context.close();
  });

  it('one can save twice in a row', async () => {
    await writeFile(join(admin.root, path), faq);
    const context = await admin.browser.newContext();
    const page = await open(context);
    for (const word of ['Prima', 'Seconda']) {
      await page.getByLabel('Domanda', { exact: true }).fill(`${word} domanda?`);
      await publish(page);
      await expect.poll(read, { timeout: 20_000 }).toContain(`question: ${word} domanda?`);
      await page.getByText('Voce salvata').first().waitFor();
    }
    await context.close();
  });
});

describe('what was typed', () => {
  it('stays in the form when the server is gone, and is saved when it is back', async () => {
    await writeFile(join(admin.root, path), faq);
    const context = await admin.browser.newContext();
    const page = await open(context);
    await page.getByLabel('Domanda', { exact: true }).fill('Scritta a server spento?');
    const { port, root } = admin.served;
    await admin.served.stop();
    await publish(page);
    await page.getByText('non risponde').waitFor();
    expect(await read()).toBe(faq);
    admin.served = await serveAdmin(root, port);
    await publish(page);
    await page.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(faq.replace('Quanto dura la formazione?', 'Scritta a server spento?'));
    await context.close();
  });

  it('comes back after the page was closed', async () => {
    await writeFile(join(admin.root, path), faq);
    const context = await admin.browser.newContext();
    const page = await open(context);
    await page.getByLabel('Domanda', { exact: true }).fill('Una bozza non salvata?');
    await page.waitForTimeout(4_000);
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    let asked = '';
    again.on('dialog', (dialog) => {
      asked = dialog.message();
      return dialog.accept();
    });
    await again.goto(`${admin.url}/admin/#/collections/faqs/entries/prova`);
    await expect
      .poll(() => again.getByLabel('Domanda', { exact: true }).inputValue(), { timeout: 30_000 })
      .toBe('Una bozza non salvata?');
    expect(asked).toBe('C’è una bozza che non era stata salvata. Vuoi riprenderla?');
    await publish(again);
    await again.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(faq.replace('Quanto dura la formazione?', 'Una bozza non salvata?'));
    await context.close();
  });

  it('is refused with the words of the check where the build would refuse it', async () => {
    await writeFile(join(admin.root, path), faq);
    const context = await admin.browser.newContext();
    const page = await open(context);
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('<Sbagliato />');
    await page.frameLocator('iframe').getByText('COMPONENTE_SCONOSCIUTO').waitFor();
    await publish(page);
    await page.getByText('il componente <Sbagliato> non è ammesso.').first().waitFor();
    expect(await read()).toBe(faq);
    await context.close();
  });
});
