import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { copyContent, discard, type ServedAdmin, serveAdmin } from '../admin/serve-admin.ts';
import { openBrowser } from './open-browser.ts';

/** The CMS and a browser before it, as long as the tests of a file last. */
export interface OpenAdmin {
  /** Folder that is edited. */
  root: string;
  url: string;
  served: ServedAdmin;
  browser: Browser;
  /** A reader, and the first page it opens. */
  context: BrowserContext;
  page: Page;
}

export interface AdminOptions extends BrowserContextOptions {
  /** Makes the folder to edit; a copy of the real content where it is not given. */
  root?: () => Promise<string>;
  /** Environment of the server. */
  env?: NodeJS.ProcessEnv;
}

/** Serves the CMS over a folder of its own, before a page that accepts every dialog, for the tests of the file that calls it. */
export function openAdmin({ root = copyContent, env = {}, ...options }: AdminOptions = {}): OpenAdmin {
  const admin = {} as OpenAdmin;
  beforeAll(async () => {
    admin.root = await root();
    admin.served = await serveAdmin(admin.root, 0, env);
    admin.url = admin.served.url;
    admin.browser = await openBrowser();
    admin.context = await admin.browser.newContext(options);
    admin.page = await openPage(admin.context);
  });
  afterAll(async () => {
    await admin.browser?.close();
    await admin.served?.stop();
    if (admin.root) await discard(admin.root);
  });
  return admin;
}

/** One more page of a reader, that accepts every dialog. */
export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  return page;
}
