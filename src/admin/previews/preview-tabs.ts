import { el } from '#admin/widgets/build-element.ts';

export interface Tab {
  id: string;
  label: string;
  panel: HTMLElement;
}

export interface Tabs {
  element: HTMLElement;
  select(id: string): void;
}

/** A row of tabs over their panels: one stop for the Tab key, arrows between them. `change` hears each choice. */
export function previewTabs(tabs: readonly Tab[], change: () => void): Tabs {
  const buttons = tabs.map(({ id, label, panel }, i) => {
    panel.id = `red-pannello-${id}`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', `red-scheda-${id}`);
    return el('button', {
      type: 'button',
      role: 'tab',
      id: `red-scheda-${id}`,
      textContent: label,
      'aria-controls': panel.id,
      onclick: () => choose(i),
      onkeydown: (event: KeyboardEvent) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const next = (i + step + tabs.length) % tabs.length;
        choose(next);
        buttons[next]?.focus();
      },
    });
  });

  function show(chosen: number): void {
    for (const [i, { panel }] of tabs.entries()) {
      panel.hidden = i !== chosen;
      const button = buttons[i] as HTMLButtonElement;
      button.setAttribute('aria-selected', String(i === chosen));
      button.tabIndex = i === chosen ? 0 : -1;
    }
  }

  function choose(chosen: number): void {
    show(chosen);
    change();
  }

  show(0);
  return {
    element: el('div', { role: 'tablist', className: 'red-schede', 'aria-label': 'Anteprima' }, ...buttons),
    select: (id) => show(tabs.findIndex((tab) => tab.id === id)),
  };
}
