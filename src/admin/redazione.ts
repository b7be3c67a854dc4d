import { ContentStore } from '#admin/backend/content-store.ts';
import { loadDecap } from '#admin/backend/load-decap.ts';
import { callApi } from '#admin/backend/local-api.ts';
import { LocalBackend, localUser } from '#admin/backend/local-backend.ts';
import { wrapBackend } from '#admin/backend/wrap-backend.ts';
import { cmsConfig, formatName } from '#admin/config/cms-config.ts';
import { createFormat } from '#admin/format/entry-format.ts';
import type { AdminSettings } from '#admin/server/admin-page.ts';
import { registerWidgets } from '#admin/widgets/register-widgets.ts';
import { collectionNames, collections } from '#model/collections.ts';
import './redazione.css';

const settings = JSON.parse(document.getElementById('impostazioni')?.textContent ?? '{}') as AdminSettings;
const store = new ContentStore();

/** Opens the CMS: Decap, our formats, widgets and backend, then the configuration made from the schemas. */
async function start(): Promise<void> {
  const [files] = await Promise.all([callApi('allEntries', {}), loadDecap()]);
  for (const { data, file } of files as { data: string; file: { path: string } }[]) store.put(file.path, data);
  const { CMS } = window;
  for (const name of collectionNames) {
    const { body } = collections[name];
    CMS.registerCustomFormat(formatName(name), body ? 'mdx' : 'yaml', createFormat(body ? 'mdx' : 'yaml'));
  }
  registerWidgets((relation) => store.references(relation));
  CMS.registerBackend('redazione', localBackend);
  localStorage.setItem('decap-cms-user', JSON.stringify(localUser));
  const campaigns = store.references('campaigns').map(({ id, label }) => ({ id, name: label }));
  CMS.init({ config: cmsConfig({ ...settings, campaigns }) });
}

function localBackend(config: { media_folder: string }): object {
  return wrapBackend(new LocalBackend(config), {
    onText: (path, text) => store.put(path, text),
    onConflict: (error) => Promise.reject(error),
  });
}

start().catch((error: unknown) => {
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.className = 'red-avvio';
  alert.textContent = error instanceof Error ? error.message : String(error);
  document.body.append(alert);
});
