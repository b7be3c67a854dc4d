import { csvCell } from '#links/csv-cell.ts';

/**
 * A table as CSV (RFC 4180): every cell quoted, CRLF, UTF-8 with its mark so that Excel reads the accents. A cell that a
 * spreadsheet would run as a formula is preceded by an apostrophe.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

function quote(cell: string): string {
  return `"${csvCell(cell).replaceAll('"', '""')}"`;
}
