import { askConflict, type Conflict } from '#admin/backend/ask-conflict.ts';
import { ContentStore } from '#admin/backend/content-store.ts';
import type { DataFile } from '#admin/backend/implementation.ts';
import { keepDrafts } from '#admin/backend/keep-drafts.ts';
import { loadDecap } from '#admin/backend/load-decap.ts';
import { ApiError, callApi } from '#admin/backend/local-api.ts';
import { LocalBackend, localUser } from '#admin/backend/local-backend.ts';
import { refuseProblems } from '#admin/backend/refuse-problems.ts';
import { siteWorld } from '#admin/backend/site-world.ts';
import { wrapBackend } from '#admin/backend/wrap-backend.ts';
import { cmsConfig, formatName } from '#admin/config/cms-config.ts';
import { listings } from '#admin/config/collection-forms.ts';
import { registerItalian } from '#admin/config/italian-words.ts';
import { guideQuery, offerGuide } from '#admin/first-campaign/offer-guide.ts';
import { createFormat } from '#admin/format/entry-format.ts';
import type { PaneOptions } from '#admin/previews/preview-pane.ts';
import { previewTemplate } from '#admin/previews/preview-template.ts';
import type { AdminSettings } from '#admin/server/admin-page.ts';
import { registerWidgets } from '#admin/widgets/register-widgets.ts';
import { type CollectionName, collectionNames, collections } from '#model/collections.ts';
import './redazione.css';

const settings = JSON.parse(document.getElementById('impostazioni')?.textContent ?? '{}') as AdminSettings;
const store = new ContentStore();
const world = siteWorld(store);

/** Opens the CMS: Decap, our formats, widgets and backend, then the configuration made from the schemas. */
async function start(): Promise<void> {
  keepDrafts();
  await loadContent();
  if (store.references('campaigns').length === 0 || location.search === `?${guideQuery}`) {
    const { openGuide } = await import('#admin/first-campaign/ask-campaign.ts');
    return openGuide(store);
  }
  await loadDecap();
  const { CMS } = window;
  registerItalian(CMS);
  for (const name of collectionNames) {
    const { body } = collections[name];
    CMS.registerCustomFormat(formatName(name), body ? 'mdx' : 'yaml', createFormat(body ? 'mdx' : 'yaml'));
  }
  registerWidgets(world);
  registerPreviews();
  CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => refuseProblems(entry) });
  CMS.registerBackend('redazione', localBackend);
  localStorage.setItem('decap-cms-user', JSON.stringify(localUser));
  const campaigns = store.references('campaigns').map(({ id, label }) => ({ id, name: label }));
  offerGuide();
  CMS.init({ config: cmsConfig({ ...settings, campaigns }) });
}

async function loadContent(): Promise<void> {
  const [files, media] = await Promise.all([
    callApi('allEntries', {}),
    callApi('getMedia', { mediaFolder: 'content/uploads' }),
  ]);
  for (const { data, file } of files as { data: string; file: { path: string } }[]) store.put(file.path, data);
  for (const { name } of media as { name: string }[]) store.uploads.add(`/uploads/${name}`);
}

function registerPreviews(): void {
  const { CMS } = window;
  const options: PaneOptions = {
    store,
    site: settings.site,
    today: () => (settings.today ? new Date(settings.today) : new Date()),
    imageUrl: world.imageUrl,
  };
  const load = () => import('#admin/previews/preview-pane.ts');
  CMS.registerPreviewStyle(new URL('anteprima.css', document.baseURI).href);
  for (const name of Object.keys(listings) as CollectionName[])
    CMS.registerPreviewTemplate(name, previewTemplate(name, options, load));
  for (const name of ['site', 'glossary', 'notes'])
    CMS.registerPreviewTemplate(name, previewTemplate(undefined, options, load));
}

function localBackend(config: { media_folder: string }): object {
  return wrapBackend(new LocalBackend(config), { onText: (path, text) => store.put(path, text), onConflict: decide });
}

/** A save that met another's change asks the editor; every other refusal goes back to the form. */
async function decide(error: unknown, mine: DataFile, base: string | undefined): Promise<DataFile> {
  const conflict = error instanceof ApiError ? (error.details.conflict as Conflict | undefined) : undefined;
  if (!conflict || mine.base === undefined) throw error;
  const decision = await askConflict(conflict, mine, base);
  if (!decision) throw new Error('Il file è cambiato: la tua versione è ancora nel modulo, non salvata.');
  if (decision.reload) setTimeout(() => location.reload(), 1_500);
  return decision.file;
}

start().catch((error: unknown) => {
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.className = 'red-avvio';
  alert.textContent = error instanceof Error ? error.message : String(error);
  document.body.append(alert);
});
