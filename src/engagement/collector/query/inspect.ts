/** Writes a JSON value the way Plausible's error messages quote it: `"text"`, `["a", 1]`, `%{"key" => true}`, `nil`. */
export function inspect(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inspect).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `%{${pairs.map(([key, inner]) => `${JSON.stringify(key)} => ${inspect(inner)}`).join(', ')}}`;
  }
  return String(value);
}

/** A JSON value's type in the words of the schema validator. */
export function typeName(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Number';
  return { string: 'String', boolean: 'Boolean', object: 'Object' }[typeof value as string] ?? 'Null';
}
