import sharp from 'sharp';
import { renderCardFor } from '#cards/render-card-for.ts';
import { loadContent } from '#sources/load-content.ts';

/** The picture of the README: six cards of two campaigns, edge to edge as their threads meet. */

const rows = [
  ['punto-unico-locandina', 'apertura-fad-linkedin', 'educazione-digitale-linkedin'],
  ['forum-linkedin', 'referti-bluesky', 'firma-intranet'],
];
const tile = { width: 400, height: 210 };
const gap = 10;
const today = new Date('2026-11-20T10:00:00Z');

/** PNG of 1200 × 430 px, as light as a page wants it. */
export async function drawReadmeCards(root: string): Promise<Buffer> {
  const { content } = await loadContent(root);
  const tiles = rows.flatMap((ids, row) => ids.map((id, column) => ({ id, row, column })));
  const placed = await Promise.all(
    tiles.map(async ({ id, row, column }) => {
      const card = await renderCardFor({ content, today, subject: { type: 'touchpoint', id }, format: 'og' });
      if (!card.ok) throw new RangeError(`the card of "${id}" cannot be drawn`);
      const input = await sharp(card.image).resize(tile.width, tile.height, { kernel: 'lanczos3' }).toBuffer();
      return { input, left: column * tile.width, top: row * (tile.height + gap) };
    }),
  );
  const size = { width: 3 * tile.width, height: 2 * tile.height + gap, channels: 3, background: '#FFFFFF' } as const;
  return sharp({ create: size }).composite(placed).png({ palette: true, colours: 192, effort: 10 }).toBuffer();
}
