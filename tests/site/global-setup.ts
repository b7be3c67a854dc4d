import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder where the run's sites are built, each once. */
    sitesFolder: string;
  }
}

/** Gives the run a folder of its own for the sites it builds, beside the project so that they can be renamed into place. */
export default function setup(project: TestProject): () => void {
  const folder = resolve('.cache', 'test', String(process.pid));
  mkdirSync(folder, { recursive: true });
  project.provide('sitesFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
