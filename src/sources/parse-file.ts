import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '#model/problem.ts';
import type { SourceFile } from './read-files.ts';

/** The fields and the body of one file, before the schema has seen them. */
export interface ParsedFile {
  path: string;
  /** Fields, without empty values. */
  data: Record<string, unknown>;
  /** Text under the fields; empty for YAML files. */
  body: string;
  /** 1-based line of the file on which the body starts. */
  bodyLine: number;
  /** Line of the file (1-based) on which the field at a path stands, or its nearest ancestor. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Splits a file into the YAML of its fields and its body; accepts BOM and CRLF. `undefined` where there is no front matter. */
export function splitFrontMatter(
  text: string,
): { yaml: string; yamlLine: number; body: string; bodyLine: number } | undefined {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!open) return undefined;
  const rest = text.slice(open[0].length);
  const close = /^---[ \t]*(?:\r?\n|$)/m.exec(rest);
  if (!close) return undefined;
  const yaml = rest.slice(0, close.index);
  const body = rest.slice(close.index + close[0].length);
  return { yaml, yamlLine: 2, body, bodyLine: 1 + lines(text.slice(0, text.length - body.length)) };
}

/** Parses one file; every syntax error of its YAML is a problem with line and column. */
export function parseFile(file: SourceFile): { parsed?: ParsedFile; problems: Problem[] } {
  const mdx = file.path.endsWith('.mdx');
  const parts = mdx
    ? splitFrontMatter(file.text)
    : { yaml: file.text.replace(/^\uFEFF/, ''), yamlLine: 1, body: '', bodyLine: 1 };
  if (!parts) {
    return fail(
      file.path,
      'INTESTAZIONE_MANCANTE',
      'il file deve cominciare con i campi tra due righe di tre trattini (---).',
      1,
    );
  }
  const counter = new LineCounter();
  const doc = parseDocument(parts.yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  if (doc.errors.length) {
    const problems = doc.errors.map((error): Problem => {
      const { line, col } = counter.linePos(error.pos[0]);
      return {
        file: file.path,
        line: line + parts.yamlLine - 1,
        column: col,
        code: error.code === 'DUPLICATE_KEY' ? 'CAMPO_RIPETUTO' : 'YAML_NON_VALIDO',
        message: yamlMessage(error.code),
      };
    });
    return { problems };
  }
  let data: unknown;
  let kept: unknown;
  try {
    data = doc.toJS({ maxAliasCount: 20 });
    // An alias inside what it names never ends: the stack does.
    kept = dropEmpty(data);
  } catch {
    return fail(
      file.path,
      'YAML_NON_VALIDO',
      'i campi usano troppi richiami (&, *): scrivi i valori per esteso.',
      parts.yamlLine,
    );
  }
  if (!isMap(doc.contents) || typeof data !== 'object' || data === null) {
    const what = data === null ? 'il file è vuoto' : 'il file non contiene campi';
    return fail(file.path, 'CAMPI_MANCANTI', `${what}: servono righe come "titolo: …", una per campo.`, parts.yamlLine);
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line + parts.yamlLine - 1;
    }
    return parts.yamlLine;
  };
  return {
    parsed: {
      path: file.path,
      data: kept as Record<string, unknown>,
      body: parts.body,
      bodyLine: parts.bodyLine,
      lineOf,
    },
    problems: [],
  };
}

/** A cleared field of the CMS comes back as "" or null: both mean absent. Empty cells of a table stay. */
function dropEmpty(value: unknown, insideRow = false): unknown {
  if (Array.isArray(value)) {
    const cells = value.every((item) => item === null || typeof item !== 'object');
    if (insideRow && cells) return value.map((cell) => cell ?? '');
    return value.filter((item) => item !== null && item !== '').map((item) => dropEmpty(item, true));
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, v]) => v !== null && v !== '');
  return Object.fromEntries(kept.map(([k, v]) => [k, dropEmpty(v)]));
}

function lines(text: string): number {
  return (text.match(/\n/g) ?? []).length;
}

function fail(file: string, code: string, message: string, line: number): { problems: Problem[] } {
  return { problems: [{ file, line, code, message }] };
}

function yamlMessage(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'lo stesso campo è scritto due volte: tieni una sola delle due righe.';
    case 'TAB_AS_INDENT':
      return 'la riga comincia con una tabulazione: usa gli spazi.';
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'il rientro della riga non corrisponde alle altre, o manca uno spazio dopo i due punti.';
    case 'MISSING_CHAR':
      return 'manca un segno di chiusura: virgolette, parentesi o due punti.';
    default:
      return 'la riga non si legge: controlla rientri, due punti e virgolette; un testo con «: » dentro va tra virgolette.';
  }
}
