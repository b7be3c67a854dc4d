import { type Document, parseDocument } from 'yaml';

type Values = Record<string, unknown>;

/** The YAML could not be read: opening it as a form would lose it. */
export class BrokenYamlError extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'BrokenYamlError';
    this.line = line;
  }
}

/** Reads the fields of a YAML text; throws BrokenYamlError with the 1-based line. */
export function readYaml(yaml: string): Values {
  const doc = parseYaml(yaml);
  const data = plainValues(doc);
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) throw new BrokenYamlError(1, 'not a group of fields');
  return data as Values;
}

/** The document of a YAML text; throws BrokenYamlError at its first error. */
export function parseYaml(yaml: string): Document.Parsed {
  const doc = parseDocument(yaml, { uniqueKeys: true, prettyErrors: true });
  const [error] = doc.errors;
  if (error) throw new BrokenYamlError(error.linePos?.[0].line ?? 1, error.code);
  return doc;
}

/** What a document holds. Aliases without end, or inside what they name, can stand in no form. */
function plainValues(doc: Document.Parsed): unknown {
  try {
    const data: unknown = doc.toJS({ maxAliasCount: 20 });
    JSON.stringify(data);
    return data;
  } catch {
    throw new BrokenYamlError(1, 'aliases that never end');
  }
}
