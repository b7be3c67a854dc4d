import { expect, test } from 'vitest';
import { formatProblem } from '#model/problem.ts';

test('a problem is one line: where, what, code', () => {
  const problem = { file: 'content/pages/a.mdx', code: 'PROVA', message: 'Manca il titolo.' };
  expect(formatProblem(problem)).toBe('content/pages/a.mdx: Manca il titolo. [PROVA]');
  expect(formatProblem({ ...problem, field: 'kpis[2].deadline' })).toBe(
    'content/pages/a.mdx › kpis[2].deadline: Manca il titolo. [PROVA]',
  );
  expect(formatProblem({ ...problem, line: 3 })).toBe('content/pages/a.mdx:3: Manca il titolo. [PROVA]');
  expect(formatProblem({ ...problem, line: 3, column: 7, field: 'title' })).toBe(
    'content/pages/a.mdx:3:7 › title: Manca il titolo. [PROVA]',
  );
});
