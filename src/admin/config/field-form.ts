import { z } from 'astro/zod';
import { type FieldMeta, fieldMeta, unwrap } from '#model/field.ts';
import { formatIdSchema, formatNames } from '#model/format.ts';
import { idSchema } from '#model/id.ts';
import { themeSchema } from '#model/theme.ts';
import { singularNames, variantNames } from './form-words.ts';

/** One field of a form, as Decap's configuration wants it. */
export interface FormField {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  fields?: FormField[];
  field?: FormField;
  types?: FormField[];
  [option: string]: unknown;
}

/** The form of a schema's field; throws where no form is known for its type, so that a new type can't go unseen. */
export function fieldForm(name: string, schema: z.ZodType): FormField {
  const meta: FieldMeta = fieldMeta(schema) ?? { label: name };
  const form = {
    name,
    label: meta.label,
    required: isRequired(schema),
    ...hintOf(schema, meta),
    ...defaultOf(schema),
  };
  const made = { ...form, ...control(name, unwrap(schema), meta) };
  if (made.widget === 'boolean' && form.required) return { ...made, default: false };
  return made.widget === 'object' && !form.required ? optionalGroup(made) : made;
}

/** A group that may be left out opens on demand; shut, it says what it holds. */
function optionalGroup(made: FormField): FormField {
  const fields = made.fields?.map(asOptional) ?? [];
  return { ...made, fields, collapsed: true, summary: summaryOf(fields, 'Vuoto: apri per compilare') };
}

/** The help under a field; what a file wants written is left out where the form has a control for it. */
function hintOf(schema: z.ZodType, { hint, widget, relation }: FieldMeta): { hint?: string } {
  if (!relation && isSame(unwrap(schema), idSchema))
    return { hint: hint ?? 'Nome breve per richiamarlo: minuscole, cifre e trattini. Poi non cambiarlo.' };
  if (hint === undefined) return {};
  return { hint: widget === 'moment' || widget === 'date' ? hint.replace(/:(?: 2025[\dT:-]*,?)+/, '') : hint };
}

/** Decap asks for the required fields of a group even when the group may be left out: the schema asks instead. */
function asOptional(field: FormField): FormField {
  return { ...field, required: false, ...(field.fields ? { fields: field.fields.map(asOptional) } : {}) };
}

/** The forms of all the fields of an object, without its discriminator. */
export function objectForms(schema: z.ZodType): FormField[] {
  const { shape } = unwrap(schema) as z.ZodObject;
  return Object.entries(shape)
    .filter(([, inner]) => !(unwrap(inner as z.ZodType) instanceof z.ZodLiteral))
    .map(([name, inner]) => fieldForm(name, inner as z.ZodType));
}

type Control = { widget: string; fields?: FormField[]; types?: FormField[] } & Record<string, unknown>;

function control(name: string, bare: z.ZodType, meta: FieldMeta): Control {
  if (meta.relation) return { widget: 'riferimento', relation: meta.relation, multiple: bare instanceof z.ZodArray };
  if (bare instanceof z.ZodArray) return listControl(name, bare.element as z.ZodType, meta);
  if (bare instanceof z.ZodEnum) return selectControl(bare, meta);
  if (bare instanceof z.ZodBoolean) return { widget: 'boolean', required: false };
  if (bare instanceof z.ZodNumber) return numberControl(bare);
  if (isSame(bare, themeSchema)) return { widget: 'tema', fields: objectForms(bare) };
  if (bare instanceof z.ZodObject) return { widget: 'object', collapsed: !meta.label, fields: objectForms(bare) };
  if (bare instanceof z.ZodDiscriminatedUnion) return { widget: 'variante', types: variantForms(bare) };
  if (isSame(bare, idSchema)) return { widget: 'codice', longest: 60 };
  if (bare instanceof z.ZodString || bare instanceof z.ZodURL || bare instanceof z.ZodEmail)
    return textControl(bare, meta);
  throw new TypeError(`no form for the field "${name}" (${bare.def.type})`);
}

function textControl(bare: z.ZodType, meta: FieldMeta): Control {
  switch (meta.widget) {
    case 'moment':
    case 'date':
      return { widget: 'momento', precise: meta.widget === 'date' };
    case 'colour':
      return { widget: 'colore' };
    case 'image':
    case 'file':
      return { widget: 'file' };
    default: {
      const { minLength, maxLength } = bare as z.ZodString;
      return {
        widget: meta.widget === 'text' ? 'testo' : 'riga',
        ...(minLength === null || minLength === undefined ? {} : { shortest: minLength }),
        ...(maxLength === null || maxLength === undefined ? {} : { longest: maxLength }),
      };
    }
  }
}

function listControl(name: string, element: z.ZodType, meta: FieldMeta): Control {
  const bare = unwrap(element);
  const list = { widget: 'list', collapsed: true, label_singular: singularNames[name] ?? meta.label.toLowerCase() };
  if (bare instanceof z.ZodEnum) return { ...selectControl(bare, meta), multiple: true };
  if (bare instanceof z.ZodArray) return { widget: 'griglia' };
  if (bare instanceof z.ZodDiscriminatedUnion) return { ...list, typeKey: 'type', types: variantForms(bare) };
  if (bare instanceof z.ZodObject) {
    const fields = objectForms(bare);
    return { ...list, fields, summary: summaryOf(fields, 'Da compilare') };
  }
  const field = fieldForm('voce', element);
  return { widget: 'elenco', ...(field.longest === undefined ? {} : { longest: field.longest }), singular: name };
}

function selectControl(bare: z.ZodType, meta: FieldMeta): Control {
  const values = (bare as z.ZodEnum).options.map(String);
  const names: Readonly<Record<string, string>> = meta.options ?? (isSame(bare, formatIdSchema) ? formatNames : {});
  return { widget: 'select', options: values.map((value) => ({ value, label: names[value] ?? value })) };
}

function numberControl(bare: z.ZodNumber): Control {
  const { minValue, maxValue, format } = bare;
  return {
    widget: 'numero',
    value_type: format === 'safeint' ? 'int' : 'float',
    ...(Number.isFinite(minValue) && Math.abs(minValue ?? 0) < 1e9 ? { min: minValue } : {}),
    ...(Number.isFinite(maxValue) && Math.abs(maxValue ?? 0) < 1e9 ? { max: maxValue } : {}),
  };
}

function variantForms(union: z.ZodDiscriminatedUnion): FormField[] {
  return (union.options as z.ZodObject[]).map((option) => {
    const [type = ''] = ((option.shape.type as z.ZodLiteral).def.values ?? []).map(String);
    const label = variantNames[type];
    if (!label) throw new TypeError(`the variant "${type}" has no Italian name`);
    return { name: type, label, widget: 'object', required: true, fields: objectForms(option) };
  });
}

function summaryOf(fields: FormField[], empty: string): string {
  const names = fields.map((field) => field.name);
  const shown = ['title', 'indicator', 'name', 'term', 'label', 'text', 'date', 'network', 'id'].find((n) =>
    names.includes(n),
  );
  return `{{fields.${shown ?? names[0]} | default('${empty}')}}`;
}

/** Whether a schema is another: a label makes a new schema over the same definition. */
function isSame(one: z.ZodType, other: z.ZodType): boolean {
  return one.def === other.def;
}

function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

function defaultOf(schema: z.ZodType): { default?: unknown } {
  if (!(schema instanceof z.ZodDefault)) return {};
  const value = schema.parse(undefined);
  return Array.isArray(value) || value === '' ? {} : { default: value };
}
