import type { Content } from '#model/content.ts';
import type { EngagementNumbers, EngagementRow, EngagementSnapshot } from '#model/engagement.ts';
import { formatNames } from '#model/format.ts';
import { daysWords } from '../italian.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

const numbers: readonly ReportColumn[] = [
  { id: 'visitatori', label: 'Visitatori', about: 'Persone diverse, contate di giorno in giorno', type: 'number' },
  { id: 'visite', label: 'Visite', about: 'Visite: si chiudono dopo 30 minuti di silenzio', type: 'number' },
  { id: 'pagine_viste', label: 'Pagine viste', about: 'Pagine aperte', type: 'number' },
  {
    id: 'azioni',
    label: 'Azioni',
    about: 'Scaricamenti, iscrizioni, condivisioni e le altre azioni del sito',
    type: 'number',
  },
  { id: 'attivi', label: 'Attivi', about: 'Visitatori che hanno fatto almeno una azione', type: 'number' },
  { id: 'conversione', label: 'Conversione', about: 'Attivi su visitatori, in percentuale', type: 'percent' },
  {
    id: 'tempo',
    label: 'Tempo',
    about: 'Durata media di una visita in secondi (per eventi e materiali: tempo sulla pagina)',
    type: 'seconds',
  },
  { id: 'visite_prima', label: 'Visite prima', about: 'Visite nel periodo precedente, di pari durata', type: 'number' },
];

const idColumn: ReportColumn = { id: 'id', label: 'Id', about: 'Nome breve', type: 'text', dataOnly: true };
const nameColumn = (label: string, type: ReportColumn['type'] = 'text'): ReportColumn => ({
  id: 'nome',
  label,
  about: 'Come si legge nel sito',
  type,
});

/** The engagement of a campaign, by every kind of thing it is told apart by. */
export function engagementTables(content: Content, snapshot: EngagementSnapshot): ReportTable[] {
  const { formats, weeks } = snapshot;
  const tables = [
    numbersTable('touchpoint', 'Touchpoint', snapshot.touchpoints, (id) => content.find('touchpoints', id)?.title),
    numbersTable('messaggi', 'Messaggi chiave', snapshot.messages, (id) => content.find('messages', id)?.title),
    numbersTable('destinatari', 'Destinatari', snapshot.audiences, (id) => content.find('audiences', id)?.name),
    numbersTable('canali', 'Canali', snapshot.channels, (id) => content.find('channels', id)?.name),
    numbersTable('formati', 'Formati scaricati', formats, formatName),
    numbersTable('eventi', 'Eventi', snapshot.events, (id) => content.find('events', id)?.title),
    numbersTable('materiali', 'Materiali', snapshot.assets, (id) => content.find('assets', id)?.title),
    numbersTable('settimane', 'Settimane', weeks, (id) => id, 'moment'),
  ];
  return [totalsTable(snapshot), ...tables.filter((table) => table.rows.length > 0), actionsTable(snapshot)];
}

const otherFormats: Readonly<Record<string, string>> = {
  '(none)': 'Non indicato',
  kit: 'Kit intero (zip)',
  link: 'Collegamento',
  qr: 'QR',
  html: 'E-mail in HTML',
  txt: 'E-mail in solo testo',
};

/** A format of a card by its name on screen, of another file by its kind. */
function formatName(id: string): string {
  const card: string | undefined = (formatNames as Readonly<Record<string, string>>)[id];
  return card ?? otherFormats[id] ?? id.toUpperCase();
}

/** One table of engagement numbers: the most visited first, weeks in order of time. */
function numbersTable(
  id: string,
  title: string,
  rows: readonly EngagementRow[],
  name: (id: string) => string | undefined,
  type: ReportColumn['type'] = 'text',
): ReportTable {
  return {
    id,
    title,
    columns: [idColumn, nameColumn(type === 'moment' ? 'Settimana del' : 'Nome', type), ...numbers],
    rows: (type === 'moment' ? rows : byVisits(rows)).map((row) => ({
      id: row.id,
      nome: name(row.id) ?? row.id,
      ...cells(row, row.previousVisits),
    })),
  };
}

function byVisits(rows: readonly EngagementRow[]): EngagementRow[] {
  return rows.toSorted((a, b) => b.visits - a.visits || b.actions - a.actions);
}

function totalsTable({ from, to, totals, previous }: EngagementSnapshot): ReportTable {
  const now = { id: 'periodo', nome: daysWords(from, to), ...cells(totals, previous?.totals.visits ?? null) };
  const before = previous && {
    id: 'periodo-precedente',
    nome: daysWords(previous.from, previous.to),
    ...cells(previous.totals, null),
  };
  const rows = before ? [now, before] : [now];
  return { id: 'totali', title: 'Totali', columns: [idColumn, nameColumn('Periodo'), ...numbers], rows };
}

function actionsTable({ actions }: EngagementSnapshot): ReportTable {
  const shown = new Set(['visitatori', 'azioni']);
  return {
    id: 'azioni',
    title: 'Azioni',
    columns: [idColumn, nameColumn('Azione'), ...numbers.filter((column) => shown.has(column.id))],
    rows: actions.map(({ id, count, visitors }) => ({ id, nome: id, visitatori: visitors, azioni: count })),
  };
}

function cells(row: EngagementNumbers, previousVisits: number | null) {
  return {
    visitatori: row.visitors,
    visite: row.visits,
    pagine_viste: row.pageviews,
    azioni: row.actions,
    attivi: row.converted,
    conversione: row.conversion,
    tempo: row.time,
    visite_prima: previousVisits,
  };
}
