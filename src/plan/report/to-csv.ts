import { csvCell } from '#links/csv-cell.ts';
import type { ReportRow, ReportTable } from './report-table.ts';

/**
 * Tables as one CSV (RFC 4180, comma, CRLF, header of field names): the first field is the table, the others the fields of all of them.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function toCsv(tables: readonly ReportTable[]): string {
  const fields = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.id)))];
  const lines = tables.flatMap((table) =>
    table.rows.map((row) => [table.id, ...fields.map((field) => cell(row, field))]),
  );
  return [['tabella', ...fields], ...lines].map((line) => `${line.map(quote).join(',')}\r\n`).join('');
}

function cell(row: ReportRow, field: string): string {
  const value = row[field];
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : csvCell(value);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
