import { askConflict, type Conflict } from '#admin/backend/ask-conflict.ts';
import { ContentStore } from '#admin/backend/content-store.ts';
import { guardGitBackend } from '#admin/backend/git-backend.ts';
import type { DataFile, Implementation } from '#admin/backend/implementation.ts';
import { keepDrafts } from '#admin/backend/keep-drafts.ts';
import { keepMarks } from '#admin/backend/keep-marks.ts';
import { loadFromHost, loadFromServer } from '#admin/backend/load-content.ts';
import { loadDecap } from '#admin/backend/load-decap.ts';
import { ApiError } from '#admin/backend/local-api.ts';
import { LocalBackend, localUser } from '#admin/backend/local-backend.ts';
import { refusal, refuseProblems } from '#admin/backend/refuse-problems.ts';
import { reopenEntry } from '#admin/backend/reopen-entry.ts';
import { siteWorld } from '#admin/backend/site-world.ts';
import { type SaveHooks, wrapBackend } from '#admin/backend/wrap-backend.ts';
import { cmsConfig, formatName } from '#admin/config/cms-config.ts';
import { listings, shownWords } from '#admin/config/collection-forms.ts';
import { registerItalian } from '#admin/config/italian-words.ts';
import { guideQuery, offerGuide } from '#admin/first-campaign/offer-guide.ts';
import { createFormat } from '#admin/format/entry-format.ts';
import { pack, unpack } from '#admin/format/envelope.ts';
import { offerReplacing } from '#admin/media/offer-replacing.ts';
import { CheckWorker } from '#admin/previews/ask-worker.ts';
import { loadMarks } from '#admin/previews/load-marks.ts';
import type { PaneOptions } from '#admin/previews/preview-pane.ts';
import { previewTemplate } from '#admin/previews/preview-template.ts';
import type { AdminSettings } from '#admin/server/admin-page.ts';
import { nameListButtons } from '#admin/widgets/name-list-buttons.ts';
import { registerWidgets } from '#admin/widgets/register-widgets.ts';
import { type CollectionName, collectionNames, collections } from '#model/collections.ts';
import type { Relation } from '#model/field.ts';
import { muteRefusal } from './mute-refusal.ts';
import './redazione.css';
import './body/body-editor.css';
import './body/dialogs.css';
import './first-campaign/guide.css';
import './decap.css';

const settings = JSON.parse(document.getElementById('impostazioni')?.textContent ?? '{}') as AdminSettings;
const store = new ContentStore();
const created = new Set<string>();
const saves = new Map<string, string>();
const local = settings.backend.name === 'redazione';
const worker = new CheckWorker(store, settings.site);
const world = siteWorld(store, worker, local);

/** Opens the CMS: Decap, our formats, widgets and backend, then the configuration made from the schemas. */
async function start(): Promise<void> {
  keepDrafts(rebase);
  muteRefusal();
  reopenEntry(created);
  if (local) await loadFromServer(store);
  if (local && (store.references('campaigns').length === 0 || location.search === `?${guideQuery}`)) {
    const { openGuide } = await import('#admin/first-campaign/ask-campaign.ts');
    return openGuide(store);
  }
  await (local ? loadDecap() : keepMarks(loadDecap));
  const { CMS } = window;
  registerItalian(CMS);
  for (const name of collectionNames) {
    const { body } = collections[name];
    CMS.registerCustomFormat(
      formatName(name),
      body ? 'mdx' : 'yaml',
      createFormat(body ? 'mdx' : 'yaml', (fields, meta) =>
        shownWords(name, fields, nameOf, meta.campaign ?? (name === 'plans' ? meta.id : undefined)),
      ),
    );
  }
  registerWidgets(world);
  registerPreviews();
  CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => refuseProblems(entry, store) });
  CMS.registerBackend(String(settings.backend.name), openBackend);
  if (local) localStorage.setItem('decap-cms-user', JSON.stringify(localUser));
  const campaigns = store.references('campaigns').map(({ id, label }) => ({ id, name: label }));
  if (local) {
    offerGuide();
    offerReplacing(store);
  }
  nameListButtons();
  CMS.init({ config: cmsConfig({ ...settings, campaigns }) });
}

/** What an id stands for, as the lists say it; the id itself where nothing has it. */
function nameOf(relation: Relation, id: string): string {
  return world.references(relation).find((reference) => reference.id === id)?.label ?? id;
}

function registerPreviews(): void {
  const { CMS } = window;
  const options: PaneOptions = {
    store,
    worker,
    site: settings.site,
    today: () => (settings.today ? new Date(settings.today) : new Date()),
    imageUrl: world.imageUrl,
    marks: () => loadMarks(local),
  };
  const load = () => import('#admin/previews/preview-pane.ts');
  CMS.registerPreviewStyle(new URL('anteprima.css', document.baseURI).href);
  for (const name of Object.keys(listings) as CollectionName[])
    CMS.registerPreviewTemplate(name, previewTemplate(name, options, load));
  for (const name of ['site', 'glossary', 'notes'])
    CMS.registerPreviewTemplate(name, previewTemplate(undefined, options, load));
}

/** A draft as it starts from the file this page has saved meanwhile. */
function rebase(raw: string): string {
  const { text, meta } = unpack(raw);
  const base = meta.base === undefined ? undefined : saves.get(meta.base);
  return base === undefined ? raw : pack(text, { ...meta, base });
}

/** The backend the settings name, wrapped: our own server, or a git host's by Decap. */
function openBackend(config: { media_folder: string }, options: unknown): object {
  const hooks: SaveHooks = {
    onText: (path, text) => store.put(path, text),
    onCreated: (key) => created.add(key),
    onSaved: (base, hash) => (hash === undefined ? saves.delete(base) : saves.set(base, hash)),
    onConflict: decide,
  };
  if (local) return wrapBackend(new LocalBackend(config), hooks);
  const host = String(settings.backend.name).replace('redazione-', '');
  const inner = window.CMS.getBackend(host).init(config, options) as Implementation;
  return wrapBackend(
    guardGitBackend(inner, (signed) => loadFromHost(store, signed)),
    hooks,
  );
}

/** A save that met another's change asks the editor; every other refusal goes back to the form. */
async function decide(error: unknown, mine: DataFile, base: string | undefined): Promise<DataFile> {
  const conflict = error instanceof ApiError ? (error.details.conflict as Conflict | undefined) : undefined;
  if (!conflict || mine.base === undefined) throw error;
  const decision = await askConflict(conflict, mine, base);
  if (!decision) throw refusal('Il file è cambiato: la tua versione è ancora nel modulo, non salvata.');
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
