import { type AskedQuery, type LeafFilter, leaves, QueryError } from './query.ts';
import { compilePattern } from './text-tests.ts';

/** Levels of lists and objects in a question; each is a call within a call to whoever reads them. */
const MOST_LEVELS = 100;
const MOST_DIMENSIONS = 100;
const MOST_FILTERS = 5000;
/** Instructions that the patterns of a question may compile to in all: some tens of megabytes. */
const LARGEST_PROGRAM = 300_000;
/** Characters of a question's patterns in all: compiling takes many times their room. */
const LONGEST_PATTERNS = 50_000;

/** Refuses a body that nests without end, whatever is in it. Throws a QueryError. */
export function checkDepth(body: object): void {
  let level: object[] = [body];
  for (let levels = 1; level.length > 0; levels += 1) {
    if (levels > MOST_LEVELS) throw new QueryError(`The query is nested too deep: at most ${MOST_LEVELS} levels.`);
    level = level.flatMap((value) =>
      Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null),
    );
  }
}

/** Refuses questions whose answer would take a whole machine: they come from a mistake or from malice. Throws a QueryError. */
export function checkSize({ dimensions, filters }: AskedQuery): void {
  if (dimensions.length > MOST_DIMENSIONS) {
    throw new QueryError(`Invalid dimensions. At most ${MOST_DIMENSIONS} can be asked for at once.`);
  }
  const all = leaves(filters);
  if (all.length > MOST_FILTERS) {
    throw new QueryError(`Invalid filters. At most ${MOST_FILTERS} can be combined.`);
  }
  checkPatterns(all.map(({ leaf }) => leaf));
}

function checkPatterns(all: readonly LeafFilter[]): void {
  const patterns = all.flatMap(({ op, clauses }) => (op === 'matches' || op === 'matches_not' ? clauses : []));
  const tooLarge = () => new QueryError('Invalid filters. The patterns are too large.');
  if (patterns.reduce((sum, pattern) => sum + pattern.length, 0) > LONGEST_PATTERNS) throw tooLarge();
  let size = 0;
  for (const pattern of patterns) {
    size += compilePattern(pattern).programSize();
    if (size > LARGEST_PROGRAM) throw tooLarge();
  }
}
