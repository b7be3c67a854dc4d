import { formOf } from '#admin/config/cms-config.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import type { Relation } from '#model/field.ts';

/** Labels of the fields that must point somewhere before a card or a post can be drawn, and do not yet. */
export function neededFirst(
  content: Content,
  name: CollectionName,
  fields: Readonly<Record<string, unknown>>,
): string[] {
  const missing = formOf(name).filter(({ name: key, widget, relation, required }) => {
    const value = fields[key === '_campaign' ? 'campaign' : key === '_id' ? 'id' : key];
    if (widget === 'variante') return !(value as { id?: unknown } | undefined)?.id;
    if (widget !== 'riferimento' || !required) return false;
    const ids = (Array.isArray(value) ? value : [value]) as string[];
    return !ids.length || ids.some((id) => !exists(content, relation as Relation, id));
  });
  return missing.map(({ label }) => label);
}

function exists(content: Content, relation: Relation, id: string): boolean {
  return content.find(relation as 'campaigns', id) !== undefined;
}
