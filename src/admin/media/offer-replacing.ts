import type { ContentStore } from '#admin/backend/content-store.ts';
import { el } from '#admin/widgets/build-element.ts';
import { keepUnderMenu } from '#admin/widgets/keep-under-menu.ts';

/** Puts the way to replace an image or a logo under the menu of the collections. */
export function offerReplacing(store: ContentStore): void {
  const open = async () => {
    const { replaceFile } = await import('./replace-file.ts');
    await replaceFile(store);
  };
  const settings = { type: 'button', className: 'red-pulsante red-nuova', onclick: open };
  keepUnderMenu(el('button', { ...settings, textContent: 'Sostituisci un’immagine o un logo' }));
}
