import { el } from '#admin/widgets/build-element.ts';
import { keepUnderMenu } from '#admin/widgets/keep-under-menu.ts';

/** The address that opens the guide. */
export const guideQuery = 'nuova-campagna';

/** Puts the way to the guide under the menu of the collections. */
export function offerGuide(): void {
  const settings = { className: 'red-pulsante red-nuova', href: `?${guideQuery}` };
  keepUnderMenu(el('a', { ...settings, textContent: 'Nuova campagna guidata' }));
}
