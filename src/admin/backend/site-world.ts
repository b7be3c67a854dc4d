import type { BodyWorld } from '#admin/body/body-world.ts';
import type { CheckWorker } from '#admin/previews/ask-worker.ts';
import { drawComponent } from '#admin/previews/draw-component.ts';
import type { Reference } from '#admin/widgets/search-references.ts';
import { campaignPath, itemPath, pagePath } from '#links/page-path.ts';
import type { Content } from '#model/content.ts';
import { mdxWorld } from '#sources/check-content.ts';
import type { ContentStore } from './content-store.ts';
import { base64 } from './encode-file.ts';
import { callApi } from './local-api.ts';
import { safeName } from './safe-name.ts';

const images = /\.(?:jpe?g|png|webp|gif|svg)$/i;

/** What the editors of a form know of the rest of the site; `local` where our own server holds the files. */
export function siteWorld(store: ContentStore, worker: CheckWorker, local: boolean): BodyWorld {
  return {
    references: (relation) => store.references(relation),
    pages: () => sitePages(store.loaded().content),
    images: () =>
      [...store.uploads]
        .filter((path) => images.test(path))
        .map((path) => ({ id: path, label: path.slice('/uploads/'.length) })),
    async upload(file) {
      if (!local)
        throw new Error(
          'Qui i file si caricano dalla libreria: apri «Media», carica l’immagine, poi sceglila in questo elenco.',
        );
      const name = safeName(file.name);
      const content = await base64(file);
      const kept = (await callApi('persistMedia', {
        asset: { path: `content/uploads/${name}`, content, encoding: 'base64' },
      })) as { name: string };
      store.uploads.add(`/uploads/${kept.name}`);
      return `/uploads/${kept.name}`;
    },
    imageUrl: (path) => (local && path.startsWith('/uploads/') ? `/_redazione/media/content${path}` : path),
    lint: async (body) => (await worker.readBody(body, 'lint'))?.problems,
    check: () => mdxWorld(store.loaded().content, store.uploads),
    draw: (name, attributes) =>
      drawComponent(store.loaded().content, name, attributes, [document.createTextNode('Testo')]),
  };
}

function sitePages(content: Content): Reference[] {
  const item =
    (kind: 'message' | 'course' | 'event' | 'asset', detail: string) =>
    (one: { id: string; campaign: string; title: string }) => ({
      id: itemPath(kind, one.campaign, one.id),
      label: one.title,
      detail,
    });
  return [
    { id: '/', label: 'Pagina iniziale' },
    ...content.campaigns.map(({ id, name }) => ({ id: campaignPath(id), label: name, detail: 'Campagna' })),
    ...content.pages.map((page) => ({ id: pagePath(page), label: page.title, detail: 'Pagina' })),
    ...content.messages.map(item('message', 'Messaggio chiave')),
    ...content.courses.map(item('course', 'Percorso')),
    ...content.events.map(item('event', 'Evento')),
    ...content.assets.map(item('asset', 'Materiale')),
  ];
}
