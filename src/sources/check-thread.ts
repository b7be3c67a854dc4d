import type { Content } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';

/** Where the thread from need to page breaks: nothing told, nobody told, nowhere to go. `broken` are the files whose problems are told already. */
export function checkThread(content: Content, broken: ReadonlySet<string>): Problem[] {
  const told = new Set(content.touchpoints.filter((t) => t.state !== 'cancelled').map((t) => t.message));
  return [
    ...content.messages.flatMap((m) => messageGaps(content, m, told)),
    ...audienceGaps(content),
    ...content.campaigns.flatMap((c) => campaignGaps(content, c)),
    ...content.touchpoints.flatMap((t) => touchpointGaps(content, t, broken)),
  ];
}

function messageGaps(content: Content, message: Content['messages'][number], told: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const { file, id, campaign } = message;
  if (!told.has(id)) {
    problems.push({
      file,
      code: 'MESSAGGIO_SENZA_TOUCHPOINT',
      message: 'nessun touchpoint porta questo messaggio: pianificane almeno uno.',
    });
  }
  const needs = message.needs.flatMap((n) => content.need(n) ?? []);
  if (message.needs.length === 0) {
    problems.push({
      file,
      field: 'needs',
      code: 'MESSAGGIO_SENZA_BISOGNO',
      message: 'il messaggio non risponde a nessun bisogno: scegline almeno uno.',
    });
  }
  for (const need of needs) {
    if (!message.audiences.includes(need.audience)) {
      problems.push({
        file,
        field: 'needs',
        code: 'BISOGNO_DI_ALTRI',
        message: `il bisogno "${need.id}" è di "${need.audience}", che non è tra i destinatari del messaggio: aggiungilo o scegli un altro bisogno.`,
      });
    }
  }
  const own = content.find('campaigns', campaign)?.audiences ?? message.audiences;
  for (const audience of message.audiences.filter((a) => content.find('audiences', a) && !own.includes(a))) {
    problems.push({
      file,
      field: 'audiences',
      code: 'DESTINATARI_FUORI_CAMPAGNA',
      message: `"${audience}" non è tra i destinatari della campagna "${campaign}": aggiungilo alla campagna o toglilo da qui.`,
    });
  }
  return problems;
}

function audienceGaps(content: Content): Problem[] {
  const problems: Problem[] = [];
  const answered = new Set(content.messages.flatMap((m) => m.needs));
  for (const { file, id, needs } of content.audiences) {
    if (!content.campaigns.some((c) => c.audiences.includes(id))) {
      problems.push({
        file,
        code: 'DESTINATARI_SENZA_CAMPAGNA',
        message: 'nessuna campagna si rivolge a questo gruppo: aggiungilo a una campagna.',
      });
    }
    if (!content.messages.some((m) => m.audiences.includes(id))) {
      problems.push({
        file,
        code: 'DESTINATARI_SENZA_MESSAGGIO',
        message: 'nessun messaggio chiave parla a questo gruppo: scrivine uno.',
      });
    }
    needs.forEach((need, i) => {
      const field = `needs[${i}]`;
      if (!answered.has(need.id)) {
        problems.push({
          file,
          field,
          code: 'BISOGNO_SENZA_MESSAGGIO',
          message: `nessun messaggio risponde al bisogno "${need.id}": scrivine uno o aggiungi il bisogno a un messaggio.`,
        });
      }
      if (need.evidence === 'stated' && !need.source) {
        problems.push({
          file,
          field: `${field}.source`,
          code: 'BISOGNO_SENZA_FONTE',
          message: `il bisogno "${need.id}" è dato per scritto in una fonte, ma la fonte manca: indicala o segna "da confermare con l'ascolto" (to-confirm).`,
        });
      }
    });
  }
  return problems;
}

function campaignGaps(content: Content, campaign: Content['campaigns'][number]): Problem[] {
  const problems: Problem[] = [];
  const { file, id } = campaign;
  if (!content.plan(id)) {
    problems.push({
      file,
      code: 'CAMPAGNA_SENZA_PIANO',
      message: `manca il piano della campagna: crea campaigns/${id}/plan.yaml.`,
    });
  }
  if (campaign.audiences.length === 0) {
    problems.push({
      file,
      field: 'audiences',
      code: 'CAMPAGNA_SENZA_DESTINATARI',
      message: 'la campagna non ha destinatari: scegline almeno uno.',
    });
  }
  if (campaign.funding.eu && !(campaign.funding.programme && campaign.funding.investment)) {
    problems.push({
      file,
      field: 'funding',
      code: 'FINANZIAMENTO_INCOMPLETO',
      message: "una campagna finanziata dall'Unione europea deve dire programma e investimento.",
    });
  }
  if (campaign.supporters.length === 0) {
    problems.push({
      file,
      field: 'supporters',
      code: 'FASCIA_VUOTA',
      message: 'la fascia dei loghi è vuota: indica almeno una organizzazione.',
    });
  }
  return problems;
}

function touchpointGaps(
  content: Content,
  touchpoint: Content['touchpoints'][number],
  broken: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  const { file, campaign } = touchpoint;
  if (!content.find('campaigns', campaign) && !broken.has(`campaigns/${campaign}/campaign.yaml`)) {
    problems.push({
      file,
      code: 'CAMPAGNA_SCONOSCIUTA',
      message: `la cartella "${campaign}" non ha una campagna valida: manca campaigns/${campaign}/campaign.yaml.`,
    });
  }
  const message = content.find('messages', touchpoint.message);
  if (message && message.campaign !== campaign) {
    problems.push({
      file,
      field: 'message',
      code: 'MESSAGGIO_DI_ALTRA_CAMPAGNA',
      message: `il messaggio "${message.id}" è della campagna "${message.campaign}", il touchpoint di "${campaign}": scegline uno della stessa campagna.`,
    });
  }
  const told = message?.audiences ?? touchpoint.audiences;
  for (const audience of touchpoint.audiences.filter((a) => !told.includes(a) && content.find('audiences', a))) {
    problems.push({
      file,
      field: 'audiences',
      code: 'DESTINATARI_FUORI_MESSAGGIO',
      message: `"${audience}" non è tra i destinatari del messaggio "${touchpoint.message}": aggiungilo al messaggio o toglilo da qui.`,
    });
  }
  if (
    touchpoint.landing.type === 'audience' &&
    !content.find('campaigns', campaign)?.audiences.includes(touchpoint.landing.id)
  ) {
    problems.push({
      file,
      field: 'landing',
      code: 'PAGINA_INESISTENTE',
      message: `la campagna "${campaign}" non ha una pagina per "${touchpoint.landing.id}": aggiungi il gruppo ai suoi destinatari o scegli un'altra pagina.`,
    });
  }
  const template = touchpoint.card?.template;
  if (template === 'figure' && !touchpoint.card?.figure) {
    problems.push({
      file,
      field: 'card.figure',
      code: 'CARD_SENZA_DATO',
      message: 'il modello Dato mostra un numero: scegli quale.',
    });
  }
  if (template === 'quote' && message && !message.quote) {
    problems.push({
      file,
      field: 'card.template',
      code: 'CARD_SENZA_CITAZIONE',
      message: `il modello Citazione mostra la citazione del messaggio "${message.id}", che non ne ha: scrivila o scegli un altro modello.`,
    });
  }
  return problems;
}
