import { el } from '#admin/widgets/build-element.ts';

export interface DialogOptions {
  title: string;
  /** Label of the button that confirms; without it the dialog only closes. */
  confirm?: string;
  /** What stops a confirmation, in Italian; what takes its time leaves the dialog open meanwhile. */
  problem?(): string | undefined | Promise<string | undefined>;
}

/** Opens a modal dialog over a content; resolves to whether it was confirmed. Ctrl+Enter confirms, Escape and «Annulla» do not. */
export function openDialog(content: HTMLElement, { title, confirm, problem }: DialogOptions): Promise<boolean> {
  const heading = el('h2', { textContent: title, id: 'red-dialogo-titolo' });
  const alert = el('p', { role: 'alert', className: 'red-troppo' });
  const form = el(
    'form',
    { method: 'dialog' },
    heading,
    content,
    alert,
    el(
      'p',
      { className: 'red-azioni' },
      el('button', {
        type: 'button',
        className: 'red-pulsante',
        textContent: confirm ? 'Annulla' : 'Chiudi',
        onclick: () => dialog.close(),
      }),
      confirm !== undefined &&
        el('button', { type: 'submit', className: 'red-pulsante red-principale', textContent: confirm }),
    ),
  );
  const dialog = el('dialog', { className: 'red-dialogo', 'aria-labelledby': heading.id }, form);
  let confirmed = false;
  form.addEventListener('submit', (event) => {
    const said = problem?.();
    if (said instanceof Promise) {
      event.preventDefault();
      const button = form.querySelector<HTMLButtonElement>('[type=submit]');
      if (button) button.disabled = true;
      alert.textContent = 'Un momento…';
      void said.then((words) => {
        if (button) button.disabled = false;
        alert.textContent = words ?? '';
        if (words) return;
        confirmed = true;
        dialog.close();
      });
    } else if (said) {
      event.preventDefault();
      alert.textContent = said;
    } else confirmed = confirm !== undefined;
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || confirm === undefined) return;
    event.preventDefault();
    form.requestSubmit();
  });
  for (const type of ['keydown', 'keyup', 'input', 'change'] as const) {
    dialog.addEventListener(type, (event) => event.stopPropagation());
  }
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  content.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(confirmed);
    });
  });
}
