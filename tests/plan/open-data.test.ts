import { beforeAll, describe, expect, it } from 'vitest';
import { kpiStatuses } from '#plan/kpi-status.ts';
import { engagementTables } from '#plan/report/engagement-tables.ts';
import { gapGroups, gapTable } from '#plan/report/gap-table.ts';
import { openTables } from '#plan/report/open-tables.ts';
import { planReport } from '#plan/report/plan-report.ts';
import { cellWords, type ReportColumn, type ReportTable } from '#plan/report/report-table.ts';
import { toOpenData } from '#plan/report/to-open-data.ts';
import { toText } from '#plan/report/to-text.ts';
import { asset, audience, campaign, channel, event, kpi, message, plan, posted, sample, touchpoint } from './sample.ts';
import { numbers, row, snapshot } from './snapshot.ts';

const now = new Date('2025-09-15T10:00:00Z');
const content = sample({
  campaigns: [campaign('nord', { audiences: ['medici', 'sportello'] })],
  audiences: [audience('medici'), audience('sportello')],
  channels: [channel('linkedin'), channel('posta', 'email')],
  messages: [message('messaggio', 'nord', { needs: ['bisogno-medici'] }), message('muto', 'nord')],
  events: [event('giornata', 'nord')],
  assets: [asset('scheda', 'nord')],
  touchpoints: [
    touchpoint('uno', 'nord', { audiences: ['medici', 'sportello'] }),
    touchpoint('due', 'nord', { channel: 'posta', publishAt: '2025-02-01T00:30' }),
  ],
  plans: [
    plan('nord', {
      phases: [
        { id: 'avvio', title: 'Avvio', track: 'communication', start: '2025-01', end: '2025-03' },
        { id: 'corsi', title: 'Corsi', track: 'training' },
        { id: 'oggi', title: 'Oggi', track: 'training', start: '2025-09-01', end: '2025-12' },
      ],
      kpis: [
        kpi({
          code: '1.1',
          group: 'WP1',
          unit: 'persone',
          measurements: [{ date: '2025-06-30', value: 40, evidence: 'Registro' }],
        }),
        kpi({ id: 'tetto', atMost: true }),
      ],
    }),
  ],
  posted: [
    posted('uno', 'nord', '2025-03-03T09:00:00Z'),
    posted('uno', 'nord', '2025-03-04T09:00:00Z', 'bluesky'),
    posted('due', 'nord', '2025-10-01T09:00:00Z', 'email'),
  ],
});
const engagement = snapshot({
  totals: numbers({ visitors: 9, visits: 11, pageviews: 30, actions: 4, converted: 2, conversion: 22.2, time: 65 }),
  previous: { from: '2024-04-19', to: '2024-12-31', totals: numbers({ visits: 7, visitors: 6 }) },
  touchpoints: [
    row('sparito', { visits: 3, actions: 1 }),
    row('uno', {
      visitors: 4,
      visits: 5,
      pageviews: 8,
      actions: 2,
      converted: 1,
      conversion: 25,
      time: 30,
      previousVisits: 2,
    }),
    row('due', { visits: 3, actions: 2 }),
  ],
  messages: [row('messaggio', { visits: 5 })],
  audiences: [row('sportello', { visits: 5 })],
  channels: [row('posta', { visits: 5 })],
  formats: [
    row('pdf', { visits: 9 }),
    row('og', { visits: 8 }),
    row('(none)', { visits: 7 }),
    row('kit', { visits: 6 }),
    row('link', { visits: 5 }),
    row('qr', { visits: 4 }),
    row('html', { visits: 3 }),
    row('txt', { visits: 2 }),
  ],
  events: [row('giornata', { visits: 5 })],
  assets: [row('scheda', { visits: 5 })],
  weeks: [row('2025-03-03', { visits: 1 }), row('2025-03-10', { visits: 10 })],
  actions: [{ id: 'Condividi', count: 3, visitors: 2 }],
});
const view = { content, campaign: 'nord', area: 'public', now } as const;
const facts = { view, kpis: kpiStatuses('nord', { content, engagement: new Map(), now }), engagement };
const find = (tables: readonly ReportTable[], id: string) => {
  const found = tables.find((table) => table.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};
const fields = ({ columns }: ReportTable) => columns.map(({ id, type }) => `${id} ${type}`);

describe('open data', () => {
  let tables: ReportTable[];
  beforeAll(() => {
    tables = openTables(facts);
  });

  // Whoever reuses the data reads these names: none may change by accident.
  it('keeps the names and types of its fields', () => {
    expect(Object.fromEntries(tables.map((table) => [table.id, fields(table)]))).toEqual({
      kpi: [
        'id text',
        'codice text',
        'nome text',
        'gruppo text',
        'obiettivo number',
        'unita text',
        'massimo text',
        'scadenza moment',
        'valore number',
        'misurato_il moment',
        'atteso number',
        'tendenza number',
        'stato text',
      ],
      fase: ['id text', 'nome text', 'filone text', 'inizio moment', 'fine moment', 'stato text'],
      touchpoint: [
        'id text',
        'nome text',
        'messaggio text',
        'destinatari text',
        'canale text',
        'data moment',
        'uscito_su text',
        'visitatori number',
        'visite number',
        'azioni number',
        'conversione percent',
        'tempo seconds',
      ],
      copertura: ['id text', 'destinatari text', 'canale text', 'touchpoint number', 'usciti number'],
    });
    expect(tables.map(({ title }) => title)).toEqual(['KPI', 'Fasi', 'Touchpoint', 'Copertura']);
    for (const { columns } of tables)
      for (const { label, about } of columns) expect([label, about].every((words) => words.length > 1)).toBe(true);
  });

  it('tells each KPI next to what was promised', () => {
    expect(find(tables, 'kpi').rows).toEqual([
      {
        id: 'persone',
        codice: '1.1',
        nome: 'Persone formate',
        gruppo: 'WP1',
        obiettivo: 100,
        unita: 'persone',
        massimo: 'no',
        scadenza: '2025-12-31',
        valore: 40,
        misurato_il: '2025-06-30',
        atteso: 70.5,
        tendenza: null,
        stato: 'In ritardo',
      },
      {
        id: 'tetto',
        codice: null,
        nome: 'Persone formate',
        gruppo: null,
        obiettivo: 100,
        unita: null,
        massimo: 'sì',
        scadenza: '2025-12-31',
        valore: null,
        misurato_il: null,
        atteso: 100,
        tendenza: null,
        stato: 'Dato non fornito',
      },
    ]);
  });

  it('tells each phase, and nothing its dates cannot tell', () => {
    expect(find(tables, 'fase').rows).toEqual([
      { id: 'avvio', nome: 'Avvio', filone: 'comunicazione', inizio: '2025-01', fine: '2025-03', stato: 'Concluso' },
      { id: 'corsi', nome: 'Corsi', filone: 'formazione', inizio: null, fine: null, stato: null },
      { id: 'oggi', nome: 'Oggi', filone: 'formazione', inizio: '2025-09-01', fine: '2025-12', stato: 'In corso' },
    ]);
  });

  it('tells each touchpoint with what it brought, in order of day, out only where it was out by then', () => {
    expect(find(tables, 'touchpoint').rows).toEqual([
      {
        id: 'due',
        nome: 'Touchpoint due',
        messaggio: 'messaggio',
        destinatari: 'medici',
        canale: 'posta',
        data: '2025-02-01',
        uscito_su: null,
        visitatori: 0,
        visite: 3,
        azioni: 2,
        conversione: null,
        tempo: null,
      },
      {
        id: 'uno',
        nome: 'Touchpoint uno',
        messaggio: 'messaggio',
        destinatari: 'medici sportello',
        canale: 'linkedin',
        data: '2025-03-03',
        uscito_su: 'linkedin bluesky',
        visitatori: 4,
        visite: 5,
        azioni: 2,
        conversione: 25,
        tempo: 30,
      },
    ]);
    const unknown = find(openTables({ ...facts, engagement: undefined }), 'touchpoint').rows[1];
    expect(unknown).toMatchObject({ visitatori: null, visite: null, azioni: null, conversione: null, tempo: null });
  });

  it('crosses audiences and channels', () => {
    expect(find(tables, 'copertura').rows).toEqual([
      { id: 'medici/linkedin', destinatari: 'medici', canale: 'linkedin', touchpoint: 1, usciti: 1 },
      { id: 'medici/posta', destinatari: 'medici', canale: 'posta', touchpoint: 1, usciti: 0 },
      { id: 'sportello/linkedin', destinatari: 'sportello', canale: 'linkedin', touchpoint: 1, usciti: 1 },
      { id: 'sportello/posta', destinatari: 'sportello', canale: 'posta', touchpoint: 0, usciti: 0 },
    ]);
  });

  it('explains itself: whose, under which licence, at which date, what each field means', () => {
    const data = toOpenData(facts, new URL('https://www.esempio.it'));
    const { tabelle, ...head } = data;
    expect(head).toEqual({
      titolo: 'Piano e risultati: Campagna nord',
      campagna: 'nord',
      titolare: 'ente',
      pagina: 'https://www.esempio.it/nord/piano/',
      licenza: 'https://creativecommons.org/licenses/by/4.0/deed.it',
      data_di_riferimento: '2025-09-15',
      visite_contate: { dal: '2025-01-01', al: '2025-09-15' },
    });
    expect(tabelle).toEqual(
      tables.map(({ id, title, columns, rows }) => ({
        id,
        titolo: title,
        campi: columns.map((column) => ({ campo: column.id, tipo: column.type, significato: column.about })),
        righe: rows,
      })),
    );
    expect(toOpenData({ ...facts, engagement: undefined }, new URL('https://a.it')).visite_contate).toBeNull();
  });
});

describe('the tables of engagement', () => {
  let tables: ReportTable[];
  beforeAll(() => {
    tables = engagementTables(content, engagement);
  });
  const names = (id: string) => find(tables, id).rows.map(({ nome }) => nome);

  it('are one for each thing the numbers are told apart by, and none that is empty', () => {
    expect(tables.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'totali: Totali',
      'touchpoint: Touchpoint',
      'messaggi: Messaggi chiave',
      'destinatari: Destinatari',
      'canali: Canali',
      'formati: Formati scaricati',
      'eventi: Eventi',
      'materiali: Materiali',
      'settimane: Settimane',
      'azioni: Azioni',
    ]);
    expect(engagementTables(content, snapshot()).map(({ id }) => id)).toEqual(['totali', 'azioni']);
  });

  it('have the same fields, the name called as it should', () => {
    const shown = [
      'visitatori number',
      'visite number',
      'pagine_viste number',
      'azioni number',
      'attivi number',
      'conversione percent',
      'tempo seconds',
      'visite_prima number',
    ];
    expect(fields(find(tables, 'messaggi'))).toEqual(['id text', 'nome text', ...shown]);
    expect(fields(find(tables, 'settimane'))).toEqual(['id text', 'nome moment', ...shown]);
    expect(fields(find(tables, 'azioni'))).toEqual(['id text', 'nome text', 'visitatori number', 'azioni number']);
    const heads = (id: string) => find(tables, id).columns[1]?.label;
    expect(['totali', 'canali', 'settimane', 'azioni'].map(heads)).toEqual([
      'Periodo',
      'Nome',
      'Settimana del',
      'Azione',
    ]);
    for (const { columns } of tables) {
      expect(columns[0]?.dataOnly).toBe(true);
      for (const { label, about } of columns) expect([label, about].every((words) => words.length > 1)).toBe(true);
    }
  });

  it('are in order of visits, then of actions; weeks in order of time', () => {
    expect(names('touchpoint')).toEqual(['Touchpoint uno', 'Touchpoint due', 'sparito']);
    expect(names('settimane')).toEqual(['2025-03-03', '2025-03-10']);
  });

  it('call each thing by its name on screen', () => {
    expect(['messaggi', 'destinatari', 'canali', 'eventi', 'materiali', 'azioni'].flatMap(names)).toEqual([
      'Messaggio messaggio',
      'Gruppo sportello',
      'Canale posta',
      'Evento giornata',
      'Materiale scheda',
      'Condividi',
    ]);
    expect(names('formati')).toEqual([
      'PDF',
      'Anteprima di link (Open Graph)',
      'Non indicato',
      'Kit intero (zip)',
      'Collegamento',
      'QR',
      'E-mail in HTML',
      'E-mail in solo testo',
    ]);
  });

  it('hold every number, and those of the period before beside them', () => {
    expect(find(tables, 'touchpoint').rows[0]).toEqual({
      id: 'uno',
      nome: 'Touchpoint uno',
      visitatori: 4,
      visite: 5,
      pagine_viste: 8,
      azioni: 2,
      attivi: 1,
      conversione: 25,
      tempo: 30,
      visite_prima: 2,
    });
    expect(find(tables, 'totali').rows).toMatchObject([
      { id: 'periodo', nome: 'Dal 1º gennaio 2025 al 15 settembre 2025', visite: 11, visite_prima: 7 },
      {
        id: 'periodo-precedente',
        nome: 'Dal 19 aprile 2024 al 31 dicembre 2024',
        visite: 7,
        visitatori: 6,
        visite_prima: null,
      },
    ]);
    const [only, none] = find(engagementTables(content, snapshot()), 'totali').rows;
    expect([only?.visite_prima, none]).toEqual([null, undefined]);
    expect(find(tables, 'azioni').rows).toEqual([{ id: 'Condividi', nome: 'Condividi', visitatori: 2, azioni: 3 }]);
  });
});

describe('the table of gaps', () => {
  const need = { id: 'tempo', text: 'Ho poco tempo', audience: 'medici', evidence: 'to-confirm' as const };
  const one = content.get('touchpoints', 'uno');
  const gaps = {
    needs: [need as never],
    messages: [content.get('messages', 'muto')],
    audiences: [content.get('audiences', 'sportello')],
    channels: [content.get('channels', 'posta')],
    overdue: [one],
    unvisited: [content.get('touchpoints', 'due')],
  };

  it('names each gap, in the order of the thread', () => {
    expect(gapTable(gaps).rows).toEqual([
      { vuoto: 'Bisogni senza messaggio', id: 'tempo', nome: 'Ho poco tempo' },
      { vuoto: 'Messaggi senza touchpoint', id: 'muto', nome: 'Messaggio muto' },
      { vuoto: 'Destinatari non raggiunti', id: 'sportello', nome: 'Gruppo sportello' },
      { vuoto: 'Canali silenziosi', id: 'posta', nome: 'Canale posta' },
      { vuoto: 'Touchpoint non usciti alla loro data', id: 'uno', nome: 'Touchpoint uno' },
      { vuoto: 'Touchpoint usciti senza visite', id: 'due', nome: 'Touchpoint due' },
    ]);
    expect(fields(gapTable(gaps))).toEqual(['vuoto text', 'id text', 'nome text']);
  });

  it('says nothing of a kind that has none', () => {
    const none = { needs: [], messages: [], audiences: [], channels: [], overdue: [one], unvisited: undefined };
    expect(gapGroups(none)).toEqual([
      { title: 'Touchpoint non usciti alla loro data', items: [{ id: 'uno', name: 'Touchpoint uno' }] },
    ]);
  });
});

describe('a cell in words', () => {
  const words = (value: string | number | null, column: Partial<ReportColumn>) =>
    cellWords({ x: value }, { id: 'x', label: 'X', about: 'X', type: 'text', ...column });

  it('is written as its kind is read', () => {
    expect(words('a', {})).toBe('a');
    expect(words('2025-03', { type: 'moment' })).toBe('marzo 2025');
    expect(words(1234.56, { type: 'number' })).toBe('1.234,6');
    expect(words(12.5, { type: 'percent' })).toBe('12,5%');
    expect(words(125, { type: 'seconds' })).toBe('2 min 5 s');
    expect(words(0, { type: 'number' })).toBe('0');
    expect(words(null, { type: 'number' })).toBe('–');
    expect(words(null, { missing: 'dato non fornito' })).toBe('dato non fornito');
    expect(cellWords({}, { id: 'x', label: 'X', about: 'X', type: 'text' })).toBe('–');
  });
});

describe('the report on a terminal', () => {
  const columns: ReportColumn[] = [
    { id: 'id', label: 'Id', about: 'Id', type: 'text', dataOnly: true },
    { id: 'a', label: 'Nome', about: 'Nome', type: 'text' },
    { id: 'b', label: 'N', about: 'Numero', type: 'number' },
  ];
  const table = (rows: ReportTable['rows'], title = 'Così è'): ReportTable => ({ id: 't', title, columns, rows });

  it('aligns words to the left and numbers to the right, cuts what is too long, skips empty tables', () => {
    const long = 'x'.repeat(49);
    const rows = [
      { id: '1', a: 'uno', b: 5 },
      { id: '2', a: long, b: 1234 },
      { id: '3', a: long.slice(1), b: null },
    ];
    const report = { campaign: 'n', title: 'Titolo', words: ['Prima.', 'Poi.'], kpis: [] };
    expect(toText({ ...report, tables: [table([]), table(rows)] })).toBe(
      [
        'Titolo',
        '',
        'Prima.',
        'Poi.',
        '',
        'COSÌ È',
        `Nome${' '.repeat(44)}      N`,
        `uno${' '.repeat(45)}      5`,
        `${'x'.repeat(47)}…  1.234`,
        `${'x'.repeat(48)}      –`,
      ].join('\n'),
    );
  });

  it('adds up what the touchpoints of each message brought', () => {
    const report = planReport(view, engagement, new Map());
    expect(report.title).toBe('nord: come va il piano');
    expect(find(report.tables, 'filo').rows).toEqual([
      { id: 'messaggio', nome: 'Messaggio messaggio', bisogni: 1, touchpoint: 2, visite: 8, azioni: 4, kpi: null },
      { id: 'muto', nome: 'Messaggio muto', bisogni: 0, touchpoint: 0, visite: 0, azioni: 0, kpi: null },
    ]);
  });
});
