import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdminFiles } from '#admin/server/admin-files.ts';
import type { AdminSettings } from '#admin/server/admin-page.ts';
import { readBackend } from '#admin/server/read-backend.ts';
import { readFiles } from '#sources/read-files.ts';
import { typeAtEnd } from './edit-entry.ts';
import { openBrowser } from './open-browser.ts';
import { type PlayedGitLab, playGitLab } from './play-gitlab.ts';

let gitlab: PlayedGitLab;
let server: Server;
let browser: Browser;
let page: Page;
let url = '';

const path = 'content/messages/otto-moduli-quando-vuoi.mdx';
const hostile = (text: string) =>
  `\uFEFF${text.replace('---\n', '---\n# nota di chi scrive\n').replaceAll('\n', '\r\n').trimEnd()}`;

beforeAll(async () => {
  const { files } = await readFiles(join(import.meta.dirname, '../..'));
  const texts = files.map(
    (file) => [file.path, Buffer.from(file.path === path ? hostile(file.text) : file.text)] as const,
  );
  gitlab = await playGitLab(texts);
  const env = { FILO_CMS_REPO: 'regione/filo', FILO_CMS_APP_ID: 'abc', FILO_CMS_URL: 'https://git.esempio.it' };
  const settings = JSON.stringify(readBackend(env, 0)).replaceAll('https://git.esempio.it', gitlab.url);
  const serve = createAdminFiles(() => JSON.parse(settings) as AdminSettings);
  server = createServer((req, res) => void serve(req, res).then((done) => done || res.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'it-IT' });
  page.on('dialog', (dialog) => dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await gitlab?.stop();
});

const title = () => page.getByLabel('Titolo', { exact: true }).first();

async function open(): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${url}/admin/#/collections/messages/entries/otto-moduli-quando-vuoi`);
  await title().waitFor();
}

async function moveTo(from: string, state: string): Promise<void> {
  await page.getByRole('button', { name: `Stato: ${from}` }).click();
  await page.getByRole('menuitem', { name: state, exact: true }).click();
  await page.getByRole('button', { name: `Stato: ${state}` }).waitFor();
}

/** The text the host was last asked to commit. */
const asked = () => Buffer.from(gitlab.commits.at(-1)?.actions[0]?.content ?? '', 'base64').toString('utf8');

describe('GitLab as the host of drafts', () => {
  it('signs in with PKCE, no secret on the page', async () => {
    await page.goto(`${url}/admin/`);
    await page.getByRole('button', { name: /GitLab/ }).click();
    await page.getByRole('link', { name: 'Messaggi chiave' }).waitFor();
    const [sent, token] = gitlab.signIns;
    expect(Object.fromEntries(sent?.query ?? [])).toMatchObject({
      client_id: 'abc',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${url}/admin/`,
    });
    expect(token?.body).toMatchObject({ grant_type: 'authorization_code', code: 'un-codice' });
    expect(token?.body).not.toHaveProperty('client_secret');
  });

  it('is asked for a commit with the exact bytes on the draft’s branch, and for a merge request', async () => {
    const before = gitlab.main.get(path)?.toString('utf8') ?? '';
    await open();
    await typeAtEnd(page, title(), 'Q');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Voce salvata').waitFor();
    const line = /^title: .*$/m.exec(before)?.[0].trimEnd() ?? '';
    const first = before.replace(line, () => line.replace(/(["']?)$/, 'Q$1'));
    expect(gitlab.commits).toHaveLength(1);
    expect(gitlab.commits[0]).toMatchObject({
      branch: 'cms/messages/otto-moduli-quando-vuoi',
      start_branch: 'main',
      commit_message: 'content: modifica Messaggio chiave «otto-moduli-quando-vuoi»',
      actions: [{ action: 'update', file_path: path, encoding: 'base64' }],
    });
    expect(asked()).toBe(first);
    expect(gitlab.requests[0]).toMatchObject({ target_branch: 'main', labels: ['decap-cms/draft'] });
    await open();
    expect(await title().inputValue()).toMatch(/Q$/);
    await typeAtEnd(page, page.locator('.cm-content'), ' Fine.');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Voce salvata').waitFor();
    expect(asked()).toBe(`${first} Fine.`);
    await moveTo('Bozza', 'In revisione');
    expect(gitlab.requests[0]?.labels).toEqual(['decap-cms/pending_review']);
    await moveTo('In revisione', 'Pronto');
    await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pubblica ora' }).click();
    await page.getByText('Voce pubblicata').first().waitFor();
    expect(gitlab.main.get(path)?.toString('utf8')).toBe(`${first} Fine.`);
    expect(gitlab.requests).toEqual([]);
  });

  it('shows both versions where the published file changed meanwhile, and asks for no commit', async () => {
    const asks = gitlab.commits.length;
    await open();
    await typeAtEnd(page, title(), 'Z');
    const theirs = gitlab.main.get(path)?.toString('utf8').replace('# nota di chi scrive', '# nota di un altro') ?? '';
    gitlab.main.set(path, Buffer.from(theirs));
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Due persone sullo stesso file' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('L’altra versione').textContent()).toContain('# nota di un altro');
    expect(gitlab.commits).toHaveLength(asks);
    await dialog.getByRole('button', { name: 'Unisci le due versioni' }).click();
    await page.getByText('Voce salvata').waitFor();
    expect(asked()).toBe(theirs.replace(/^(title: .*?)(["']?)\r$/m, '$1Z$2\r'));
  });
});

it.each(['github', 'gitea'])('the byte-order mark of a file stays where %s gives it in base64', async (host) => {
  const answers: Record<string, object> = {
    '/git/blobs/abc': { content: Buffer.from('\uFEFFciao').toString('base64') },
    '/user': { login: 'anna', name: 'Anna' },
  };
  await page.goto('about:blank');
  await page.goto(`${url}/admin/`);
  await page.getByRole('link', { name: 'Messaggi chiave' }).waitFor();
  await page.route(`${url}/finto/**`, (route) => {
    const found = Object.keys(answers).find((end) => new URL(route.request().url()).pathname.endsWith(end)) ?? '';
    const json = answers[found] ?? { owner: { login: 'a' }, permissions: { push: true, admin: true } };
    return route.fulfill({ json });
  });
  const read = await page.evaluate(
    async ([name, root]) => {
      interface Host {
        authenticate(state: object): Promise<unknown>;
        api: { fetchBlobContent(asked: object): Promise<string> };
      }
      const config = { backend: { name, repo: 'a/b', branch: 'main', api_root: root, base_url: root } };
      const backend = window.CMS.getBackend(name).init(config, { useWorkflow: false }) as Host;
      await backend.authenticate({ token: 'x' });
      return backend.api.fetchBlobContent({ sha: 'abc', repoURL: '/repos/a/b', parseText: true });
    },
    [host, `${url}/finto`] as const,
  );
  expect(read).toBe('\uFEFFciao');
});
