import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { shareBrowser } from '../browser/share-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder where the run's sites are built, each once. */
    sitesFolder: string;
    /** Where the run's Chromium is asked for. */
    browserUrl: string;
  }
}

/**
 * Gives the run a folder of its own for the sites it builds, beside the project so that they can be renamed into place, and
 * one Chromium.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve('.cache', 'test', String(process.pid));
  mkdirSync(folder, { recursive: true });
  project.provide('sitesFolder', folder);
  const browser = await shareBrowser();
  project.provide('browserUrl', browser.url);
  return async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
