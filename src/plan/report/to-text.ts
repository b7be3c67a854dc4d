import type { PlanReport } from './plan-report.ts';
import { cellWords, type ReportTable } from './report-table.ts';

/** Longest text of a cell on a terminal. */
const WIDEST = 48;

/** The report for a terminal: the words, then each table in columns. */
export function toText(report: PlanReport): string {
  const tables = report.tables.filter((table) => table.rows.length > 0).map(tableText);
  return [report.title, report.words.join('\n'), ...tables].join('\n\n');
}

function tableText({ title, columns, rows }: ReportTable): string {
  const shown = columns.filter((column) => !column.dataOnly);
  const lines = [
    shown.map(({ label }) => label),
    ...rows.map((row) => shown.map((column) => cut(cellWords(row, column)))),
  ];
  const widths = shown.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const isText = shown.map(({ type }) => type === 'text' || type === 'moment');
  const text = lines.map((line) =>
    line
      .map((cell, i) => (isText[i] ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [title.toLocaleUpperCase('it'), ...text].join('\n');
}

function cut(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
