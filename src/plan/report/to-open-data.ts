import { romeDay } from '#model/moment.ts';
import type { PlanFacts } from '../plan-words.ts';
import { openTables } from './open-tables.ts';

/** The plan page's figures as a JSON document that explains itself: licence, reporting date, meaning of each field. */
export function toOpenData(facts: PlanFacts, site: URL): Record<string, unknown> {
  const { content, campaign, now } = facts.view;
  const { name, organisation } = content.get('campaigns', campaign);
  const { engagement } = facts;
  return {
    titolo: `Piano e risultati: ${name}`,
    campagna: campaign,
    titolare: content.find('organisations', organisation)?.name ?? organisation,
    pagina: new URL(`/${campaign}/piano/`, site).href,
    licenza: 'https://creativecommons.org/licenses/by/4.0/deed.it',
    data_di_riferimento: romeDay(now),
    visite_contate: engagement ? { dal: engagement.from, al: engagement.to } : null,
    tabelle: openTables(facts).map(({ id, title, columns, rows }) => ({
      id,
      titolo: title,
      campi: columns.map((column) => ({ campo: column.id, tipo: column.type, significato: column.about })),
      righe: rows,
    })),
  };
}
