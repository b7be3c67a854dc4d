import type { ContentStore } from '#admin/backend/content-store.ts';
import { base64 } from '#admin/backend/encode-file.ts';
import { callApi } from '#admin/backend/local-api.ts';
import { sha256 } from '#admin/backend/sha256.ts';
import { openDialog } from '#admin/body/open-dialog.ts';
import { field } from '#admin/body/pick-link.ts';
import { el } from '#admin/widgets/build-element.ts';
import { referencePicker } from '#admin/widgets/reference-picker.ts';
import { listReplaceable, type Replaceable, usersOf } from './list-replaceable.ts';

const drawable = /\.(?:jpe?g|png|webp|gif|svg)$/i;
const media = '/_redazione/media/';

/** Asks which image, file or logo to replace and with what; shows where it appears, and refuses where it changed meanwhile. */
export async function replaceFile(store: ContentStore): Promise<void> {
  const all = listReplaceable(store, store.loaded().content, await logosThere(store));
  let chosen: Replaceable | undefined;
  let hash: string | undefined;
  const now = el('img', { className: 'red-scelta', alt: 'Com’è ora', hidden: true });
  const next = el('img', { className: 'red-scelta', alt: 'Come sarà', hidden: true });
  const used = el('p', { role: 'status' });
  const file = el('input', {
    id: 'red-sostituto',
    type: 'file',
    disabled: true,
    onchange: () => show(next, file.files?.[0] && URL.createObjectURL(file.files[0]), file.files?.[0]?.name ?? ''),
  });
  const choose = async (id: string | undefined) => {
    chosen = all.find((one) => one.id === id);
    file.disabled = !chosen;
    file.accept = chosen?.accept ?? '';
    show(now, undefined, '');
    used.textContent = '';
    if (!chosen) return;
    const seen = await seenNow(chosen.id);
    hash = seen?.hash;
    show(now, seen && URL.createObjectURL(seen.file), chosen.id);
    used.textContent = describeUse(store, chosen, seen !== undefined);
  };
  const picker = referencePicker({
    id: 'red-da-sostituire',
    label: 'Che cosa sostituire',
    many: false,
    chosen: [],
    all: () => all,
    change: ([id]) => void choose(id),
  });
  const content = el(
    'div',
    { className: 'red-widget' },
    field('Che cosa sostituire', 'red-da-sostituire', picker.element),
    used,
    now,
    field('Il file nuovo', file.id, file),
    next,
  );
  const save = async () => {
    const [fresh] = file.files ?? [];
    if (!chosen) return 'Scegli che cosa sostituire.';
    if (!fresh) return 'Scegli il file nuovo.';
    return send(chosen, fresh, hash).then(
      () => undefined,
      async (error: Error) => {
        await choose(chosen?.id);
        return error.message;
      },
    );
  };
  await openDialog(content, { title: 'Sostituisci un’immagine o un logo', confirm: 'Sostituisci', problem: save });
}

function show(image: HTMLImageElement, url: string | undefined, name: string): void {
  image.hidden = url === undefined || !drawable.test(name);
  if (url !== undefined) image.src = url;
}

async function send({ id, logo }: Replaceable, fresh: File, hash: string | undefined): Promise<void> {
  const type = fresh.name.slice(fresh.name.lastIndexOf('.')).toLowerCase();
  const stem = id.slice(0, id.lastIndexOf('.'));
  const path = logo ? stem + type : sameType(id, type) ? id : stem + type;
  const asset = { path, content: await base64(fresh), encoding: 'base64' };
  await callApi('replaceMedia', { asset, ...(hash === undefined ? {} : { seen: { path: id, hash } }) });
}

/** `.jpg` and `.jpeg` are one type. */
function sameType(path: string, type: string): boolean {
  const one = (name: string) => name.toLowerCase().replace('jpeg', 'jpg');
  return one(path).endsWith(one(type));
}

async function seenNow(path: string): Promise<{ file: Blob; hash: string } | undefined> {
  const response = await fetch(media + path.split('/').map(encodeURIComponent).join('/'), { cache: 'no-store' });
  if (!response.ok) return undefined;
  const file = await response.blob();
  return { file, hash: await sha256(await file.arrayBuffer()) };
}

async function logosThere(store: ContentStore): Promise<string[]> {
  const lists = store
    .references('campaigns')
    .map(({ id }) => callApi('getMedia', { mediaFolder: `campaigns/${id}/logos` }) as Promise<{ path: string }[]>);
  return (await Promise.all(lists)).flat().map(({ path }) => path);
}

function describeUse(store: ContentStore, { id, logo, detail }: Replaceable, there: boolean): string {
  if (logo)
    return `${there ? 'Ora c’è questo' : 'Ora le card dicono il nome in parole'}: il logo nuovo va su tutte le card e le locandine di «${detail}».`;
  const users = usersOf(store, id);
  if (!users.length) return 'Nessun testo lo usa.';
  const shown = users.slice(0, 6).join(', ') + (users.length > 6 ? ` e altri ${users.length - 6}` : '');
  return `Cambierà dovunque compare: ${shown}. Controlla che il testo alternativo dica ancora che cosa mostra.`;
}
