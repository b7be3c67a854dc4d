import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { serveAdmin } from '../admin/serve-admin.ts';
import { openAdmin, openPage } from './open-admin.ts';

const admin = openAdmin();
let page: Page;

beforeAll(() => {
  ({ page } = admin);
});

const faq =
  '---\n# nota\nquestion: Quanto dura la formazione?\ncampaign: fse-toscana\naudiences: [operatori-ssr]\n---\n\nQuattro ore.\n';

/** A question of its own for each test: the browser keeps what a person has typed in an entry and not saved. */
async function question(id: string, text = faq) {
  const path = join(admin.root, 'content/faqs', `${id}.mdx`);
  const write = (words: string) => writeFile(path, words);
  await write(text);
  return {
    write,
    read: () => readFile(path, 'utf8'),
    async open(where: Page): Promise<void> {
      await where.goto('about:blank');
      await where.goto(`${admin.url}/admin/#/collections/faqs/entries/${id}`);
      await field(where).waitFor();
      await where.locator('.cm-content').waitFor();
    },
  };
}

const field = (where = page) => where.getByLabel('Domanda', { exact: true });

async function publish(where = page): Promise<void> {
  await where.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await where.getByRole('menuitem', { name: 'Pubblica ora' }).click();
}

/** What the browser keeps of the forms not saved, as JSON. */
function keptDrafts(): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('localforage');
        opening.onsuccess = () => {
          const all = opening.result.transaction('keyvaluepairs').objectStore('keyvaluepairs').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result));
          };
        };
      }),
  );
}

describe('two people on one entry', () => {
  it('the second is told who and what, sees both versions, and can put them together', async () => {
    const { open, read } = await question('a-due', faq.replace('# nota', '# nota due'));
    const anna = page;
    const bruno = await openPage(await admin.browser.newContext());
    await open(anna);
    await open(bruno);
    await field(anna).fill('Quanto dura la formazione a distanza?');
    await publish(anna);
    await anna.getByText('Voce salvata').waitFor();
    await bruno.locator('.cm-content').click();
    await bruno.keyboard.press('Control+End');
    await bruno.keyboard.type('Di Bruno.');
    await publish(bruno);
    const dialog = bruno.getByRole('dialog', { name: 'Due persone sullo stesso file' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('un’altra finestra della redazione');
    expect(await dialog.getByLabel('L’altra versione').textContent()).toContain('formazione a distanza?');
    expect(await dialog.getByLabel('La tua versione').textContent()).toContain('Di Bruno.');
    expect(await read()).not.toContain('Bruno');
    await dialog.getByRole('button', { name: 'Unisci le due versioni' }).click();
    await bruno.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(
      `${faq.replace('# nota', '# nota due').replace('Quanto dura la formazione?', 'Quanto dura la formazione a distanza?')}Di Bruno.`,
    );
    await bruno.context().close();
  });

  it('the second can go back to the form with nothing lost', async () => {
    const { open, read, write } = await question('indietro');
    await open(page);
    await field().fill('La mia domanda, più lunga?');
    await write(faq.replace('Quanto dura', 'Quando finisce').replace('Quattro', 'Cinque'));
    await publish();
    const dialog = page.getByRole('dialog', { name: 'Due persone sullo stesso file' });
    await dialog.getByText('Avete cambiato tutti e due: «Domanda».').waitFor();
    await dialog.getByRole('button', { name: 'Chiudi' }).click();
    await page.getByText('Non salvato. Il file è cambiato: la tua versione è ancora nel modulo').waitFor();
    expect(await field().inputValue()).toBe('La mia domanda, più lunga?');
    expect(await read()).toContain('Cinque');
  });

  it('one can save twice in a row', async () => {
    const { open, read } = await question('due-volte');
    await open(page);
    for (const word of ['Prima', 'Seconda']) {
      await field().fill(`${word} domanda?`);
      await publish();
      await expect.poll(read).toContain(`question: ${word} domanda?`);
      await page.getByText('Voce salvata').first().waitFor();
    }
  });
});

describe('what was typed', () => {
  it('stays in the form when the server is gone, and is saved when it is back', async () => {
    const { open, read } = await question('spento');
    await open(page);
    await field().fill('Scritta a server spento?');
    const { port, root } = admin.served;
    await admin.served.stop();
    await publish();
    await page.getByText('Non salvato. Il server della redazione non risponde').waitFor();
    expect(await read()).toBe(faq);
    admin.served = await serveAdmin(root, port);
    await publish();
    await page.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(faq.replace('Quanto dura la formazione?', 'Scritta a server spento?'));
  });

  it('is refused with the words of the check where the build would refuse it', async () => {
    const { open, read } = await question('rifiutata');
    await open(page);
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('<Sbagliato />');
    await page.frameLocator('iframe').getByText('COMPONENTE_SCONOSCIUTO').waitFor();
    await publish();
    await page.getByText('il componente <Sbagliato> non è ammesso.').first().waitFor();
    expect(await read()).toBe(faq);
  });

  it('comes back after the page was closed', async () => {
    const { open, read } = await question('chiusa');
    await open(page);
    await field().fill('Una domanda salvata?');
    await publish();
    await page.getByText('Voce salvata').waitFor();
    await field().fill('Una bozza non salvata?');
    await expect.poll(keptDrafts).toContain('Una bozza non salvata?');
    await page.close({ runBeforeUnload: false });
    const again = await admin.context.newPage();
    let asked = '';
    again.on('dialog', (dialog) => {
      asked = dialog.message();
      return dialog.accept();
    });
    await open(again);
    await expect.poll(() => field(again).inputValue()).toBe('Una bozza non salvata?');
    expect(asked).toBe('C’è una bozza che non era stata salvata. Vuoi riprenderla?');
    await publish(again);
    await again.getByText('Voce salvata').waitFor();
    expect(await read()).toBe(faq.replace('Quanto dura la formazione?', 'Una bozza non salvata?'));
  });
});
