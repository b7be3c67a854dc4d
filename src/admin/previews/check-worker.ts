import type { Problem } from '#model/problem.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { checkContent } from '#sources/check-content.ts';
import { parseContent, readEntry } from '#sources/load-content.ts';

/** What the page tells the worker, and asks of it. */
export interface CheckRequest {
  /** Texts that changed since the last request; null for a file that is gone. */
  changed: [path: string, text: string | null][];
  draft: { path: string; text: string };
  uploads: string[];
  site: string;
  ticket: number;
}

export interface CheckAnswer {
  ticket: number;
  problems: Problem[];
}

const texts = new Map<string, string>();
const reads = new Map<string, { text: string; read: ReturnType<typeof readEntry> }>();

/** Checks the whole content with the file being written, away from the page's thread, in the build's own words. */
self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  for (const [path, text] of data.changed) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  const files = [...texts].filter(([path]) => path !== data.draft.path).map(([path, text]) => ({ path, text }));
  const loaded = parseContent([...files, data.draft], [], (file) => {
    const known = reads.get(file.path);
    if (known?.text === file.text) return known.read;
    const read = readEntry(file);
    reads.set(file.path, { text: file.text, read });
    return read;
  });
  const { content } = loaded;
  const problems = [
    ...checkContent(loaded, new Set(data.uploads)),
    ...attempt(() => checkPosts({ content, site: data.site })),
  ].filter(({ file }) => file === data.draft.path);
  const answer: CheckAnswer = { ticket: data.ticket, problems };
  postMessage(answer);
});

/** A reference that leads nowhere is told by the check of the content. */
function attempt(check: () => Problem[]): Problem[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
