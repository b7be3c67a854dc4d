import { z } from 'astro/zod';
import { field, type Relation } from './field.ts';

/** An entity's id: its file name, kebab-case ASCII, at most 60 characters. */
export const idSchema = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'usa solo lettere minuscole senza accento, cifre e trattini (esempio: avvio-fad)',
  )
  .max(60);

/** A field that holds the id of another entity. */
export function ref(relation: Relation, label: string, hint?: string) {
  return field(idSchema, label, hint, { relation });
}

/** A field that holds a list of ids, empty when absent. */
export function refs(relation: Relation, label: string, hint?: string) {
  return field(z.array(idSchema).default([]), label, hint, { relation });
}

/** A field that holds at least one id; `ask` is what the editor is asked when there is none. */
export function someRefs(relation: Relation, label: string, ask: string, hint?: string) {
  return field(z.array(idSchema).min(1, ask), label, hint, { relation });
}

/** An id out of words, as far as they give one: ASCII small letters, figures and single dashes. */
export function idOf(words: string): string {
  const ascii = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return ascii.slice(0, 60).replace(/^-+|-+$/g, '');
}
