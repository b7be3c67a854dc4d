import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import type { Problem } from '#model/problem.ts';
import type { MdxWorld } from '#sources/check-mdx.ts';
import { checkMdx } from '#sources/parse-mdx.ts';

type Found = Omit<Problem, 'file'>;

/** The problems of a body on their lines, in the words of `npm run check`; `told` hears them all. */
export function lintBody(world: () => MdxWorld, told: (problems: Found[]) => void): Extension {
  return [
    lintGutter(),
    linter(
      ({ state }) => {
        const problems = checkMdx(state.doc.toString(), world());
        told(problems);
        return problems.map((problem) => place(problem, state.doc));
      },
      { delay: 350 },
    ),
  ];
}

function place({ line = 1, column = 1, message, code }: Found, doc: Text): Diagnostic {
  const at = doc.line(Math.min(line, doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const word = /^\S+/.exec(at.text.slice(from - at.from))?.[0].length ?? 0;
  return { from, to: Math.min(from + Math.max(1, word), at.to), severity: 'error', message, source: code };
}
