import { fieldLabels } from '#admin/config/field-label.ts';
import { locate } from '#model/collections.ts';
import type { Problem } from '#model/problem.ts';

/** A problem in the words of `npm run check`, with the form's names for what the check finds in a file. */
export function tellProblem({ file, line, field, message, code }: Problem, bodyLine?: number): string {
  if (field === undefined && line !== undefined && bodyLine !== undefined && line >= bodyLine)
    return tellBodyProblem({ line: line - bodyLine + 1, message, code });
  const name = locate(file)?.name;
  const labels = field !== undefined && name ? fieldLabels(name, field) : [];
  const own = labels.at(-1);
  const told = own !== undefined && message.includes(`«${own}»`) ? labels.slice(0, -1) : labels;
  const words = told.length ? `${told.join(' › ')}: ${message}` : message;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} [${code}]`;
}

/** A problem of a body, on the line of the editor it is in. */
export function tellBodyProblem({ line = 1, message, code }: Omit<Problem, 'file'>): string {
  return `Testo, riga ${line}: ${message} [${code}]`;
}
