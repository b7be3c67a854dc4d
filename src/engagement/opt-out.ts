/** The code of the opt-out page. Its mark is the only thing the site ever leaves in a browser, and only for who asks for it. */

/** The official tracker's own key. */
const KEY = 'plausible_ignore';

/**
 * Makes the buttons `data-statistics="no"` and `data-statistics="si"` work: the one in force is pressed.
 * Where the browser keeps nothing the buttons stay as they are: there, only its own Do Not Track holds.
 */
export function initOptOut(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('[data-statistics]');
  const show = () => {
    const inForce = localStorage.getItem(KEY) === 'true' ? 'no' : 'si';
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.statistics === inForce));
  };
  const choose = (choice: string | undefined) => {
    if (choice === 'no') localStorage.setItem(KEY, 'true');
    else localStorage.removeItem(KEY);
    show();
  };
  try {
    show();
  } catch {
    for (const button of buttons) button.disabled = true;
    return;
  }
  for (const button of buttons) button.addEventListener('click', () => choose(button.dataset.statistics));
}
