import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import type { Problem } from '#model/problem.ts';

type Found = Omit<Problem, 'file'>;

/** The problems of a body on their lines, in the words of `npm run check`; `told` hears them all, `stopped` why there is no check. */
export function lintBody(
  check: (body: string) => Promise<Found[] | undefined>,
  told: (problems: Found[]) => void,
  stopped: (why: string) => void,
): Extension {
  return [
    lintGutter(),
    linter(
      async (view) => {
        const { doc } = view.state;
        const problems = await check(doc.toString()).catch((error: Error) => {
          stopped(error.message);
          return undefined;
        });
        if (!problems || view.state.doc !== doc) return [];
        told(problems);
        return problems.map((problem) => place(problem, doc));
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
