import type { Sheet, SheetData } from 'write-excel-file/node';
import type { PlanReport } from './plan-report.ts';
import type { ReportTable } from './report-table.ts';

/** The report as the sheets of a workbook: the words first, then one sheet a table; numbers stay numbers, texts never formulas. */
export function toSheets(report: PlanReport): Sheet<never>[] {
  const words: SheetData = [
    [{ value: report.title, fontWeight: 'bold' }],
    ...report.words.map((text) => [{ value: text, type: String, wrap: true }]),
  ];
  return [{ sheet: 'In breve', data: words, columns: [{ width: 100 }] }, ...report.tables.map(sheetOf)];
}

/** Longest name of a sheet that spreadsheets take. */
const NAME = 31;

function sheetOf({ title, columns, rows }: ReportTable): Sheet<never> {
  const head = columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const, wrap: true }));
  const data = rows.map((row) =>
    columns.map(({ id }) => {
      const value = row[id] ?? null;
      if (value === null) return null;
      return typeof value === 'number' ? { value, type: Number } : { value, type: String };
    }),
  );
  const widths = columns.map(({ id }) => ({ width: id === 'nome' ? 50 : 14 }));
  return { sheet: title.slice(0, NAME), data: [head, ...data], columns: widths, stickyRowsCount: 1 };
}
