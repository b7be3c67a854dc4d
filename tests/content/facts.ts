/**
 * The figures of the four source documents, transcribed by hand once more: the content of the site must say the same.
 */

/** Figure id -> value, exactly as it must be read. */
export const figureValues: Readonly<Record<string, string>> = {
  'operatori-toscani': '60.000',
  'mmg-pls-e-front-office': '3.800',
  'mmg-pls-toscani': '2.800',
  'front-office-toscani': '1.000',
  'formatori-toscani': '115',
  'formatori-da-individuare': '90',
  'formatori-individuati': '25',
  'apicali-toscani': 'fino a 100',
  'progetti-formazione': '4',
  'moduli-fad': '8',
  'minuti-modulo-fad': '30 minuti',
  'ore-fad': '4 ore',
  'ore-fsc': '5 ore',
  'ore-formatori-nuovi': '8 ore',
  'ore-formatori-individuati': '4 ore',
  'ore-apicali': '2 round da 4 ore',
  'durata-toscana': '18 mesi',
  'termine-toscana': 'giugno 2026',
  'aree-contenuto': '6',
  'milestone-documenti-nativi': 'dicembre 2024',
  'milestone-quota-mmg-pls': '85%',
  'milestone-scadenza-mmg-pls': 'dicembre 2025',
  'milestone-regioni': 'giugno 2026',
  'decreto-linee-guida': '20 maggio 2022',
  'gazzetta-linee-guida': '11 luglio 2022',
  'membri-tavolo-workforce': '17',
  'professionisti-primo-ciclo': 'circa 100.000',
  'quota-professionisti-2030': '100%',
  'traguardo-2030': '2030',
  'kpi-partenariato': '17',
  'post-social-partenariato': '100',
  'adulti-secondaria-inferiore': 'oltre 60 milioni',
  'adulti-formazione-annuale': 'almeno il 60%',
  'patto-competenze': '2020',
  'istituzione-fse': '2012',
  'stanziamento-pnrr': '1,38 mld di euro',
  'referti-laboratorio': '98%',
  'referti-radiologia': '90%',
  'verbali-pronto-soccorso': '88%',
  'lettere-dimissione': '78%',
  'referti-specialistica': '48%',
  'giorni-inserimento': '5',
  'termine-middleware': '31.12.2024',
  'ricette-dematerializzate': '71.187.225',
  'transazioni-pagamento': '+ 784',
  'avvio-formazione-piemonte': 'dal 2025',
};

/** Document, share handed over, share in CDA2, share in PADES. */
export const reports = [
  ['Lettera di dimissione ospedaliera', '78%', '73%', '99%'],
  ['Verbale di Pronto Soccorso', '88%', '86%', '96%'],
  ['Referto di Laboratorio', '98%', '84%', '100%'],
  ['Referto di Radiologia', '90%', '84%', '99%'],
  ['Referto Specialistica Ambulatoriale', '48%', '23%', '97%'],
];

/** Service, increase of 2023, total in December 2023; empty where the source gives none. */
export const services = [
  ['Pagamento', '+ 784 transazioni, + 15 MLN euro pagati', '3 MLN transazioni, 114 MLN euro pagati'],
  ['Ritiro referti e immagini con accesso facilitato', '+ 238mila referti scaricati', '1.302 mila referti scaricati'],
  ['Il mio medico', '+ 276 mila domande online', 'oltre 702mila'],
  ['Ricette dematerializzate', '+ 2.909.568 ricette digitali', '71.187.225 ricette digitali'],
  ['Buono celiachia', '+ 1.000 utenti e 50mila operazioni', '17.900 utenti e 119mila operazioni'],
  ['Autocertificazione esenzioni reddito', '+ 16mila istanze', 'circa 39mila'],
  ['Gestione deleghe', 'oltre 246mila deleghe attive', ''],
  ['Gestione consensi', '+ 700mila consensi per ritiro online', 'oltre 3,2 MLN'],
  ['Vaccinazioni', 'oltre 4,2 MLN documenti vaccinali', 'oltre 28 MLN documenti vaccinali'],
  [
    'Esenzioni per patologie',
    '251 esenzioni rilasciate, 259 certificati di patologia rilasciati',
    '771 esenzioni, 878 certificati di patologia',
  ],
  ['COVID19: tamponi, isolamenti, quarantene', '', ''],
  ['Prenotazioni visite ed esami', '', ''],
  ['Ritiro e consultazione documenti', '', ''],
  ['Taccuino', '', ''],
  ['Estratto conto', '', ''],
  ['Trova un (studio medico, struttura, farmacia)', '', ''],
];

/** Code, work package, target, deadline of the partnership's KPIs. */
export const partnershipKpis: readonly [string, string, number, string][] = [
  ['1.1', 'WP1', 30, '2026-06'],
  ['1.2', 'WP1', 6, '2026-06'],
  ['2.1', 'WP2', 4, '2024-09'],
  ['2.2', 'WP2', 100, '2026-06'],
  ['3.1', 'WP3', 4, '2024-06'],
  ['3.2', 'WP3', 3, '2024-12'],
  ['3.3', 'WP3', 10, '2026-06'],
  ['4.1', 'WP4', 10, '2026-06'],
  ['4.2', 'WP4', 15, '2026-06'],
  ['5.1', 'WP5', 6, '2025-12'],
  ['5.2', 'WP5', 6, '2025-12'],
  ['5.3', 'WP5', 6, '2025-12'],
  ['5.4', 'WP5', 6, '2025-12'],
  ['6.1a', 'WP6', 5, '2026-06'],
  ['6.1b', 'WP6', 42, '2026-06'],
  ['6.2', 'WP6', 6, '2026-06'],
  ['6.3', 'WP6', 40, '2026-06'],
];

/** Target, whether it is a maximum, deadline of the Tuscan programme's KPIs. */
export const tuscanKpis: readonly [string, number, boolean, string][] = [
  ['operatori-in-fad', 60000, false, '2026-06'],
  ['mmg-front-office-in-fsc', 3800, false, '2026-06'],
  ['formatori-formati', 115, false, '2025-11'],
  ['apicali-formati', 100, true, '2026-06'],
  ['mmg-pls-che-alimentano', 85, false, '2025-12'],
  ['documenti-nativi-digitali', 100, false, '2024-12'],
  ['regioni-che-usano-fse', 100, false, '2026-06'],
];

/** Course, format, duration as the sources give it; absent where they give none. */
export const courseHours: readonly [string, string, string | undefined][] = [
  ['fad-operatori', 'FAD', '8 moduli da 30 minuti, cioè 4 ore per ciascun discente'],
  ['fsc-mmg-front-office', 'FSC', '5 ore totali secondo le slide di avvio; la roadmap non indica ore'],
  ['open-lab-promis', 'other', undefined],
  ['res-apicali', 'RES', '2 round di sessioni da 4 ore per Area Vasta, uno nel 2025 e uno nel 2026'],
  ['res-formatori', 'RES', '8 ore per i 90 formatori da individuare; 4 ore per i 25 già individuati'],
  ['sessioni-centralizzate-piemonte', 'other', undefined],
  ['sessioni-locali-piemonte', 'other', undefined],
  ['skills-intelligence', 'other', undefined],
  ['training-mmg-pls-piemonte', 'other', undefined],
  ['webinar-fondi-europei', 'other', undefined],
];

/** Start and end of the five stretches of the training roadmap. */
export const roadmap = [
  ['2025-01', '2025-06'],
  ['2025-06', '2026-06'],
  ['2025-06', '2025-11'],
  ['2025-06', '2026-06'],
  ['2025-10', '2026-06'],
];

/** The thirteen disagreements and damages that the editorial notes must tell, in order. */
export const noteIds = [
  'mmg-pls-e-accoglienza',
  'ore-apicali',
  'ore-formatori',
  'ore-fsc',
  'fasi-comunicazione',
  'investimento-131',
  'comitato-promis',
  'gruppo-aziendale',
  'pnrr-competenze',
  'nome-dipartimento',
  'testi-illeggibili',
  'pagamenti-piemonte',
  'moduli-e-aree',
];

/**
 * SHA-256 (first 16 digits) of the words that must be nowhere: unreadable numbers, unverified names, an example patient.
 * Hashed, so that this file does not write them either.
 */
export const forbidden: ReadonlySet<string> = new Set([
  'c4effebbc3d4ddd4',
  '6b63031ad538254b',
  '9e78b43ea00edcac',
  '44dd57471a96a9ac',
  '1c3ed1f8f666f792',
  '2bed7dfed277df86',
]);

/** Names of the seventeen at the table. */
export const members = [
  'Basilicata',
  'Calabria',
  'Emilia-Romagna',
  'Friuli Venezia Giulia',
  'Liguria',
  'Lombardia',
  'Marche',
  'Piemonte',
  'Puglia',
  'Sardegna',
  'Sicilia',
  'Toscana',
  'Umbria',
  'Valle d’Aosta',
  'Veneto',
  'Trento',
  'Bolzano',
];
