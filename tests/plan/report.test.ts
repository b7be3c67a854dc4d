import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { type PlanReport, planReport } from '#plan/report/plan-report.ts';
import type { ReportTable } from '#plan/report/report-table.ts';
import { toCsv } from '#plan/report/to-csv.ts';
import { toSheets } from '#plan/report/to-sheets.ts';
import { toText } from '#plan/report/to-text.ts';
import { toTypst } from '#plan/report/to-typst.ts';
import { compilePdf } from '#posters/typst.ts';
import { audience, channel, kpi, message, plan, posted, sample, touchpoint } from './sample.ts';
import { numbers, row, snapshot } from './snapshot.ts';

const content = sample({
  audiences: [audience('medici')],
  channels: [channel('linkedin')],
  messages: [message('messaggio', 'nord', { title: '=SOMMA(A1) #strong[x]' })],
  touchpoints: [touchpoint('uno', 'nord')],
  plans: [plan('nord', { kpis: [kpi({ unit: '%' }), kpi({ id: 'post', measure: { type: 'touchpoints' } })] })],
  posted: [posted('uno', 'nord', '2025-03-03T09:00:00Z')],
});
const engagement = snapshot({
  totals: numbers({ visitors: 10, visits: 12, pageviews: 30, actions: 3, converted: 2, conversion: 20, time: 95 }),
  touchpoints: [row('uno', { visitors: 4, visits: 5, conversion: 12.5, time: 30 })],
  weeks: [row('2025-03-03', { visits: 12 })],
  actions: [{ id: 'Condividi', count: 3, visitors: 2 }],
});
const view = { content, campaign: 'nord', area: 'staff', now: new Date('2025-09-15T10:00:00Z') } as const;
let report: PlanReport;
beforeAll(() => {
  report = planReport(view, engagement, new Map());
});
const table = (id: string) => report.tables.find((t) => t.id === id);

/** A reader of CSV of our own, strict: quotes doubled, CRLF between records. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/g)) {
    const [, cell = '', end] = match;
    record.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

describe('the report', () => {
  it('has a table for each thing asked', () => {
    expect(report.tables.map(({ id }) => id)).toEqual([
      'kpi',
      'totali',
      'touchpoint',
      'settimane',
      'azioni',
      'filo',
      'vuoti',
    ]);
  });

  it('keeps what was not given empty, never zero', () => {
    expect(table('kpi')?.rows[0]).toMatchObject({
      id: 'persone',
      valore: null,
      tendenza: null,
      stato: 'Dato non fornito',
    });
    expect(table('kpi')?.rows[1]).toMatchObject({ id: 'post', valore: 1, stato: 'In ritardo' });
    expect(planReport(view, undefined, new Map()).tables.find(({ id }) => id === 'filo')?.rows[0]).toMatchObject({
      touchpoint: 1,
      visite: null,
    });
  });

  it('reads well on a terminal', () => {
    const text = toText(report);
    expect(text).toContain('nord: come va il piano');
    expect(text).toContain('KPI\nN.  Indicatore');
    expect(text).toMatch(/Persone formate {2}.*dato non fornito.* Dato non fornito/);
    expect(text).toMatch(/Touchpoint uno {2}.*12,5% +30 s/);
    expect(text).toContain('3 marzo 2025');
  });
});

describe('CSV', () => {
  it('has a header of field names and one record a row', () => {
    const [head, ...records] = parseCsv(toCsv(report.tables));
    expect(head?.slice(0, 5)).toEqual(['tabella', 'id', 'codice', 'nome', 'gruppo']);
    expect(records.length).toBe(report.tables.reduce((n, t) => n + t.rows.length, 0));
    const post = records.find((record) => record[0] === 'kpi' && record[1] === 'post');
    expect(post?.[head?.indexOf('valore') ?? -1]).toBe('1');
    expect(post?.[head?.indexOf('visite') ?? -1]).toBe('');
  });

  const one = (value: string | number): ReportTable => ({
    id: 't',
    title: 'T',
    columns: [{ id: 'nome', label: 'Nome', about: 'Nome', type: 'text' }],
    rows: [{ nome: value }],
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+39', "'+39"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['|cmd', "'|cmd"],
    ['\u00a0=1', "'\u00a0=1"],
    ['85%', '85%'],
    ['a=b', 'a=b'],
  ])('never lets %j run as a formula', (text, safe) => {
    expect(parseCsv(toCsv([one(text)]))[1]).toEqual(['t', safe]);
  });

  it('leaves numbers alone, negative ones too', () => {
    expect(toCsv([one(-2.5)])).toBe('tabella,nome\r\nt,-2.5\r\n');
  });

  it('gives back any text, with at most an apostrophe in front', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, record] = parseCsv(toCsv([one(text)]));
        expect([text, `'${text}`]).toContain(record?.[1]);
        expect(record?.[1]).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('the workbook', () => {
  it('has the words first, numbers as numbers and texts that never run', async () => {
    const files = unzipSync(await writeExcelFile(toSheets(report)).toBuffer());
    const names = strFromU8(files['xl/workbook.xml'] as Uint8Array).match(/<sheet [^>]*name="[^"]*"/g);
    expect(names?.map((name) => /name="(.*)"/.exec(name)?.[1])).toEqual([
      'In breve',
      ...report.tables.map((t) => t.title),
    ]);
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.map(([, xml]) => strFromU8(xml)).join('')).not.toContain('<f>');
    expect(strFromU8(files['xl/sharedStrings.xml'] as Uint8Array)).toContain('=SOMMA(A1)');
  });
});

describe('the PDF', () => {
  it('is tagged, with a title, a language and table heads, and never reads words as markup', async () => {
    const pdf = Buffer.from(await compilePdf(toTypst(report, undefined))).toString('latin1');
    expect(pdf).toContain('/MarkInfo');
    expect(pdf).toContain('/Lang (it)');
    expect(pdf.match(/\/S \/TH\b/g)?.length).toBeGreaterThan(20);
    expect(pdf).not.toContain('/S /Strong');
  });
});
