import type { EditorView } from '@codemirror/view';
import { el } from '#admin/widgets/build-element.ts';
import { type MdxComponent, type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';
import type { BodyWorld } from './body-world.ts';
import { askAttributes } from './component-form.ts';
import { writeTag } from './find-tags.ts';
import { insertBlock, insertText } from './format-commands.ts';
import { openDialog } from './open-dialog.ts';

/** Lists the components with what each is for and how it looks; the chosen one asks for its attributes and is written. */
export async function pickComponent(view: EditorView, world: BodyWorld): Promise<void> {
  let chosen: MdxComponentName | undefined;
  const choices = (Object.keys(mdxComponents) as MdxComponentName[]).map((name) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'submit',
          className: 'red-componente',
          onclick: () => {
            chosen = name;
          },
        },
        el('b', { textContent: name }),
        el('span', { textContent: mdxComponents[name].purpose }),
        sample(name, world),
      ),
    ),
  );
  await openDialog(el('ul', { className: 'red-tavolozza' }, ...choices), { title: 'Componenti' });
  if (!chosen) return view.focus();
  const attributes = await askAttributes(chosen, {}, world.references);
  if (attributes) insertComponent(view, chosen, attributes);
}

function sample(name: MdxComponentName, world: BodyWorld): HTMLElement {
  const component: MdxComponent = mdxComponents[name];
  const attributes: Record<string, string> = {};
  for (const [key, { relation, options, label }] of Object.entries(component.attributes)) {
    const value = relation ? world.references(relation)[0]?.id : options ? Object.keys(options)[0] : label;
    if (value === undefined)
      return el('span', { className: 'red-campione', textContent: 'Ancora niente da mostrare.' });
    attributes[key] = value;
  }
  return el('span', { className: 'red-campione', 'aria-hidden': 'true', inert: true }, world.draw(name, attributes));
}

/** Writes a component at the cursor; one that encloses text takes the selection inside. */
export function insertComponent(view: EditorView, name: MdxComponentName, attributes: Record<string, string>): void {
  const component: MdxComponent = mdxComponents[name];
  const { from, to } = view.state.selection.main;
  const inside = view.state.sliceDoc(from, to);
  const paired = component.children === 'required';
  const tag = writeTag(name, attributes, paired ? 'open' : 'alone');
  if (component.inline) {
    insertText(view, paired ? `${tag}${inside || 'parola'}</${name}>` : tag);
    return;
  }
  const words = inside || (name === 'Passi' ? '1. Primo passo\n2. Secondo passo' : 'Scrivi qui.');
  insertBlock(view, paired ? `${tag}\n\n${words}\n\n</${name}>` : tag);
}
