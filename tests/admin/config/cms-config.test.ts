import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { cmsConfig, formOf } from '#admin/config/cms-config.ts';
import { type FormField, fieldForm } from '#admin/config/field-form.ts';
import { collectionNames, collections } from '#model/collections.ts';
import { unwrap } from '#model/field.ts';

/** Paths of every field a schema can hold; `[]` stands for the items of a list, `(x)` for a variant. */
function schemaPaths(schema: z.ZodType, at = ''): string[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray) return schemaPaths(bare.element as z.ZodType, `${at}[]`);
  if (bare instanceof z.ZodObject) {
    return Object.entries(bare.shape).flatMap(([key, inner]) =>
      unwrap(inner as z.ZodType) instanceof z.ZodLiteral ? [] : schemaPaths(inner as z.ZodType, `${at}.${key}`),
    );
  }
  if (bare instanceof z.ZodDiscriminatedUnion) {
    return (bare.options as z.ZodObject[]).flatMap((option) => {
      const type = String((option.shape.type as z.ZodLiteral).def.values[0]);
      return [`${at}(${type})`, ...schemaPaths(option, `${at}(${type})`)];
    });
  }
  return [at];
}

/** The paths the forms can fill. */
function formPaths(fields: FormField[], at = ''): string[] {
  return fields.flatMap((field) => {
    const path = `${at}.${field.name}`;
    const item = field.widget === 'list' || field.widget === 'elenco' || field.multiple ? '[]' : '';
    if (field.widget === 'griglia') return [`${path}[][]`];
    if (field.types) {
      return field.types.flatMap((type) => [
        `${path}${item}(${type.name})`,
        ...formPaths(type.fields ?? [], `${path}${item}(${type.name})`),
      ]);
    }
    return field.fields ? formPaths(field.fields, `${path}${item}`) : [`${path}${item}`];
  });
}

describe('the configuration of the CMS', () => {
  it.each(collectionNames)('has a form for every field of %s', (name) => {
    const forms = formPaths(formOf(name)).filter((path) => !/^\.(_|body$)/.test(path));
    expect(forms.sort()).toEqual(schemaPaths(collections[name].schema).sort());
  });

  it('holds every collection', () => {
    const config = cmsConfig({ backend: { name: 'redazione' }, review: false, campaigns: [] });
    const found = (config.collections as { name: string; files?: { name: string }[] }[]).flatMap(
      (c) => c.files?.map((f) => f.name) ?? c.name,
    );
    expect(found.sort()).toEqual([...collectionNames].sort());
  });

  it('gives every field an Italian label of its own', () => {
    const labels = (fields: FormField[]): string[] =>
      fields.flatMap((f) => [
        f.label === f.name && f.name !== 'utm' ? f.name : '',
        ...labels(f.fields ?? []),
        ...labels(f.types ?? []),
      ]);
    expect(collectionNames.flatMap((name) => labels(formOf(name))).filter(Boolean)).toEqual([]);
  });

  it('gives ids, colours and numbers their own controls', () => {
    const widget = (fields: FormField[] | undefined, name: string) =>
      fields?.find((field) => field.name === name)?.widget;
    const kpis = formOf('plans').find((field) => field.name === 'kpis');
    expect(widget(kpis?.fields, 'id')).toBe('codice');
    expect(widget(kpis?.fields, 'target')).toBe('numero');
    expect(widget(formOf('campaigns'), 'theme')).toBe('tema');
    const phases = formOf('plans').find((field) => field.name === 'phases');
    expect(phases?.fields?.find((field) => field.name === 'id')?.hint).toBe(
      'Nome breve per richiamarlo: minuscole, cifre e trattini. Poi non cambiarlo.',
    );
  });

  it('refuses a type it has no form for', () => {
    expect(() => fieldForm('x', z.map(z.string(), z.string()))).toThrow('no form for the field "x" (map)');
  });

  it('does not ask for the fields of a group that may be left out', () => {
    const venue = formOf('events').find((field) => field.name === 'venue');
    expect(venue).toMatchObject({ required: false, fields: [{ name: 'name', required: false }, {}, {}, {}] });
  });
});
