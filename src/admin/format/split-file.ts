/** The parts of an editor's file; joined in order they give back every byte of it. */
export interface FileParts {
  /** Byte order mark and opening `---` line; empty for YAML files without a mark. */
  head: string;
  /** The YAML of the fields. */
  yaml: string;
  /** The closing `---` line; empty for YAML files. */
  fence: string;
  /** Everything under it, never parsed here. */
  body: string;
}

const opening = /^\uFEFF?---[ \t]*\r?\n/;
const closing = /^---[ \t]*(?:\r?\n|$)/m;

/** Splits an MDX file into its parts; undefined where it has no front matter. */
export function splitMdx(text: string): FileParts | undefined {
  const head = opening.exec(text)?.[0];
  if (head === undefined) return undefined;
  const rest = text.slice(head.length);
  const fence = closing.exec(rest);
  if (!fence) return undefined;
  return {
    head,
    yaml: rest.slice(0, fence.index),
    fence: fence[0],
    body: rest.slice(fence.index + fence[0].length),
  };
}

/** Splits a YAML file: all of it is fields. */
export function splitYaml(text: string): FileParts {
  const head = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { head, yaml: text.slice(head.length), fence: '', body: '' };
}

export function joinParts({ head, yaml, fence, body }: FileParts): string {
  return head + yaml + fence + body;
}

/** The line ending most lines of a text have. */
export function endOfLine(text: string): '\r\n' | '\n' {
  const all = text.match(/\n/g)?.length ?? 0;
  const windows = text.match(/\r\n/g)?.length ?? 0;
  return windows * 2 > all ? '\r\n' : '\n';
}
