import { join } from 'node:path';
import type { FormatId } from '#model/format.ts';
import { writeWhole } from './cache.ts';
import type { CardData } from './card.ts';
import { checkFundingBoxes } from './check-funding.ts';
import { composeScene } from './compose-scene.ts';
import { findMissingGlyphs, type MissingGlyphs } from './find-missing-glyphs.ts';
import { formats } from './formats.ts';
import { loadTypefaces } from './load-typefaces.ts';
import type { FitProblem } from './placing.ts';
import { renderChecked } from './render-scene.ts';

/** One card to draw into the cache. */
export interface RenderJob {
  card: CardData;
  format: FormatId;
  /** Its file in the cache. */
  name: string;
}

/** What became of it: a file only when nothing is wrong. */
export interface RenderResult {
  name: string;
  bytes: number;
  /** Characters the fonts do not have. */
  missing: MissingGlyphs[];
  fit: FitProblem[];
  /** What breaks the funding rules. */
  funding: string[];
  /** The file would be larger than its format allows. */
  tooHeavy: boolean;
}

/** Draws a card, checks it, and puts it in the cache when it passes. */
export async function renderJob({ card, format: id, name }: RenderJob, cacheDir: string): Promise<RenderResult> {
  const format = formats[id];
  const missing = findMissingGlyphs(card, loadTypefaces());
  const { scene, problems } = composeScene(card, format, loadTypefaces());
  if (missing.length + problems.length > 0)
    return { name, bytes: 0, missing, fit: problems, funding: [], tooHeavy: false };
  const { image, funding } = await renderChecked(scene, format.type, loadTypefaces());
  const wrong = card.funding.eu ? [...checkFundingBoxes(scene), ...funding] : [];
  const tooHeavy = image.length > format.maxBytes;
  if (wrong.length === 0 && !tooHeavy) await writeWhole(join(cacheDir, name), image);
  return { name, bytes: image.length, missing, fit: [], funding: wrong, tooHeavy };
}
