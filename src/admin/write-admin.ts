import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decapFiles, decapFolder } from '#admin/server/admin-files.ts';
import { adminPage, adminPolicy } from '#admin/server/admin-page.ts';
import { bundleAdmin } from '#admin/server/bundle-admin.ts';
import { backendOrigins, gitHost, readBackend } from '#admin/server/read-backend.ts';
import type { Logo } from '#cards/card.ts';

/** Writes `/admin/` into a build, only where a git host signs editors in; false where there is none. Of the content it has the `logos` alone. */
export async function writeAdmin(
  outDir: string,
  env: NodeJS.ProcessEnv,
  logos: ReadonlyMap<string, Logo>,
): Promise<boolean> {
  if (!gitHost(env)) return false;
  const settings = readBackend(env, 0);
  const folder = join(outDir, 'admin');
  const page = adminPage(settings, adminPolicy(backendOrigins(settings)));
  const own = await bundleAdmin();
  const written: [string, string | Uint8Array][] = [
    ...own,
    ['index.html', page],
    ['loghi.json', JSON.stringify([...logos])],
  ];
  for (const [name, content] of written) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  for (const name of await decapFiles()) await copyFile(join(decapFolder(), name), join(folder, name));
  return true;
}
