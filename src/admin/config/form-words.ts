/** Italian names of the variants of a union, by discriminator. */
export const variantNames: Readonly<Record<string, string>> = {
  campaign: 'Campagna',
  message: 'Messaggio chiave',
  audience: 'Destinatari',
  course: 'Percorso formativo',
  event: 'Evento',
  asset: 'Materiale',
  page: 'Pagina',
  poster: 'Locandina fatta dal sito',
  cards: 'Card di un touchpoint',
  upload: 'File caricato',
  link: 'Collegamento a un altro sito',
  touchpoints: 'Conta i touchpoint',
  events: 'Conta gli eventi',
  assets: 'Conta i materiali',
  engagement: 'Dalle statistiche del sito',
  manual: 'Si scrive a mano, con la prova',
};

/** What one item of a list is called, by the name of the list, where the label is plural. */
export const singularNames: Readonly<Record<string, string>> = {
  figures: 'dato',
  tables: 'tabella',
  strands: 'attività o organo',
  kpis: 'KPI',
  phases: 'fase',
  measurements: 'misura',
  programme: 'punto del programma',
  speakers: 'relatore',
  needs: 'bisogno',
  files: 'file',
  texts: 'testo per una rete',
  terms: 'voce',
  notes: 'nota',
};
