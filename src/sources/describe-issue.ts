import type { z } from 'astro/zod';
import { fieldMeta, unwrap } from '#model/field.ts';
import type { Problem } from '#model/problem.ts';
import { hint } from './suggest.ts';

type Issue = z.core.$ZodIssue;
type Said = Pick<Problem, 'code' | 'message'>;

/** Path of a field as editors read it: `kpis[2].deadline`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** What a schema's complaint means for an editor, in Italian. */
export function describeIssue(issue: Issue, schema: z.ZodType, data: unknown): Said {
  const meta = labelAt(schema, issue.path);
  const label = meta ? `«${meta}»` : 'il campo';
  const value = issue.path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], data);
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? { code: missingCode(issue.path), message: `manca ${label}: compilalo.` }
        : {
            code: 'TIPO_ERRATO',
            message: `${label} deve essere ${typeName(issue.expected)}, non ${shown(value)}.${quoteAdvice(issue.expected, value)}`,
          };
    case 'unrecognized_keys':
      return { code: 'CAMPO_SCONOSCIUTO', message: unknownKeys(issue.keys, schema, issue.path, value) };
    case 'invalid_value':
      return {
        code: value === undefined ? 'CAMPO_MANCANTE' : 'VALORE_NON_AMMESSO',
        message: `${label} non può essere ${shown(value)}.${allowedValues(schema, issue, value)}`,
      };
    case 'invalid_union':
      return {
        code: value === undefined ? 'CAMPO_MANCANTE' : 'VALORE_NON_AMMESSO',
        message: `${label} ha un tipo sconosciuto: ${shown((value as Record<string, unknown> | undefined)?.type ?? value)}.${unionAdvice(schema, issue.path)}`,
      };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'TESTO_TROPPO_LUNGO' : 'VALORE_TROPPO_GRANDE',
        message: tooBig(issue, label, value),
      };
    case 'too_small':
      return {
        code: tooSmallCode(issue),
        message: tooSmall(issue, label, value),
      };
    case 'invalid_format':
      return { code: 'FORMATO_ERRATO', message: `${label}: ${shown(value)} non va bene: ${formatAdvice(issue)}.` };
    case 'custom':
      return { code: customCode(issue), message: `${label}: ${issue.message}.` };
    default:
      return { code: 'VALORE_NON_AMMESSO', message: `${label} ha un valore non ammesso: ${shown(value)}.` };
  }
}

/** The schema a path leads to; through lists, objects, records and the variants of a union. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const bare = unwrap(schema);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const def = bare.def as { shape?: Record<PropertyKey, z.ZodType>; element?: z.ZodType; options?: z.ZodType[] };
  if (def.element) return schemaAt(def.element, rest);
  if (def.shape) return def.shape[key] && schemaAt(def.shape[key], rest);
  for (const option of def.options ?? []) {
    const found = schemaAt(option, path);
    if (found) return found;
  }
  return undefined;
}

function labelAt(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const at = schemaAt(schema, path.slice(0, depth));
    const meta = at && fieldMeta(at);
    if (meta)
      return depth === path.length || typeof path[depth] === 'number'
        ? meta.label
        : `${meta.label} › ${String(path[path.length - 1])}`;
  }
  return path.length ? String(path[path.length - 1]) : undefined;
}

/** The values of an enumeration, each with its name on screen where that is another word. */
function allowedValues(
  schema: z.ZodType,
  { path, values }: Extract<Issue, { code: 'invalid_value' }>,
  value: unknown,
): string {
  const metas = [path, path.slice(0, -1)].map((at) => schemaAt(schema, at)).map((at) => at && fieldMeta(at));
  const names = metas.find((meta) => meta?.options)?.options;
  const named = (one: string) =>
    names?.[one] === undefined || names[one].toLowerCase() === one ? one : `${one} (${names[one]})`;
  return hint(String(value), values.map(String), 'Valori ammessi', named);
}

function unknownKeys(keys: string[], schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string {
  const def = defAt(schema, path);
  const { type } = (value ?? {}) as { type?: string };
  const variant = def.options?.find((option) => typesOf(option).includes(type ?? ''));
  const allowed = Object.keys(def.shape ?? variant?.def.shape ?? {});
  const names = keys.map((k) => `"${k}"`).join(', ');
  const start = keys.length === 1 ? `il campo ${names} non esiste` : `i campi ${names} non esistono`;
  return `${start}: correggi il nome o togli la riga.${hint(keys[0] ?? '', allowed, 'Campi')}`;
}

function unionAdvice(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const { options = [] } = defAt(schema, path.at(-1) === 'type' ? path.slice(0, -1) : path);
  const names = options.flatMap(typesOf);
  return names.length ? ` Tipi ammessi: ${names.join(', ')}.` : '';
}

/** A variant of a union, told from the others by its `type`. */
interface Variant {
  def: { shape?: { type?: { def: { values?: string[] } } } };
}

function defAt(schema: z.ZodType, path: readonly PropertyKey[]): { shape?: object; options?: Variant[] } {
  const at = schemaAt(schema, path);
  return at ? (unwrap(at).def as { shape?: object; options?: Variant[] }) : {};
}

function typesOf({ def }: Variant): string[] {
  return def.shape?.type?.def.values ?? [];
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, label: string, value: unknown): string {
  const max = Number(issue.maximum);
  if (issue.origin === 'string' && typeof value === 'string') {
    return `${label} ha ${value.length} caratteri, al massimo ${max}: tagliane ${value.length - max}.`;
  }
  if (issue.origin === 'array' && Array.isArray(value)) return `${label} ha ${value.length} voci, al massimo ${max}.`;
  return `${label} non può superare ${max}.`;
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, label: string, value: unknown): string {
  const min = Number(issue.minimum);
  if (issue.origin === 'string' && typeof value === 'string') {
    return `${label} ha ${value.length} caratteri, almeno ${min}: scrivi qualcosa di più.`;
  }
  if (issue.origin === 'array') {
    return /^(indica|scegli|scrivi)/.test(issue.message)
      ? `${label}: ${issue.message}.`
      : `${label} deve avere almeno ${min === 1 ? 'una voce' : `${min} voci`}.`;
  }
  return `${label} deve essere ${issue.inclusive ? 'almeno' : 'più di'} ${min}.`;
}

function formatAdvice(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'serve un indirizzo completo, come https://www.esempio.it/pagina';
  if (issue.format === 'email') return 'serve un indirizzo di posta, come redazione@esempio.it';
  return issue.message.startsWith('Invalid') ? 'il formato non è quello previsto' : issue.message;
}

function customCode(issue: Extract<Issue, { code: 'custom' }>): string {
  const code = issue.params?.code;
  if (typeof code === 'string') return code;
  return /data|ora |mese|giorno|anno/.test(issue.message) ? 'DATA_ERRATA' : 'VALORE_NON_AMMESSO';
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'un testo',
    number: 'un numero',
    int: 'un numero intero',
    boolean: 'sì o no (true, false)',
    array: 'un elenco',
    object: 'un gruppo di campi',
    record: 'un gruppo di campi',
  };
  return names[expected] ?? expected;
}

function shown(value: unknown): string {
  if (value === undefined) return 'vuoto';
  if (Array.isArray(value)) return 'un elenco';
  if (typeof value === 'object' && value !== null) return 'un gruppo di campi';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

function quoteAdvice(expected: string, value: unknown): string {
  return expected === 'string' && ['number', 'boolean'].includes(typeof value)
    ? ` Scrivilo tra virgolette: "${String(value)}".`
    : '';
}

/** The code of a field that is not there: the two that the law of the house names have their own. */
function missingCode(path: readonly PropertyKey[]): string {
  const codes: Record<string, string> = { alt: 'ALT_MANCANTE', sources: 'FONTE_MANCANTE' };
  return codes[String(path.at(-1))] ?? 'CAMPO_MANCANTE';
}

function tooSmallCode(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string')
    return missingCode(issue.path) === 'ALT_MANCANTE' ? 'ALT_MANCANTE' : 'TESTO_TROPPO_CORTO';
  if (issue.origin === 'array')
    return missingCode(issue.path) === 'FONTE_MANCANTE' ? 'FONTE_MANCANTE' : 'ELENCO_TROPPO_CORTO';
  return 'VALORE_TROPPO_PICCOLO';
}
