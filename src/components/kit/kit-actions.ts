/** What a kit page adds where scripts run: copying, sharing from a phone, counting what the filters leave. */

const statusLine = document.querySelector<HTMLElement>('[data-kit-status]');

function say(words: string): void {
  if (!statusLine) return;
  statusLine.textContent = '';
  // A region that is filled again with the same words is not read again.
  requestAnimationFrame(() => {
    statusLine.textContent = words;
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const label = button.textContent ?? '';
  button.addEventListener('click', async () => {
    const what = button.dataset.what ?? 'Testo';
    try {
      await navigator.clipboard.writeText(button.dataset.copy || wordsOf(button));
    } catch {
      say(`${what}: il browser non lo lascia copiare. Selezionalo e copialo a mano.`);
      return;
    }
    say(`${what} copiato.`);
    button.textContent = 'Copiato';
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-share]')) {
  if (!navigator.share) break;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const { title = '' } = button.dataset;
    const text = wordsOf(button);
    const files = await cardFile(button.dataset).catch(() => []);
    const data = files.length && navigator.canShare?.({ files }) ? { text, title, files } : { text, title };
    await navigator.share(data).catch(() => undefined);
  });
}

/** The post, or the code, that a button belongs to: its words are in the page already. */
function wordsOf(button: HTMLElement): string {
  return button.closest('article, li')?.querySelector('.post-text, pre')?.textContent ?? '';
}

async function cardFile({ image, file = 'card.png' }: DOMStringMap): Promise<File[]> {
  if (!image) return [];
  const blob = await (await fetch(image)).blob();
  return [new File([blob], file, { type: blob.type })];
}

const months = [...document.querySelectorAll<HTMLDetailsElement>('.kit-month')];
const openAtFirst = months.map(({ open }) => open);
const filters = document.querySelector<HTMLFormElement>('.kit-filters');
filters?.addEventListener('change', () => {
  const chosen = [...filters.querySelectorAll('select')].some(({ value }) => value !== '');
  let left = 0;
  months.forEach((month, index) => {
    const shown = [...month.querySelectorAll('li')].filter((row) => getComputedStyle(row).display !== 'none').length;
    // A month can have kits for each filter and none for all of them.
    month.hidden = shown === 0;
    month.open = chosen ? shown > 0 : openAtFirst[index] === true;
    left += shown;
  });
  say(left === 1 ? 'Un kit.' : `${left} kit.`);
  const none = document.querySelector<HTMLElement>('[data-no-kits]');
  if (none) none.hidden = left > 0;
});

export {};
