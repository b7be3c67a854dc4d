import { z } from 'astro/zod';

/** What the CMS, the error messages and the docs say of one field. */
export interface FieldMeta {
  /** Italian name on screen. */
  label: string;
  /** Italian help under the field. */
  hint?: string;
  /** The kind of thing this id (or each id of the list) points to. */
  relation?: Relation;
  /** How the CMS edits it, where the type alone does not tell. */
  widget?: 'text' | 'moment' | 'date' | 'colour' | 'image' | 'file' | 'email' | 'url';
  /** Staff only: never enters the public build. */
  internal?: boolean;
  /** Italian words for the values of an enumeration. */
  options?: Readonly<Record<string, string>>;
}

/** What an id can point to: a collection, or a list inside one. */
export type Relation =
  | 'campaigns'
  | 'messages'
  | 'audiences'
  | 'needs'
  | 'channels'
  | 'events'
  | 'courses'
  | 'assets'
  | 'pages'
  | 'faqs'
  | 'organisations'
  | 'sources'
  | 'figures'
  | 'tables'
  | 'notes'
  | 'terms'
  | 'touchpoints';

/** Gives a schema its Italian label and hint; returns a new schema. */
export function field<S extends z.ZodType>(
  schema: S,
  label: string,
  hint?: string,
  meta: Omit<FieldMeta, 'label' | 'hint'> = {},
): S {
  return schema.meta({ label, ...(hint === undefined ? {} : { hint }), ...meta }) as S;
}

/** The meta of a field, looked up through optional, default and nullable wrappers; undefined where none was given. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const meta = schema.meta();
  if (meta && 'label' in meta) return meta as unknown as FieldMeta;
  const inner = unwrap(schema);
  return inner === schema ? undefined : fieldMeta(inner);
}

/** The schema inside optional, default, nullable and pipe wrappers. */
export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}
