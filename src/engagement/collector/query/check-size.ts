import { type AskedQuery, type LeafFilter, leaves, QueryError } from './query.ts';
import { compilePattern } from './text-tests.ts';

const MOST_DIMENSIONS = 100;
const MOST_FILTERS = 5000;
/** Instructions that the patterns of a question may compile to in all: some tens of megabytes. */
const LARGEST_PROGRAM = 300_000;
/** Characters of a question's patterns in all: compiling takes many times their room. */
const LONGEST_PATTERNS = 50_000;

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
