import type { EditorView } from '@codemirror/view';
import { safeName } from '#admin/backend/safe-name.ts';
import { el } from '#admin/widgets/build-element.ts';
import { referencePicker } from '#admin/widgets/reference-picker.ts';
import type { BodyWorld } from './body-world.ts';
import { insertBlock } from './format-commands.ts';
import { openDialog } from './open-dialog.ts';
import { field } from './pick-link.ts';

/** Asks for an image, already there or uploaded now, and for its alternative text; writes it on its own line. */
export async function pickImage(view: EditorView, world: BodyWorld): Promise<void> {
  let path = '';
  const shown = el('img', { className: 'red-scelta', alt: '', hidden: true });
  const said = el('p', { role: 'status' });
  const alt = el('textarea', { id: 'red-immagine-alt', rows: 2, lang: 'it', spellcheck: true });
  const show = (chosen: string) => {
    path = chosen;
    shown.hidden = !path;
    if (path) shown.src = world.imageUrl(path);
  };
  const picker = referencePicker({
    id: 'red-immagine-scelta',
    label: 'Immagine',
    many: false,
    chosen: [],
    all: () => world.images(),
    change: ([chosen]) => show(chosen ?? ''),
  });
  const file = el('input', {
    id: 'red-immagine-file',
    type: 'file',
    accept: 'image/*',
    onchange: async () => {
      const [chosen] = file.files ?? [];
      if (!chosen) return;
      said.textContent = 'Carico l’immagine…';
      try {
        const uploaded = await world.upload(chosen);
        const taken = uploaded !== `/uploads/${safeName(chosen.name)}`;
        said.textContent = `Immagine caricata, ridotta e senza dati nascosti.${taken ? ` C’era già un file con quel nome: questa si chiama ${uploaded.slice('/uploads/'.length)}. Per mettere un’immagine al posto di un’altra c’è «Sostituisci un’immagine o un logo», sotto il menu.` : ''}`;
        picker.set([uploaded]);
        show(uploaded);
      } catch (error) {
        said.textContent = error instanceof Error ? error.message : String(error);
      }
    },
  });
  const content = el(
    'div',
    { className: 'red-widget' },
    field('Tra le immagini caricate', 'red-immagine-scelta', picker.element),
    field('Oppure carica un file', file.id, file),
    said,
    shown,
    field('Testo alternativo: che cosa mostra, per chi non la vede', alt.id, alt),
  );
  const confirmed = await openDialog(content, {
    title: 'Immagine',
    confirm: 'Inserisci',
    problem: () => {
      if (!path) return 'Scegli o carica un’immagine.';
      return alt.value.trim().length < 5
        ? 'Scrivi il testo alternativo: serve a chi usa un lettore di schermo.'
        : undefined;
    },
  });
  if (confirmed)
    insertBlock(view, `![${alt.value.trim().replace(/\s+/g, ' ').replace(/[[\]]/g, '\\$&')}](${encodeURI(path)})`);
}
