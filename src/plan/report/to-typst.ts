import type { PlanReport } from './plan-report.ts';
import { cellWords } from './report-table.ts';

/** What the report shows of who pays, as the duties of the campaign ask. */
export interface ReportFunding {
  statement: string;
  /** The EU emblem, as SVG. */
  emblem: string;
}

/** A Typst job, as `compilePdf` takes it. */
interface TypstSource {
  main: string;
  files: Record<string, string>;
  inputs: Record<string, string>;
}

/** The report as a Typst document. What people wrote goes into a data file, so none of it is ever read as markup. */
export function toTypst(report: PlanReport, funding: ReportFunding | undefined): TypstSource {
  const tables = report.tables
    .filter((table) => table.rows.length > 0)
    .map(({ title, columns, rows }) => {
      const shown = columns.filter((column) => !column.dataOnly);
      return {
        title,
        heads: shown.map(({ label }) => label),
        wide: shown.map(({ type, id }) => id === 'nome' || (type === 'text' && id === 'kpi')),
        right: shown.map(({ type }) => type !== 'text' && type !== 'moment'),
        rows: rows.map((row) => shown.map((column) => cellWords(row, column))),
      };
    });
  const data = { title: report.title, words: report.words, tables, statement: funding?.statement ?? null };
  return {
    main: source,
    files: { '/report.json': JSON.stringify(data), ...(funding ? { '/emblem.svg': funding.emblem } : {}) },
    inputs: {},
  };
}

const source = `#let data = json("/report.json")
#set document(title: data.title, date: none)
#set page(
  paper: "a4", flipped: true, margin: (x: 16mm, top: 16mm, bottom: 26mm),
  footer: context grid(columns: (auto, 1fr, auto), column-gutter: 4mm, align: horizon,
    if data.statement != none { image("/emblem.svg", height: 10mm, alt: "Emblema dell’Unione europea") },
    if data.statement != none { text(font: "Ubuntu", weight: 700, size: 9pt, fill: rgb("#003399"), data.statement) },
    text(size: 9pt)[#counter(page).display("1 / 1", both: true)],
  ),
)
#set text(font: "Titillium Web", size: 10pt, lang: "it", fill: rgb("#1A1A1A"))
#show heading: set text(fill: rgb("#17324D"), weight: 700)
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 2): set block(above: 10mm, below: 4mm, sticky: true)
#show table.cell.where(y: 0): set text(weight: 700)

= #data.title

#for sentence in data.words [ #par(text(size: 12pt, sentence)) ]

#for t in data.tables [
  == #t.title
  #table(
    columns: t.wide.map(wide => if wide { 1fr } else { auto }),
    align: t.right.map(right => if right { end } else { start }),
    stroke: (_, y) => (bottom: if y == 0 { 1.2pt + rgb("#17324D") } else { 0.4pt + rgb("#17324D40") }),
    inset: (x: 2mm, y: 1.4mm),
    table.header(..t.heads.map(head => [#head])),
    ..t.rows.flatten().map(cell => [#cell]),
  )
]
`;
