import { el } from '#admin/widgets/build-element.ts';

/** The address that opens the guide. */
export const guideQuery = 'nuova-campagna';

/** Puts the way to the guide under the menu of the collections, whenever Decap draws it. */
export function offerGuide(): void {
  const put = () => {
    const menu = document.querySelector('aside ul');
    if (!menu || menu.parentElement?.querySelector('.red-nuova')) return;
    menu.after(
      el('a', { className: 'red-pulsante red-nuova', href: `?${guideQuery}`, textContent: 'Nuova campagna guidata' }),
    );
  };
  new MutationObserver(put).observe(document.body, { childList: true, subtree: true });
}
