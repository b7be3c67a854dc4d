import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { collectionNames, pathOf } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import type { Relation } from '#model/field.ts';
import type { Problem } from '#model/problem.ts';
import type { BodyMemory } from './body-memory.ts';
import { checkDates } from './check-dates.ts';
import type { MdxWorld } from './check-mdx.ts';
import { checkReferences, idsOf, unknownReference } from './check-references.ts';
import { checkThread } from './check-thread.ts';
import { checkValues } from './check-values.ts';
import type { Loaded } from './load-content.ts';
import { checkMdx } from './parse-mdx.ts';
import { sitePaths } from './site-paths.ts';

/**
 * Every problem of loaded content, in file order. `uploads` are the paths under `/uploads/`; `memory` spares the bodies
 * it knows to be sound, where there is a disk to remember them on: a browser has none.
 */
export function checkContent(loaded: Loaded, uploads: ReadonlySet<string>, memory?: BodyMemory): Problem[] {
  const { content } = loaded;
  const broken = new Set(loaded.problems.map((p) => p.file));
  const problems = [
    ...loaded.problems,
    ...checkReferences(content, (relation, id) => isBroken(relation, id, broken)),
    ...checkThread(content, broken),
    ...checkDates(content),
    ...checkValues(content, uploads),
    ...checkBodies(content, mdxWorld(content, uploads, broken), memory),
  ].map((problem) => withLine(problem, loaded));
  const order = (p: Problem) => `${p.file}\u0000${String(p.line ?? 0).padStart(6, '0')}`;
  return problems.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** What the check of a body needs of the rest of the content. */
export function mdxWorld(
  content: Content,
  uploads: ReadonlySet<string>,
  broken: ReadonlySet<string> = new Set(),
): MdxWorld {
  const paths = sitePaths(content);
  const known = new Map<Relation, Set<string>>();
  return {
    unknownId: (relation, id) => {
      const ids = known.get(relation) ?? idsOf(content, relation);
      known.set(relation, ids);
      return ids.has(id) || isBroken(relation, id, broken) ? undefined : unknownReference(relation, id, ids);
    },
    pathExists: (path) => paths.has(path) || uploads.has(path),
  };
}

/** The files editors uploaded, as `/uploads/…` paths. */
export async function listUploads(root: string): Promise<Set<string>> {
  const folder = join(root, 'content', 'uploads');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return new Set(files.map((f) => `/uploads/${relative(folder, join(f.parentPath, f.name)).split(sep).join('/')}`));
}

function checkBodies(content: Content, world: MdxWorld, memory: BodyMemory | undefined): Problem[] {
  const kinds = ['messages', 'audiences', 'events', 'courses', 'assets', 'faqs', 'pages'] as const;
  return kinds.flatMap((kind) =>
    content[kind].flatMap(({ file, body, bodyLine }: { file: string; body: string; bodyLine: number }) => {
      const check = (asked: MdxWorld) => checkMdx(body, asked);
      const found = memory ? memory.check(body, world, check) : check(world);
      return found.map((p) => ({ ...p, file, line: (p.line ?? 1) + bodyLine - 1 }));
    }),
  );
}

/** A reference to a file whose own problems are told elsewhere is not told again. */
function isBroken(relation: Relation, id: string, broken: ReadonlySet<string>): boolean {
  if (broken.size === 0) return false;
  const name = collectionNames.find((n) => n === relation);
  if (name === 'touchpoints') return [...broken].some((file) => file.endsWith(`/touchpoints/${id}.yaml`));
  if (name) return broken.has(pathOf(name, id));
  const holder = {
    needs: 'content/audiences/',
    figures: 'campaigns/',
    tables: 'campaigns/',
    notes: 'content/settings/notes',
    terms: 'content/settings/glossary',
  };
  const folder = holder[relation as keyof typeof holder];
  return [...broken].some(
    (file) => file.startsWith(folder) && !file.includes('/touchpoints/') && !file.endsWith('plan.yaml'),
  );
}

function withLine(problem: Problem, loaded: Loaded): Problem {
  if (problem.line !== undefined || problem.field === undefined) return problem;
  const path = problem.field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const line = loaded.lineOf(problem.file, path);
  return line === undefined ? problem : { ...problem, line };
}
