import { momentWords, numberWords, secondsWords } from '../italian.ts';

/** A table of the report: the same for screen, spreadsheet, PDF and open data. */
export interface ReportTable {
  id: string;
  title: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
}

export interface ReportColumn {
  /** Name of the field in open data. */
  id: string;
  /** Head of the column on screen and paper. */
  label: string;
  /** What it means, for who reuses the data. */
  about: string;
  /** How it is written: `seconds` and `percent` are numbers, `moment` is a date as precise as it is known. */
  type: 'text' | 'number' | 'percent' | 'seconds' | 'moment';
  /** Said where there is no datum; a dash by default. */
  missing?: string;
  /** Only in data files, not on screen and paper. */
  dataOnly?: true;
}

/** By column id; null where the datum was not given. */
export type ReportRow = Readonly<Record<string, string | number | null>>;

/** A cell as it is read on screen and paper. */
export function cellWords(row: ReportRow, { id, type, missing = '–' }: ReportColumn): string {
  const value = row[id] ?? null;
  if (value === null) return missing;
  if (typeof value === 'string') return type === 'moment' ? momentWords(value) : value;
  if (type === 'percent') return `${numberWords(value)}%`;
  return type === 'seconds' ? secondsWords(value) : numberWords(value);
}
