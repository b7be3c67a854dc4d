import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { keepReads } from '#admin/backend/keep-reads.ts';
import { checkSubject } from '#cards/check-card.ts';
import type { Typefaces } from '#cards/typeface.ts';
import type { CollectionName } from '#model/collections.ts';
import type { Problem } from '#model/problem.ts';
import { checkPosts } from '#posts/check-posts.ts';
import { checkContent, mdxWorld } from '#sources/check-content.ts';
import type { MdxWorld } from '#sources/check-mdx.ts';
import { type Loaded, parseContent } from '#sources/load-content.ts';
import { checkMdx, parseMdx } from '#sources/parse-mdx.ts';
import { entrySubject, subjectFormats } from './entry-subject.ts';
import { loadFaces } from './load-faces.ts';
import type { Marks } from './load-marks.ts';

interface DraftQuestion {
  kind: 'draft';
  path: string;
  text: string;
  name: CollectionName;
  id: string;
  site: string;
  /** The reporting date. */
  today: Date;
}

/** What the page asks of the worker. */
export type Question = DraftQuestion | { kind: 'lint' | 'drawing'; body: string };

/** A question with what changed of the content since the one before; null for a file that is gone. */
export interface Message {
  ticket: number;
  question: Question;
  changed: [path: string, text: string | null][];
  uploads: string[];
  /** The image marks of the cards, where they are others than before. */
  marks?: Marks;
}

export interface DraftAnswer {
  problems: Problem[];
  /** 1-based line of the file on which its body starts; absent where the file can't be split. */
  bodyLine?: number;
}

/** Problems with the lines of the body; the tree without positions, absent where the body can't be read. */
export interface BodyAnswer {
  problems: Omit<Problem, 'file'>[];
  tree?: Node;
}

export type Answer = DraftAnswer | BodyAnswer;

/** The answer to a question, or why there is none: a defect of ours, not of the words. */
export type Reply = { ticket: number; answer: Answer } | { ticket: number; failure: string };

let logos: Marks = new Map();
const texts = new Map<string, string>();
const readKept = keepReads();
let world: MdxWorld | undefined;

/** Answers in the build's own words, away from the page's thread. */
self.addEventListener('message', async ({ data }: MessageEvent<Message>) => {
  const { ticket, question, changed, uploads } = data;
  for (const [path, text] of changed) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  logos = data.marks ?? logos;
  if (changed.length) world = undefined;
  postMessage(await answered(ticket, question, new Set(uploads)));
});

async function answered(ticket: number, question: Question, uploads: ReadonlySet<string>): Promise<Reply> {
  try {
    return {
      ticket,
      answer: question.kind === 'draft' ? await checkDraft(question, uploads) : readBody(question, uploads),
    };
  } catch (error) {
    return { ticket, failure: error instanceof Error ? String(error.stack) : String(error) };
  }
}

/** Checks the whole content with the file being written. */
async function checkDraft(draft: DraftQuestion, uploads: ReadonlySet<string>): Promise<DraftAnswer> {
  const files = [...texts].filter(([path]) => path !== draft.path).map(([path, text]) => ({ path, text }));
  const loaded = parseContent([...files, draft], [], readKept);
  const { content } = loaded;
  const faces = await loadFaces();
  const problems = [
    ...checkContent(loaded, uploads),
    ...attempt(() => checkPosts({ content, site: draft.site })),
    ...attempt(() => checkCard(loaded, draft, faces)),
    ...checkLooseBody(loaded, draft, uploads),
  ].filter(({ file }) => file === draft.path);
  const bodyLine = readKept(draft).parsed?.bodyLine;
  return { problems, ...(bodyLine === undefined ? {} : { bodyLine }) };
}

function readBody(
  { kind, body }: { kind: 'lint' | 'drawing'; body: string },
  uploads: ReadonlySet<string>,
): BodyAnswer {
  if (kind === 'lint') {
    world ??= mdxWorld(loadAll().content, uploads);
    return { problems: checkMdx(body, world) };
  }
  const parsed = parseMdx(body);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  visit(parsed.tree, (node) => {
    delete node.position;
  });
  return { problems: [], tree: parsed.tree };
}

function loadAll(): Loaded {
  return parseContent(
    [...texts].map(([path, text]) => ({ path, text })),
    [],
    readKept,
  );
}

/** The words of the draft's own card that do not fit, or that its fonts can't draw. */
function checkCard({ content }: Loaded, { name, id, today }: DraftQuestion, faces: Typefaces): Problem[] {
  const subject = entrySubject(content, name, id);
  return subject ? checkSubject({ content, today, logos }, faces, subject, subjectFormats(content, subject)) : [];
}

/** The body of a draft whose fields do not hold together yet: the check of the content leaves it out. */
function checkLooseBody({ content }: Loaded, draft: DraftQuestion, uploads: ReadonlySet<string>): Problem[] {
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
