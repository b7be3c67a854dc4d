/** One thing wrong in the content, told to an editor in Italian. */
export interface Problem {
  /** File, relative to the project, with forward slashes. */
  file: string;
  /** Path of the field, as `kpis[2].deadline`; absent when the whole file is meant. */
  field?: string;
  /** 1-based. */
  line?: number;
  /** 1-based. */
  column?: number;
  /** Stable code in capitals, as `CANALE_SCONOSCIUTO`. */
  code: string;
  /** What is wrong, what is allowed, what to do: Italian, one or more sentences. */
  message: string;
}

/** The one-line form editors read: `file:riga:colonna › campo: messaggio [CODICE]`. */
export function formatProblem(problem: Problem): string {
  const position = problem.line === undefined ? '' : `:${problem.line}${problem.column ? `:${problem.column}` : ''}`;
  const field = problem.field ? ` › ${problem.field}` : '';
  return `${problem.file}${position}${field}: ${problem.message} [${problem.code}]`;
}
