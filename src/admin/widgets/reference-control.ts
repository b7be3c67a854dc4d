import { asList } from '#admin/cms.ts';
import type { Relation } from '#model/field.ts';
import type { ControlHost, DomControl } from './dom-widget.ts';
import { referencePicker } from './reference-picker.ts';
import type { Reference } from './search-references.ts';

/** A field that points to one or more things of the site. */
export function referenceControl(host: ControlHost, all: (relation: Relation) => Reference[]): DomControl {
  const many = host.option('multiple') === true;
  const picker = referencePicker({
    id: host.props.forID,
    label: String(host.option('label')),
    many,
    chosen: ids(host.value),
    all: () => all(host.option('relation') as Relation),
    change: (chosen) => host.change(many ? asList(host.props, chosen) : (chosen[0] ?? '')),
  });
  return { element: picker.element, update: (value) => picker.set(ids(value)), focus: () => picker.focus() };
}

function ids(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? [value] : [];
}
