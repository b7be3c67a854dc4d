/** Keeps something under the menu of the collections, whenever Decap draws it. */
export function keepUnderMenu(element: HTMLElement): void {
  const put = () => {
    const menu = document.querySelector('aside ul');
    if (menu && element.parentElement !== menu.parentElement) menu.parentElement?.append(element);
  };
  new MutationObserver(put).observe(document.body, { childList: true, subtree: true });
}
