import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { numbers, row, snapshot } from '../plan/snapshot.ts';

/** One thing that somebody may change, and a file of the site that must change with it. */
export interface Edit {
  name: string;
  apply: (root: string) => Promise<void>;
  shows: string;
  /** Environment of the builds from then on. */
  env?: Record<string, string>;
}

/** What the edits need besides a tiny region: a git of its own, a material with its file. */
export async function prepareEdits(root: string): Promise<void> {
  await write(root, 'content/uploads/scheda.pdf', 'una scheda');
  await write(
    root,
    'content/assets/scheda.mdx',
    '---\ntitle: Una scheda\ncampaign: campagna-0\nkind: document\nsummary: Una scheda che serve a misurare.\naudiences: [operatori]\nalt: Una scheda di prova\nsources: [fonte]\nfiles:\n  - type: upload\n    path: /uploads/scheda.pdf\n---\n',
  );
  // A site with a public address must have it.
  const statement = '\naccessibilityStatement: https://form.agid.gov.it/view/prova\n';
  await change(root, 'content/settings/site.yaml', /$/, statement);
  git(root, '2026-01-01', 'init', '-q');
  commit(root, '2026-01-01', '.');
  await write(
    root,
    'content/pages/datata.mdx',
    '---\ntitle: Una pagina datata\ndescription: Una pagina di cui conta la data.\n---\n\nTesto.\n',
  );
  commit(root, '2026-02-02', 'content/pages/datata.mdx');
}

/** Edits that touch different pages: none hides another. */
export const pageEdits: Edit[] = [
  {
    name: 'the body of a page',
    apply: (root) => change(root, 'content/pages/pagina-0.mdx', /$/, '\nUna frase in più.\n'),
    shows: 'campagna-0/pagina-0/index.html',
  },
  {
    name: 'the title of an event',
    apply: (root) => change(root, 'content/events/evento-0.mdx', 'Evento sintetico 0', 'Evento rinominato'),
    shows: 'calendario/evento/evento-0.ics',
  },
  {
    name: 'the words of a card',
    apply: (root) =>
      change(root, 'campaigns/campagna-0/touchpoints/touchpoint-1.yaml', 'Touchpoint numero 1', 'Altre parole'),
    shows: 'cards/touchpoint-1/og.png',
  },
  {
    name: 'a message',
    apply: (root) => change(root, 'content/messages/messaggio-0-2.mdx', 'in breve', 'in brevissimo'),
    shows: 'campagna-0/kit/touchpoint-2/kit.json',
  },
  {
    name: 'the bytes of an uploaded file',
    apply: (root) => write(root, 'content/uploads/scheda.pdf', 'una scheda '.repeat(500)),
    shows: 'campagna-0/materiali/scheda/index.html',
  },
  {
    name: 'the ledger of what was posted',
    apply: (root) =>
      write(
        root,
        'campaigns/campagna-0/posted/touchpoint-0.json',
        JSON.stringify({ touchpoint: 'touchpoint-0', posts: [{ network: 'linkedin', at: '2026-01-05T08:30:00Z' }] }),
      ),
    shows: 'campagna-0/kit/index.html',
  },
  {
    name: 'the results of a campaign',
    apply: (root) => write(root, 'campaigns/campagna-0/results/2026-11-19.json', JSON.stringify(results())),
    shows: 'campagna-0/piano/index.html',
  },
  {
    name: 'the date of a commit',
    apply: async (root) => {
      git(root, '2026-03-03', 'commit', '-q', '--amend', '--no-edit');
    },
    shows: 'datata/index.html',
  },
];

/** Edits that many pages show. */
export const siteEdits: Edit[] = [
  {
    name: 'an organisation',
    apply: (root) => change(root, 'content/organisations/regione.yaml', /Regione sintetica/g, 'Regione rinominata'),
    shows: 'campagna-0/index.html',
  },
  {
    name: 'the theme and the claim of a campaign',
    apply: async (root) => {
      await change(root, 'campaigns/campagna-0/campaign.yaml', '#0B3B34', '#102A43');
      await change(root, 'campaigns/campagna-0/campaign.yaml', 'La campagna numero 0', 'Un altro motto');
    },
    shows: 'cards/pagine/campagna-0/og.png',
  },
  {
    name: 'a template',
    apply: (root) => change(root, 'src/components/PageFoot.astro', 'Ultimo aggiornamento', 'Aggiornata'),
    shows: 'campagna-0/pagina-0/index.html',
  },
  {
    name: 'a style',
    apply: (root) => change(root, 'src/styles/words.css', /$/, '\n@layer words { .prose h2 { margin-top: 77px; } }\n'),
    shows: 'campagna-0/pagina-0/index.html',
  },
  {
    name: 'how cards are drawn',
    apply: (root) => change(root, 'src/cards/palette.ts', /$/, '\n// Drawn otherwise.\n'),
    shows: '',
  },
  {
    name: 'the address of the site',
    apply: async () => {},
    env: { FILO_SITE: 'https://filo.example.org/' },
    shows: 'sitemap-0.xml',
  },
  { name: 'the reporting date', apply: async () => {}, env: { FILO_TODAY: '2025-01-02' }, shows: 'index.html' },
];

async function write(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function change(root: string, path: string, from: string | RegExp, to: string): Promise<void> {
  const file = join(root, path);
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}`);
  await writeFile(file, changed);
}

function commit(root: string, day: string, path: string): void {
  git(root, day, 'add', '--', 'content', 'campaigns');
  git(root, day, 'commit', '-q', '-m', `content: ${path}`);
}

function git(root: string, day: string, ...args: string[]): void {
  const when = `${day}T12:00:00Z`;
  const who = {
    GIT_AUTHOR_NAME: 'Prova',
    GIT_AUTHOR_EMAIL: 'prova@example.org',
    GIT_COMMITTER_NAME: 'Prova',
    GIT_COMMITTER_EMAIL: 'prova@example.org',
  };
  const env = { ...process.env, ...who, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when };
  const { status, stderr } = spawnSync('git', args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function results() {
  const totals = { visitors: 40, visits: 50, pageviews: 90, actions: 7, converted: 5, conversion: 12.5, time: 33 };
  return snapshot({
    campaign: 'campagna-0',
    to: '2026-11-19',
    totals: numbers(totals),
    touchpoints: [row('touchpoint-0', totals)],
  });
}
