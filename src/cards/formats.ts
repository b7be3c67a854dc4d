import { type FormatId, formatIds } from '#model/format.ts';

/**
 * Every format of a card: size, safe area, byte limit and file type.
 *
 * `safe` is kept free of words and logos, in px from each edge. Where a guide only advises a typographic margin
 * the grid's own margin stands; where a platform covers or crops, the layout moves: see `grid.ts`.
 * `maxBytes` is the strictest of the platform's limit and what previews are known to accept.
 */

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Format {
  id: FormatId;
  width: number;
  height: number;
  safe: Insets;
  /** A corner at the lower right that the platform writes on. */
  corner?: { width: number; height: number };
  type: 'png' | 'jpg';
  maxBytes: number;
  /** Shown where people stand in front of it: the touchpoint's QR is drawn. */
  qr: boolean;
  /** Where the numbers come from, read in November 2026. */
  source: string;
}

const KB = 1_000;
const MB = 1_000_000;
const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const sides = (x: number): Insets => ({ top: 0, right: x, bottom: 0, left: x });

type Row = Omit<Format, 'id' | 'qr'> & { qr?: boolean };

const rows: Record<FormatId, Row> = {
  og: {
    width: 1200,
    height: 630,
    safe: none,
    type: 'png',
    maxBytes: 300 * KB,
    source: 'Facebook: 1200×630, 8 MB; WhatsApp previews are dropped above 300 KB',
  },
  square: { width: 1080, height: 1080, safe: none, type: 'png', maxBytes: 1 * MB, source: 'generic 1:1' },
  story: {
    width: 1080,
    height: 1920,
    safe: { top: 250, right: 60, bottom: 340, left: 60 },
    type: 'png',
    maxBytes: 1 * MB,
    source: 'generic 9:16, with the safe area of stories',
  },
  x: {
    width: 1200,
    height: 628,
    // The title pill covers the lower left: 32 px of a 350 px wide phone, hence 110 of 1200.
    safe: { top: 60, right: 60, bottom: 110, left: 60 },
    type: 'png',
    maxBytes: 5 * MB,
    source: 'summary_large_image: 1200×628, 5 MB, 60 px margins, title over the lower left',
  },
  linkedin: {
    width: 1200,
    height: 627,
    safe: sides(50),
    type: 'png',
    maxBytes: 5 * MB,
    source: 'link post: 1200×627, 5 MB',
  },
  'linkedin-banner': {
    width: 1128,
    height: 191,
    safe: { top: 0, right: 0, bottom: 0, left: 220 },
    type: 'png',
    maxBytes: 3 * MB,
    source: 'company page: 1128×191, 3 MB; the logo covers about 220 px at the left',
  },
  facebook: { width: 1080, height: 1350, safe: sides(60), type: 'png', maxBytes: 8 * MB, source: 'post 4:5, 8 MB' },
  'facebook-event': {
    width: 1920,
    height: 1005,
    safe: { top: 100, right: 192, bottom: 100, left: 192 },
    type: 'png',
    maxBytes: 8 * MB,
    source: 'event cover: 1920×1005, 8 MB, centre 80 % kept by phones',
  },
  'instagram-square': {
    width: 1080,
    height: 1080,
    safe: sides(135),
    type: 'jpg',
    maxBytes: 8 * MB,
    source: 'API: JPEG only, 8 MB; the profile grid crops to 3:4, centre 810 px',
  },
  'instagram-portrait': {
    width: 1080,
    height: 1350,
    safe: sides(35),
    type: 'jpg',
    maxBytes: 8 * MB,
    source: 'API: JPEG only, 8 MB; the profile grid keeps 1010 px',
  },
  'instagram-story': {
    width: 1080,
    height: 1920,
    safe: { top: 250, right: 60, bottom: 340, left: 60 },
    type: 'jpg',
    maxBytes: 8 * MB,
    source: 'story and reel cover: 250 px top, 340 bottom, 60 sides; 8 MB; JPEG by API',
  },
  'whatsapp-status': {
    width: 1080,
    height: 1920,
    safe: { top: 250, right: 60, bottom: 250, left: 60 },
    type: 'png',
    maxBytes: 1 * MB,
    source: 'status: 250 px top and bottom; 16 MB, but heavy images are compressed again above 1 MB',
  },
  youtube: {
    width: 1280,
    height: 720,
    safe: none,
    corner: { width: 200, height: 60 },
    type: 'png',
    maxBytes: 2 * MB,
    source: 'thumbnail: 1280×720, 2 MB by API; the duration covers 200×60 at the lower right',
  },
  telegram: {
    width: 1280,
    height: 1280,
    safe: none,
    type: 'png',
    maxBytes: 10 * MB,
    source: 'Bot API: fits 1280×1280, 10 MB',
  },
  mastodon: { width: 1200, height: 675, safe: none, type: 'png', maxBytes: 16 * MB, source: '16:9, 16 MB, 8.3 MP' },
  bluesky: {
    width: 1200,
    height: 675,
    safe: none,
    type: 'png',
    maxBytes: 1 * MB,
    source: 'lexicon: 2,000,000 bytes an image, 1,000,000 as thumb of a link card',
  },
  email: {
    width: 1200,
    height: 400,
    safe: { top: 40, right: 40, bottom: 40, left: 40 },
    type: 'png',
    maxBytes: 200 * KB,
    source: 'shown at 600×200 (2x); no WebP or SVG in Outlook',
  },
  intranet: {
    width: 1920,
    height: 600,
    safe: sides(384),
    type: 'jpg',
    maxBytes: 400 * KB,
    source: 'responsive hero: the centre 60 % stays on phones',
  },
  'signage-landscape': {
    width: 1920,
    height: 1080,
    // 10 % for the words at the sides and top, 5 % for the strip.
    safe: { top: 108, right: 192, bottom: 54, left: 192 },
    type: 'png',
    maxBytes: 5 * MB,
    qr: true,
    source: 'title-safe 10 %, action-safe 5 % of the screen',
  },
  'signage-portrait': {
    width: 1080,
    height: 1920,
    safe: { top: 192, right: 108, bottom: 192, left: 108 },
    type: 'png',
    maxBytes: 5 * MB,
    qr: true,
    source: 'title-safe 10 % of the screen',
  },
};

export const formats: Readonly<Record<FormatId, Format>> = Object.fromEntries(
  formatIds.map((id) => [id, { qr: false, ...rows[id], id }]),
) as Record<FormatId, Format>;
