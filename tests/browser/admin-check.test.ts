import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAdmin } from './open-admin.ts';

/** The check runs in a worker: what an editor is told when it dies. */

const admin = openAdmin();
const stopped =
  'Il controllo non è in funzione: qui non si vede che cosa non va. Prova di nuovo; se continua, ricarica la pagina: la bozza resta. [CONTROLLO_FERMO]';
/** A worker that hears the questions and never answers. */
const mute = 'self.onmessage = () => undefined;';
/** The first question kills it; nothing comes after. */
const closing = 'self.onmessage = () => self.close();';
const throwing = 'self.onmessage = () => { throw new Error("broken"); };';

let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  context = await admin.browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

const preview = () => page.frameLocator('iframe');
const open = () => page.goto(`${admin.url}/admin/#/collections/messages/entries/otto-moduli-quando-vuoi`);

/** Serves these scripts in place of the worker, one a start; then the true one. */
async function serveWorkers(...scripts: string[]): Promise<() => number> {
  let starts = 0;
  await page.route('**/admin/controllo.js', (route) => {
    const body = scripts[starts];
    starts += 1;
    return body === undefined ? route.continue() : route.fulfill({ contentType: 'text/javascript', body });
  });
  return () => starts;
}

it('a check that throws is started again, and the editor sees its problems as ever', async () => {
  const starts = await serveWorkers(throwing);
  await open();
  await preview().getByText('Nessun problema').waitFor();
  expect(starts()).toBe(2);
});

it('one that dies again says so in plain words, and works when asked again', async () => {
  let broken = true;
  await page.route('**/admin/controllo.js', (route) =>
    broken ? route.fulfill({ contentType: 'text/javascript', body: throwing }) : route.continue(),
  );
  await open();
  const box = preview().locator('.red-esito');
  await box.getByRole('button', { name: 'Prova di nuovo' }).waitFor();
  expect(await box.locator('p').textContent()).toBe(stopped);
  broken = false;
  await box.getByRole('button').click();
  await preview().getByText('Nessun problema').waitFor();
});

it.each([
  ['never answers', mute],
  ['closes without a word', closing],
])('one that %s is taken for dead after a while', async (_, script) => {
  await page.clock.install();
  const starts = await serveWorkers(script, script);
  await open();
  await preview().getByRole('tab', { name: 'Pagina' }).waitFor();
  await expect.poll(starts).toBe(1);
  await page.clock.runFor(25_000);
  await expect.poll(starts).toBe(2);
  await page.clock.runFor(25_000);
  await preview().locator('.red-esito', { hasText: stopped }).waitFor();
});
