import type { CollectionName } from '#model/collections.ts';
import { formOf } from './cms-config.ts';
import type { FormField } from './field-form.ts';

/** The names on screen that lead to a field: `kpis[2].deadline` is «KPI 3», «Scadenza». */
export function fieldLabels(name: CollectionName, path: string): string[] {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const labels: string[] = [];
  let fields = formOf(name);
  for (const [i, key] of keys.entries()) {
    if (/^\d+$/.test(key)) continue;
    const field = fields.find((one) => one.name === key);
    if (!field) break;
    const place = /^\d+$/.test(keys[i + 1] ?? '') ? Number(keys[i + 1]) + 1 : undefined;
    labels.push(place === undefined ? field.label : `${singular(field)} ${place}`);
    fields = field.fields ?? sharedFields(field);
  }
  return labels;
}

function singular({ label, label_singular }: FormField): string {
  const word = typeof label_singular === 'string' ? label_singular : label;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The fields of every variant of a group; one that changes name with the variant goes by the group's. */
function sharedFields({ types = [] }: FormField): FormField[] {
  const all = types.flatMap((type) => type.fields ?? []);
  return all.filter((field) => all.every((other) => other.name !== field.name || other.label === field.label));
}
