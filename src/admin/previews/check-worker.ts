import { checkSubject } from '#cards/check-card.ts';
import type { Typefaces } from '#cards/typeface.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Problem } from '#model/problem.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { checkContent, mdxWorld } from '#sources/check-content.ts';
import { type Loaded, parseContent, readEntry } from '#sources/load-content.ts';
import { checkMdx } from '#sources/parse-mdx.ts';
import { entrySubject, subjectFormats } from './entry-subject.ts';
import { loadFaces } from './load-faces.ts';

/** What the page tells the worker, and asks of it. */
export interface CheckRequest {
  /** Texts that changed since the last request; null for a file that is gone. */
  changed: [path: string, text: string | null][];
  draft: { path: string; text: string; name: CollectionName; id: string };
  uploads: string[];
  site: string;
  /** The reporting date. */
  today: Date;
  ticket: number;
}

export interface CheckAnswer {
  ticket: number;
  problems: Problem[];
  /** 1-based line of the file on which its body starts; absent where the file can't be split. */
  bodyLine?: number;
}

const texts = new Map<string, string>();
const reads = new Map<string, { text: string; read: ReturnType<typeof readEntry> }>();

/** Checks the whole content with the file being written, away from the page's thread, in the build's own words. */
self.addEventListener('message', async ({ data }: MessageEvent<CheckRequest>) => {
  for (const [path, text] of data.changed) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  const { draft, site } = data;
  const files = [...texts].filter(([path]) => path !== draft.path).map(([path, text]) => ({ path, text }));
  const loaded = parseContent([...files, draft], [], readKept);
  const { content } = loaded;
  const uploads = new Set(data.uploads);
  const faces = await loadFaces();
  const problems = [
    ...checkContent(loaded, uploads),
    ...attempt(() => checkPosts({ content, site })),
    ...attempt(() => checkCards(loaded, data, faces)),
    ...checkBody(loaded, data, uploads),
  ].filter(({ file }) => file === draft.path);
  const bodyLine = readKept(draft).parsed?.bodyLine;
  const answer: CheckAnswer = { ticket: data.ticket, problems, ...(bodyLine === undefined ? {} : { bodyLine }) };
  postMessage(answer);
});

/** One file through its schema, read again only when its text changes. */
function readKept(file: { path: string; text: string }): ReturnType<typeof readEntry> {
  const known = reads.get(file.path);
  if (known?.text === file.text) return known.read;
  const read = readEntry(file);
  reads.set(file.path, { text: file.text, read });
  return read;
}

/** The words of the draft's own card that do not fit, or that its fonts can't draw. */
function checkCards({ content }: Loaded, { draft, today }: CheckRequest, faces: Typefaces): Problem[] {
  const subject = entrySubject(content, draft.name, draft.id);
  return subject ? checkSubject({ content, today }, faces, subject, subjectFormats(content, subject)) : [];
}

/** The body of a draft whose fields do not hold together yet: the check of the content leaves it out. */
function checkBody({ content }: Loaded, { draft }: CheckRequest, uploads: ReadonlySet<string>): Problem[] {
  const { entry, parsed } = readKept(draft);
  if (entry || !parsed) return [];
  const { body, bodyLine } = parsed;
  return checkMdx(body, mdxWorld(content, uploads)).map((problem) => ({
    ...problem,
    file: draft.path,
    line: (problem.line ?? 1) + bodyLine - 1,
  }));
}

/** A reference that leads nowhere is told by the check of the content. */
function attempt(check: () => Problem[]): Problem[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
