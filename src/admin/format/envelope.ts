/** What travels with an entry's text inside the CMS and never reaches the file. */
export interface EntryMeta {
  /** The entity's id: its file name, which the fields do not repeat. */
  id?: string;
  /** The campaign whose folder holds the file, where the path has one. */
  campaign?: string;
  /** SHA-256 (hex) of the file when it was opened; absent for a new entry. */
  base?: string;
}

const mark = '#redazione ';

/** Wraps the exact text of a file for the CMS, which adds a final newline to whatever it saves. */
export function pack(text: string, meta: EntryMeta): string {
  return `${mark}${JSON.stringify(meta)}\n${text}\n`;
}

/** The exact text and what travelled with it; a text without envelope is taken as it is. */
export function unpack(raw: string): { text: string; meta: EntryMeta } {
  if (!raw.startsWith(mark)) return { text: raw, meta: {} };
  const line = raw.indexOf('\n');
  const meta = JSON.parse(raw.slice(mark.length, line)) as EntryMeta;
  return { text: raw.slice(line + 1).replace(/\n$/, ''), meta };
}
