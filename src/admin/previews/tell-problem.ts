import { formatProblem, type Problem } from '#model/problem.ts';

/** A problem in the words of `npm run check`, without the file the editor is already in. */
export function tellProblem({ line, field, message, code }: Problem): string {
  const where = field ? `${field}: ` : line === undefined ? '' : `riga ${line} del file: `;
  return formatProblem({ file: '', message, code }).replace(/^: /, where);
}
