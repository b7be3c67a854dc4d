import { momentStart, romeDay } from '#model/moment.ts';
import { progressNames } from '#model/visibility.ts';
import { coverage } from '../coverage.ts';
import { phaseStatus } from '../phase-status.ts';
import type { PlanFacts } from '../plan-words.ts';
import { networksPosted, touchpointsSeen } from '../viewpoint.ts';
import { kpiTable } from './kpi-table.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

/** The figures of the plan page as open data: KPIs, phases, touchpoints with their visits, coverage. Nothing internal. */
export function openTables(facts: PlanFacts): ReportTable[] {
  return [kpiTable(facts.kpis), phaseTable(facts), touchpointTable(facts), coverageTable(facts)];
}

const id: ReportColumn = { id: 'id', label: 'Id', about: 'Nome breve, unico nella sua tabella', type: 'text' };
const name: ReportColumn = { id: 'nome', label: 'Nome', about: 'Come si legge nella pagina', type: 'text' };

const phaseColumns: readonly ReportColumn[] = [
  id,
  name,
  { id: 'filone', label: 'Filone', about: 'comunicazione o formazione', type: 'text' },
  { id: 'inizio', label: 'Inizio', about: 'Vuoto se le fonti non lo dicono', type: 'moment' },
  { id: 'fine', label: 'Fine', about: 'Vuota se le fonti non la dicono', type: 'moment' },
  { id: 'stato', label: 'Stato', about: 'Previsto, In corso o Concluso alla data di riferimento', type: 'text' },
];

function phaseTable({ view: { content, campaign, now } }: PlanFacts): ReportTable {
  const rows = (content.plan(campaign)?.phases ?? []).map((phase) => {
    const { progress } = phaseStatus(phase, now);
    return {
      id: phase.id,
      nome: phase.title,
      filone: phase.track === 'communication' ? 'comunicazione' : 'formazione',
      inizio: phase.start ?? null,
      fine: phase.end ?? null,
      stato: progress ? progressNames[progress] : null,
    };
  });
  return { id: 'fase', title: 'Fasi', columns: phaseColumns, rows };
}

const touchpointColumns: readonly ReportColumn[] = [
  id,
  name,
  { id: 'messaggio', label: 'Messaggio', about: 'Id del messaggio chiave', type: 'text' },
  { id: 'destinatari', label: 'Destinatari', about: 'Id dei gruppi, separati da spazi', type: 'text' },
  { id: 'canale', label: 'Canale', about: 'Id del canale', type: 'text' },
  { id: 'data', label: 'Data', about: 'Giorno previsto, a Roma', type: 'moment' },
  {
    id: 'uscito_su',
    label: 'Uscito su',
    about: 'Reti su cui è uscito, separate da spazi; vuoto se non è uscito',
    type: 'text',
  },
  { id: 'visitatori', label: 'Visitatori', about: 'Persone diverse, contate di giorno in giorno', type: 'number' },
  { id: 'visite', label: 'Visite', about: 'Visite portate; vuoto se il dato non è fornito', type: 'number' },
  { id: 'azioni', label: 'Azioni', about: 'Scaricamenti, iscrizioni, condivisioni e simili', type: 'number' },
  {
    id: 'conversione',
    label: 'Conversione',
    about: 'Visitatori che hanno fatto un’azione, in percentuale',
    type: 'percent',
  },
  { id: 'tempo', label: 'Tempo', about: 'Durata media di una visita, in secondi', type: 'seconds' },
];

function touchpointTable({ view, engagement }: PlanFacts): ReportTable {
  const rows = touchpointsSeen(view).map((touchpoint) => {
    const row = engagement?.touchpoints.find((found) => found.id === touchpoint.id);
    return {
      id: touchpoint.id,
      nome: touchpoint.title,
      messaggio: touchpoint.message,
      destinatari: touchpoint.audiences.join(' '),
      canale: touchpoint.channel,
      data: romeDay(momentStart(touchpoint.publishAt)),
      uscito_su: networksPosted(view.content, touchpoint, view.now).join(' ') || null,
      visitatori: row?.visitors ?? null,
      visite: row?.visits ?? null,
      azioni: row?.actions ?? null,
      conversione: row?.conversion ?? null,
      tempo: row?.time ?? null,
    };
  });
  return { id: 'touchpoint', title: 'Touchpoint', columns: touchpointColumns, rows };
}

const coverageColumns: readonly ReportColumn[] = [
  id,
  { id: 'destinatari', label: 'Destinatari', about: 'Id del gruppo', type: 'text' },
  { id: 'canale', label: 'Canale', about: 'Id del canale', type: 'text' },
  { id: 'touchpoint', label: 'Touchpoint', about: 'Quanti touchpoint', type: 'number' },
  { id: 'usciti', label: 'Usciti', about: 'Quanti di questi sono usciti', type: 'number' },
];

function coverageTable({ view }: PlanFacts): ReportTable {
  const rows = coverage(view).rows.flatMap(({ audience, cells }) =>
    cells.map(({ channel, touchpoints, posted }) => ({
      id: `${audience.id}/${channel.id}`,
      destinatari: audience.id,
      canale: channel.id,
      touchpoint: touchpoints.length,
      usciti: posted,
    })),
  );
  return { id: 'copertura', title: 'Copertura', columns: coverageColumns, rows };
}
