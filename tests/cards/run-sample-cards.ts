import { renderAllCards } from '#cards/render-all-cards.ts';
import { sampleContent } from '../posts/sample-content.ts';

/** Draws the sample content into a cache and a folder given on the command line: a process to run twice, or to kill. */
const [, , cacheDir = '', outDir = ''] = process.argv;
const content = sampleContent({
  touchpoints: Array.from({ length: 8 }, (_, index) => ({
    id: `prova-${index}`,
    card: { title: `Prova ${index}`, sign: [] },
  })),
  channels: [{ id: 'bluesky', network: 'bluesky', formats: ['email'] }],
});
await renderAllCards({ content, today: new Date('2025-09-15T10:00:00Z'), area: 'staff', outDir, cacheDir, workers: 2 });
