import type { Gaps } from '../gaps.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

const columns: readonly ReportColumn[] = [
  { id: 'vuoto', label: 'Che cosa manca', about: 'Dove il filo si spezza', type: 'text' },
  { id: 'id', label: 'Id', about: 'Nome breve', type: 'text', dataOnly: true },
  { id: 'nome', label: 'Nome', about: 'Come si legge nel sito', type: 'text' },
];

/** Where the thread is broken, one row each. */
export function gapTable(gaps: Gaps): ReportTable {
  const rows = gapGroups(gaps).flatMap(({ title, items }) =>
    items.map(({ id, name }) => ({ vuoto: title, id, nome: name })),
  );
  return { id: 'vuoti', title: 'Dove il filo si spezza', columns, rows };
}

/** The gaps by kind, in the order of the thread; only the kinds that have any. */
export function gapGroups(gaps: Gaps): { title: string; items: { id: string; name: string }[] }[] {
  const titled = (list: readonly { id: string; title: string }[]) => list.map(({ id, title }) => ({ id, name: title }));
  const groups = [
    { title: 'Bisogni senza messaggio', items: gaps.needs.map(({ id, text }) => ({ id, name: text })) },
    { title: 'Messaggi senza touchpoint', items: titled(gaps.messages) },
    { title: 'Destinatari non raggiunti', items: gaps.audiences.map(({ id, name }) => ({ id, name })) },
    { title: 'Canali silenziosi', items: gaps.channels.map(({ id, name }) => ({ id, name })) },
    { title: 'Touchpoint non usciti alla loro data', items: titled(gaps.overdue) },
    { title: 'Touchpoint usciti senza visite', items: titled(gaps.unvisited ?? []) },
  ];
  return groups.filter((group) => group.items.length > 0);
}
