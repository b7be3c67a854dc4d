import type { EngagementSnapshot } from '#model/engagement.ts';
import type { Thread } from '../thread.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

const columns: readonly ReportColumn[] = [
  { id: 'id', label: 'Id', about: 'Nome breve del messaggio', type: 'text', dataOnly: true },
  { id: 'nome', label: 'Messaggio', about: 'Titolo del messaggio chiave', type: 'text' },
  { id: 'bisogni', label: 'Bisogni', about: 'Quanti bisogni ascolta', type: 'number' },
  { id: 'touchpoint', label: 'Touchpoint', about: 'Quanti touchpoint lo portano', type: 'number' },
  {
    id: 'visite',
    label: 'Visite',
    about: 'Visite portate da quei touchpoint; vuoto se il dato non è fornito',
    type: 'number',
  },
  { id: 'azioni', label: 'Azioni', about: 'Azioni fatte in quelle visite', type: 'number' },
  { id: 'kpi', label: 'KPI', about: 'I KPI a cui concorre', type: 'text' },
];

/** The thread of each message, from its needs to the KPIs it contributes to. */
export function threadTable(threads: readonly Thread[], engagement: EngagementSnapshot | undefined): ReportTable {
  const rows = threads.map(({ message, nodes }) => {
    const at = (station: string) => nodes.filter((node) => node.station === station);
    const touchpoints = new Set(at('touchpoint').map(({ id }) => id.slice('touchpoint:'.length)));
    const brought = engagement?.touchpoints.filter(({ id }) => touchpoints.has(id));
    const sum = (of: (row: { visits: number; actions: number }) => number) =>
      brought ? brought.reduce((total, row) => total + of(row), 0) : null;
    return {
      id: message.id,
      nome: message.title,
      bisogni: at('need').length,
      touchpoint: touchpoints.size,
      visite: sum((row) => row.visits),
      azioni: sum((row) => row.actions),
      kpi:
        at('kpi')
          .map(({ label }) => label)
          .join('; ') || null,
    };
  });
  return { id: 'filo', title: 'Il filo dei messaggi', columns, rows };
}
