import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each folder of `src/` is for, in Italian, for who reads the diagram. */
const purposes: Readonly<Record<string, string>> = {
  model: 'i nomi: schemi, tipi e piccole funzioni pure',
  sources: 'dal disco al modello; il controllo dei contenuti',
  links: 'indirizzi tracciati, link brevi, QR',
  cards: 'le card: formati, composizione, disegno, cache',
  posters: 'le locandine: PDF accessibili con Typst',
  posts: 'i post: testi per rete, kit, feed, pubblicazione',
  engagement: 'che cosa hanno fatto i lettori: contatore, raccolta, rapporto',
  plan: 'a che punto siamo: KPI, calendario, filo',
  admin: 'la redazione in Decap CMS',
  integration: 'i ganci di Astro e ciò che una costruzione scrive',
  cli: 'i comandi',
  pages: 'le rotte del sito',
  layouts: "l'impianto delle pagine",
  components: 'i pezzi delle pagine',
  styles: 'gli stili',
};

type Graph = Map<string, Set<string>>;

/** Which folder of `src/` imports from which, read from the code itself. */
export function importGraph(src: string): Graph {
  const graph: Graph = new Map();
  for (const entry of readdirSync(src, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const uses = new Set<string>();
    for (const file of readdirSync(join(src, entry.name), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|astro|mjs|css)$/.test(file)) continue;
      const text = readFileSync(join(src, entry.name, file), 'utf8');
      for (const [, folder = ''] of text.matchAll(/(?:from|import)\s*\(?\s*['"]#([\w-]+)\//g)) uses.add(folder);
    }
    uses.delete(entry.name);
    graph.set(entry.name, uses);
  }
  return graph;
}

/** The document: a diagram without the arrows that a longer way already tells, then the whole table. */
export function drawArchitecture(graph: Graph): string {
  const folders = [...graph.keys()].sort();
  const arrows = folders.flatMap((from) =>
    targets(graph, from)
      .filter((to) => !targets(graph, from).some((middle) => isLongerWay(graph, from, middle, to)))
      .map((to) => `  ${from} --> ${to}`),
  );
  const nodes = folders.map((folder) => `  ${folder}["<b>${folder}</b><br/>${purposes[folder] ?? ''}"]`);
  const rows = folders.map((folder) => `| \`${folder}\` | ${targets(graph, folder).join(', ') || '—'} |`);
  return `# Architettura

<!-- Scritto da "npm run docs:architecture" leggendo gli import: non modificarlo a mano. -->

Una freccia va da chi usa a chi è usato. Non c'è la freccia che un giro più lungo dice già; la tabella le ha tutte. Che cosa
ciascuno *può* usare lo decide \`tests/architecture.test.ts\`.

\`\`\`mermaid
flowchart TD
${[...nodes, ...arrows].join('\n')}
\`\`\`

| Cartella di \`src/\` | Usa |
|---|---|
${rows.join('\n')}

I contenuti stanno fuori dal codice: \`content/\` ha le parole, \`campaigns/\` le intenzioni (campagne, piani, touchpoint) e ciò che è
accaduto (\`posted/\`, \`results/\`). Nessun file di codice ne contiene, nessun contenuto contiene codice.
`;
}

function targets(graph: Graph, from: string): string[] {
  return [...(graph.get(from) ?? [])].filter((to) => graph.has(to)).sort();
}

/** Whether the arrow to `to` is already told by the one to `middle`; folders that use each other tell nothing of one another. */
function isLongerWay(graph: Graph, from: string, middle: string, to: string): boolean {
  return middle !== to && reaches(graph, middle, to) && !reaches(graph, middle, from);
}

function reaches(graph: Graph, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return targets(graph, from).some((next) => reaches(graph, next, to, seen));
}
