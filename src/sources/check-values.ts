import type { Content } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { themeFailures } from '#model/theme.ts';
import { hint } from './suggest.ts';

/** First parts of addresses that belong to the site itself: no campaign and no page may take them. */
const RESERVED = [
  't',
  'cards',
  'admin',
  'api',
  'embed',
  'calendario',
  'cerca',
  'glossario',
  'uploads',
  'fonts',
  'feed',
  'pagefind',
  '404',
  'sitemap',
  'robots',
  'locandine',
  'kit',
  'eventi',
  'materiali',
  'qr',
  'schemi',
];
/** Folders of a campaign: no page of its own may take them. */
const SECTIONS = ['messaggi', 'per', 'percorsi', 'eventi', 'materiali', 'domande', 'piano', 'kit'];

/** Ids used twice, circles of references, tables, themes, and addresses that would collide. */
export function checkValues(content: Content, uploads: ReadonlySet<string>): Problem[] {
  return [
    ...duplicates(content),
    ...circles(content),
    ...addresses(content),
    ...content.campaigns.flatMap((c) => campaignValues(c)),
    ...content.courses.flatMap((c) => contentAreas(content, c)),
    ...content.assets.flatMap((a) => assetFiles(a, uploads)),
    ...content.events.flatMap(ecm),
  ];
}

type Named = [id: string, file: string, field?: string];

function duplicates(content: Content): Problem[] {
  const groups: [string, Named[]][] = [
    ['il touchpoint', content.touchpoints.map((t): Named => [t.id, t.file])],
    ['il dato', content.campaigns.flatMap((c) => c.figures.map((f, i): Named => [f.id, c.file, `figures[${i}]`]))],
    ['la tabella', content.campaigns.flatMap((c) => c.tables.map((t, i): Named => [t.id, c.file, `tables[${i}]`]))],
    ['il bisogno', content.audiences.flatMap((a) => a.needs.map((n, i): Named => [n.id, a.file, `needs[${i}]`]))],
    ['la nota', content.notes.map((n, i): Named => [n.id, 'content/settings/notes.yaml', `notes[${i}]`])],
    ['la voce', content.terms.map((t, i): Named => [t.id, 'content/settings/glossary.yaml', `terms[${i}]`])],
    ...content.plans.flatMap((p): [string, Named[]][] => [
      ['la fase', p.phases.map((f, i): Named => [f.id, p.file, `phases[${i}]`])],
      ['il KPI', p.kpis.map((k, i): Named => [k.id, p.file, `kpis[${i}]`])],
    ]),
    ...content.campaigns.map((c): [string, Named[]] => [
      "l'attività",
      c.strands.map((s, i): Named => [s.id, c.file, `strands[${i}]`]),
    ]),
  ];
  return groups.flatMap(([name, list]) => {
    const first = new Map<string, Named>();
    return list.flatMap(([id, file, field]): Problem[] => {
      const other = first.get(id);
      if (!other) {
        first.set(id, [id, file, field ?? '']);
        return [];
      }
      const where = `${other[1]}${other[2] ? ` › ${other[2]}` : ''}`;
      return [
        {
          file,
          ...(field ? { field: `${field}.id` } : {}),
          code: 'ID_RIPETUTO',
          message: `${name} "${id}" esiste già in ${where}: scegli un altro id.`,
        },
      ];
    });
  });
}

function circles(content: Content): Problem[] {
  const problems: Problem[] = [];
  const walk = (id: string, next: (id: string) => string | undefined): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined; at = next(at)) {
      if (seen.has(at)) return at === id;
      seen.add(at);
    }
    return false;
  };
  for (const c of content.campaigns) {
    if (walk(c.id, (id) => content.find('campaigns', id)?.parent)) {
      problems.push({
        file: c.file,
        field: 'parent',
        code: 'CERCHIO',
        message: `la campagna "${c.id}" finirebbe per far parte di se stessa: cambia «Fa parte di».`,
      });
    }
  }
  for (const a of content.assets) {
    if (walk(a.id, (id) => content.find('assets', id)?.supersededBy)) {
      problems.push({
        file: a.file,
        field: 'supersededBy',
        code: 'CERCHIO',
        message: `il materiale "${a.id}" finirebbe per sostituire se stesso: cambia «Sostituito da».`,
      });
    }
  }
  return problems;
}

function addresses(content: Content): Problem[] {
  const problems: Problem[] = [];
  const top = new Map(content.campaigns.map((c) => [c.id, c.file]));
  for (const c of content.campaigns) {
    if (RESERVED.includes(c.id)) problems.push(taken(c.file, c.id));
  }
  for (const p of content.pages) {
    if (p.campaign ? SECTIONS.includes(p.id) : RESERVED.includes(p.id) || top.has(p.id))
      problems.push(taken(p.file, p.id));
  }
  return problems;
}

function taken(file: string, id: string): Problem {
  return { file, code: 'INDIRIZZO_OCCUPATO', message: `l'indirizzo /${id}/ è già del sito: rinomina il file.` };
}

function campaignValues(campaign: Content['campaigns'][number]): Problem[] {
  const { file } = campaign;
  const rows = campaign.tables.flatMap((table, i) =>
    table.rows.flatMap((row, j): Problem[] => {
      const field = `tables[${i}].rows[${j}]`;
      if (row.length !== table.columns.length) {
        return [
          {
            file,
            field,
            code: 'RIGA_IRREGOLARE',
            message: `la riga "${row[0] ?? ''}" ha ${row.length} celle, le colonne sono ${table.columns.length}: una cella per colonna, vuota se il dato manca.`,
          },
        ];
      }
      const odd =
        table.unit === 'percent'
          ? row.slice(1).find((cell) => cell !== '' && !/^(100|\d{1,2}(,\d+)?)%$/.test(cell))
          : undefined;
      return odd === undefined
        ? []
        : [
            {
              file,
              field,
              code: 'PERCENTUALE_ERRATA',
              message: `"${odd}" non è una percentuale da 0% a 100%: correggi la cella o scegli «Solo tabella».`,
            },
          ];
    }),
  );
  return [...rows, ...checkTheme(campaign)];
}

/** Colours that nobody could read. */
export function checkTheme({ file, theme }: Content['campaigns'][number]): Problem[] {
  return themeFailures(theme).map((failure) => ({
    file,
    field: `theme.${failure.field}`,
    code: 'COLORI_ILLEGGIBILI',
    message: `${failure.message}.`,
  }));
}

function contentAreas(content: Content, course: Content['courses'][number]): Problem[] {
  const areas = (content.find('campaigns', course.campaign)?.strands ?? [])
    .filter((s) => s.group === 'content-area')
    .map((s) => s.id);
  return course.contentAreas.flatMap((id, i): Problem[] =>
    areas.includes(id)
      ? []
      : [
          {
            file: course.file,
            field: `contentAreas[${i}]`,
            code: 'AREA_SCONOSCIUTA',
            message: `l'area di contenuto "${id}" non esiste nella campagna.${hint(id, areas, 'Aree')}`,
          },
        ],
  );
}

function assetFiles(asset: Content['assets'][number], uploads: ReadonlySet<string>): Problem[] {
  return asset.files.flatMap((file, i): Problem[] =>
    file.type === 'upload' && !uploads.has(file.path)
      ? [
          {
            file: asset.file,
            field: `files[${i}].path`,
            code: 'FILE_MANCANTE',
            message: `il file "${file.path}" non è tra quelli caricati: caricalo o togli la voce.`,
          },
        ]
      : [],
  );
}

function ecm(event: Content['events'][number]): Problem[] {
  const { ecm, file } = event;
  if (ecm?.credits && !(ecm.provider && ecm.eventId && ecm.hours)) {
    return [
      {
        file,
        field: 'ecm',
        code: 'ECM_INCOMPLETO',
        message:
          'ci sono i crediti ma mancano provider, id evento o ore: i crediti si pubblicano solo con tutti e quattro i campi.',
      },
    ];
  }
  return [];
}
