/** Pause after the page's last change before its lists are looked at again, in ms. */
const calm = 250;

/** Names what Decap's lists leave nameless to who listens to the page: the buttons that open, move and remove an item; mends their titles. */
export function nameListButtons(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(nameAll, calm);
  }).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('click', followAdded, { capture: true });
}

/** Goes to the item an «Aggiungi…» puts at the end of a list, out of sight where the list is long. */
function followAdded({ target }: MouseEvent): void {
  const list = (target as Element)
    .closest('[class*="AddButton"]')
    ?.closest('[class*="TopBarContainer"]')?.parentElement;
  if (!list) return;
  const items = () => list.querySelectorAll('[class*="SortableListItem"]');
  const before = items().length;
  const observer = new MutationObserver(() => {
    const field = items()[before]?.querySelector<HTMLElement>('input, textarea, select');
    if (!field) return;
    observer.disconnect();
    field.focus();
    field.scrollIntoView({ block: 'center' });
  });
  observer.observe(list, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), 2_000);
}

function nameAll(): void {
  for (const item of document.querySelectorAll('[class*="SortableListItem"]')) {
    const what = item.querySelector('[class*="NestedObjectLabel"]')?.textContent?.trim() || 'voce';
    const [open, ...others] = item.querySelectorAll(':scope > * > button, :scope > button');
    name(open, `Apri o chiudi: ${what}`);
    name(others.at(-1), `Togli: ${what}`);
    name(item.querySelector('[aria-roledescription]') ?? undefined, `Sposta: ${what}`);
  }
  for (const title of document.querySelectorAll('[class*="ExpandButtonContainer"], [class*="AddButton"]'))
    for (const node of title.childNodes) if (node.nodeType === Node.TEXT_NODE) keepAcronyms(node);
  for (const handle of document.querySelectorAll('[aria-roledescription="sortable"]'))
    handle.setAttribute('aria-roledescription', 'maniglia');
  for (const help of document.querySelectorAll('[id^="DndDescribedBy"]'))
    help.textContent =
      'Premi Spazio per prendere la voce, le frecce per spostarla, ancora Spazio per lasciarla, Esc per rinunciare.';
}

/** Decap writes the name of a list in small letters: «7 kpi». */
function keepAcronyms(node: Node): void {
  const words = node.nodeValue ?? '';
  const kept = words.replace(/\b(?:kpi|ecm)\b/g, (acronym) => acronym.toUpperCase());
  if (kept !== words) node.nodeValue = kept;
}

function name(element: Element | undefined, label: string): void {
  if (element && element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
}
