/** Asks the editor of a body to go to a line of it, 1-based. */
export const goToLine = 'red-riga';

const inputs = 'input:not([type=hidden]), textarea, select, [contenteditable=true], [role=combobox]';
const container = '[class*="ControlContainer"]';
const listItem = '[class*="SortableListItem"]';
/** What opens a list, a group or an item of Decap's. */
const toggles = 'button[class*="ExpandButton"], button[class*="TopBarButton"]';

/**
 * Takes an editor to the field a problem names (`kpis[2].deadline`): opens the lists and groups that hide it and gives it
 * the keyboard. Where the form has no such field, the nearest one around it.
 */
export async function leadToField(path: string): Promise<void> {
  let scope: Element = document.body;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    const found = /^\d+$/.test(key) ? itemsOf(scope)[Number(key)] : fieldOf(scope, key);
    if (!found) break;
    await uncover(found, scope);
    scope = found;
  }
  if (scope === document.body) return;
  const own = scope.matches(container) ? scope.querySelector('[class*="AddButton"]') : null;
  await uncover(firstInside(scope) ?? scope, scope);
  const control = scope.matches(inputs) ? scope : (own ?? firstInside(scope) ?? scope.querySelector('button'));
  focus(control ?? scope);
}

/** Takes an editor to a line of the body, 1-based. */
export function leadToLine(line: number): void {
  document.querySelector('.red-corpo')?.dispatchEvent(new CustomEvent(goToLine, { detail: line }));
}

function focus(control: Element): void {
  control.scrollIntoView({ block: 'center' });
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}

/** The field of that name right inside a form, a group or an item. */
function fieldOf(scope: Element, name: string): Element | undefined {
  const labels = [...scope.querySelectorAll(`label[for^="${CSS.escape(name)}-field-"]`)];
  return labels.flatMap((label) => label.closest(container) ?? []).find((one) => isRightInside(one, scope, container));
}

/** The items of a list, the rows of a table, the cells of a row. */
function itemsOf(scope: Element): Element[] {
  const items = [...scope.querySelectorAll(listItem)].filter((item) => isRightInside(item, scope, listItem));
  return items.length
    ? items
    : [...scope.querySelectorAll(scope.matches('tr') ? 'td > input' : '.red-elenco > li, tr')];
}

function isRightInside(one: Element, scope: Element, kind: string): boolean {
  const outer = one.parentElement?.closest(kind);
  return !outer || outer === scope || outer.contains(scope);
}

function firstInside(scope: Element): Element | null {
  return scope.querySelector(inputs);
}

/** Opens what hides something inside a scope. */
async function uncover(found: Element, scope: Element): Promise<void> {
  if (found.checkVisibility()) return;
  const toggle = [...scope.querySelectorAll<HTMLElement>(toggles)].find((button) => button.checkVisibility());
  toggle?.click();
  for (let frames = 0; frames < 30 && !found.checkVisibility(); frames += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
}
