import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { renderAllCards } from '#cards/render-all-cards.ts';
import { sampleContent } from '../../tests/posts/sample-content.ts';

/** Draws so many cards of invented touchpoints into a folder, and tells how long it took. */
const [, , cards = '', folder = ''] = process.argv;
const touchpoints = Array.from({ length: Math.ceil(Number(cards) / 3) }, (_, number) => ({
  id: `prova-${number}`,
  card: {
    title: `Otto moduli da trenta minuti, prova ${number}`,
    detail: 'Si comincia con una valutazione iniziale.',
    sign: [],
  },
}));
const content = sampleContent({ touchpoints });
const before = process.cpuUsage();
const started = performance.now();
const run = await renderAllCards({
  content,
  today: new Date('2025-09-15T10:00:00Z'),
  area: 'staff',
  outDir: join(folder, 'out'),
  cacheDir: join(folder, 'cache'),
});
const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
const { user, system } = process.cpuUsage(before);
const cpu = Number(((user + system) / 1e6).toFixed(2));
process.send?.({ cpu, cards: run.report.length, drawn: run.drawn, seconds, memory }, () => process.exit(0));
