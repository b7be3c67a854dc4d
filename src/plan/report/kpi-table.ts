import { romeDay } from '#model/moment.ts';
import { kpiStateNames } from '../kpi-state.ts';
import type { KpiStatus } from '../kpi-status.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

const columns: readonly ReportColumn[] = [
  { id: 'id', label: 'Id', about: 'Nome breve, unico nella campagna', type: 'text', dataOnly: true },
  { id: 'codice', label: 'N.', about: 'Numero del KPI nel piano', type: 'text' },
  { id: 'nome', label: 'Indicatore', about: 'Che cosa si misura', type: 'text' },
  { id: 'gruppo', label: 'Gruppo', about: 'Pacchetto di lavoro o area', type: 'text', dataOnly: true },
  {
    id: 'obiettivo',
    label: 'Obiettivo',
    about: 'Valore da raggiungere (o da non superare, se è un massimo)',
    type: 'number',
  },
  { id: 'unita', label: 'Unità', about: "Unità di misura dell'obiettivo e del valore", type: 'text' },
  { id: 'massimo', label: 'Massimo', about: 'Sì se il programma dice «fino a»', type: 'text', dataOnly: true },
  { id: 'scadenza', label: 'Scadenza', about: 'Anno, mese o giorno entro cui raggiungerlo', type: 'moment' },
  {
    id: 'valore',
    label: 'Valore',
    about: 'Valore alla data di riferimento; vuoto se il dato non è fornito',
    type: 'number',
    missing: 'dato non fornito',
  },
  { id: 'misurato_il', label: 'Misurato il', about: "Giorno dell'ultima misura", type: 'moment', dataOnly: true },
  {
    id: 'atteso',
    label: 'Atteso',
    about: 'Valore atteso alla data: una retta dalla partenza alla scadenza',
    type: 'number',
  },
  {
    id: 'tendenza',
    label: 'Tendenza',
    about: 'Variazione dalla misura precedente, o negli ultimi 28 giorni',
    type: 'number',
  },
  { id: 'stato', label: 'Stato', about: 'Raggiunto, In linea, In ritardo, Mancato, Dato non fornito', type: 'text' },
];

/** The KPIs next to what was promised. */
export function kpiTable(kpis: readonly KpiStatus[]): ReportTable {
  const rows = kpis.map(({ kpi, value, measuredOn, expected, trend, state }) => ({
    id: kpi.id,
    codice: kpi.code ?? null,
    nome: kpi.indicator,
    gruppo: kpi.group ?? null,
    obiettivo: kpi.target,
    unita: kpi.unit || null,
    massimo: kpi.atMost ? 'sì' : 'no',
    scadenza: kpi.deadline,
    valore: value ?? null,
    misurato_il: measuredOn ? romeDay(measuredOn) : null,
    atteso: Math.round(expected * 10) / 10,
    tendenza: trend ?? null,
    stato: kpiStateNames[state],
  }));
  return { id: 'kpi', title: 'KPI', columns, rows };
}
