import { readEntry } from '#sources/load-content.ts';

type Read = ReturnType<typeof readEntry>;
interface File {
  path: string;
  text: string;
}

/** Reads files through their schemas, each again only when its text changes. */
export function keepReads(): (file: File) => Read {
  const known = new Map<string, { text: string; read: Read }>();
  return (file) => {
    const before = known.get(file.path);
    if (before?.text === file.text) return before.read;
    const read = readEntry(file);
    known.set(file.path, { text: file.text, read });
    return read;
  };
}
