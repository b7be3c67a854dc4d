import { el } from '#admin/widgets/build-element.ts';
import { referencePicker } from '#admin/widgets/reference-picker.ts';
import type { Reference } from '#admin/widgets/search-references.ts';
import type { Relation } from '#model/field.ts';
import { type MdxAttribute, type MdxComponent, type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';
import { openDialog } from './open-dialog.ts';

/** Asks for the attributes of a component; undefined where the editor gives up. Attributes unknown to the form stay. */
export async function askAttributes(
  name: MdxComponentName,
  given: Readonly<Record<string, string>>,
  references: (relation: Relation) => Reference[],
): Promise<Record<string, string> | undefined> {
  const { attributes, purpose }: MdxComponent = mdxComponents[name];
  const values: Record<string, string> = { ...given };
  const fields = Object.entries(attributes).map(([key, attribute]) => {
    const id = `red-attributo-${key}`;
    return el(
      'div',
      { className: 'red-campo' },
      el('label', {
        htmlFor: id,
        textContent: attribute.required ? attribute.label : `${attribute.label} (facoltativo)`,
      }),
      control(id, attribute, values[key] ?? '', references, (value) => {
        values[key] = value;
      }),
    );
  });
  if (!fields.length) return values;
  const content = el('div', { className: 'red-widget' }, el('p', { textContent: purpose }), ...fields);
  const missing = () => Object.entries(attributes).find(([key, { required }]) => required && !values[key]?.trim())?.[1];
  const confirmed = await openDialog(content, {
    title: name,
    confirm: 'Fatto',
    problem: () => {
      const first = missing();
      return first && `Manca «${first.label}».`;
    },
  });
  return confirmed ? values : undefined;
}

function control(
  id: string,
  { label, options, relation, required }: MdxAttribute,
  value: string,
  references: (relation: Relation) => Reference[],
  change: (value: string) => void,
): HTMLElement {
  if (relation) {
    return referencePicker({
      id,
      label,
      many: false,
      chosen: value ? [value] : [],
      all: () => references(relation),
      change: ([one]) => change(one ?? ''),
    }).element;
  }
  if (options) {
    const choices = Object.entries(options).map(([option, words]) =>
      el('option', { value: option, textContent: words }),
    );
    const select = el(
      'select',
      { id, onchange: () => change(select.value) },
      !required && el('option', { value: '', textContent: '—' }),
      ...choices,
    );
    select.value = value || (required ? (Object.keys(options)[0] ?? '') : '');
    if (required) change(select.value);
    return select;
  }
  const input = el('input', { id, type: 'text', value, oninput: () => change(input.value) });
  return input;
}
