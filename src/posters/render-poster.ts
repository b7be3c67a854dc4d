import { loadTypefaces } from '#cards/load-typefaces.ts';
import { templates } from '#cards/template-of.ts';
import type { PosterVariant } from '#links/poster-path.ts';
import type { Asset } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { type Ground, groundOf, type Theme } from '#model/theme.ts';
import { composeBack } from './compose-back.ts';
import { composeFront } from './compose-front.ts';
import { composePoster, type PosterContext } from './compose-poster.ts';
import { fundingProblem, missingCharacters, posterProblem } from './poster-problem.ts';
import type { Press } from './press.ts';
import { previewPages } from './preview-pages.ts';
import { type PrintJob, printSheets } from './print-sheets.ts';
import { type PosterFile, printSizes } from './print-size.ts';
import type { Sheet } from './sheet.ts';

export interface PosterRequest extends PosterContext {
  asset: Asset;
  file: PosterFile;
  variant?: PosterVariant;
}

/** The finished poster, or why it cannot be printed. */
export type RenderedPoster = ({ ok: true } & PrintedPoster) | { ok: false; problems: Problem[] };

export interface PrintedPoster {
  pdf: Uint8Array;
  sheets: readonly Sheet[];
  /** A WebP of each page, so many px wide. */
  preview(width?: number): Promise<Buffer[]>;
}

/** Width of the pictures of the pages, px: sharp at twice the width they have in the page. */
export const previewWidth = 960;

/** Lays out and prints one poster of an asset: tagged PDF, and on request a picture of each page. */
export async function renderPoster(request: PosterRequest): Promise<RenderedPoster> {
  const { job, problems } = layOutPoster(request);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, ...(await printPoster(job)) };
}

/** Prints what was laid out. */
export async function printPoster(job: PrintJob): Promise<PrintedPoster> {
  const { pdf, vector } = await printSheets(job);
  return { pdf, sheets: job.sheets, preview: (width = previewWidth) => previewPages(vector, width) };
}

/** What would stop a poster from being printed; nothing is drawn. */
export function checkPoster(request: PosterRequest): Problem[] {
  return layOutPoster(request).problems;
}

/** The sheets of a poster, and the texts that do not fit them. */
export function layOutPoster(request: PosterRequest): { job: PrintJob; problems: Problem[] } {
  const { asset, file, variant = 'plain' } = request;
  const data = composePoster(request, asset, file);
  const { theme, ground, template } = data.card;
  const size = printSizes[file.layout];
  const saving = variant === 'ink-saving' ? inkSaving(theme) : undefined;
  const typefaces = loadTypefaces();
  const press = (colours: Ground): Press => ({ size, typefaces, colours });
  const front = composeFront(data, press(saving ?? groundOf(theme, ground ?? templates[template].ground)));
  const back = size.pages === 2 ? [composeBack(data, press(saving ?? groundOf(theme, 'carta')))] : [];
  const pages = [front, ...back];
  const sheets = pages.map(({ sheet }) => sheet);
  const tooLong = pages.flatMap((page) => page.problems.map((problem) => posterProblem(problem, asset, file)));
  const others = [
    missingCharacters(sheets, typefaces, asset, file),
    data.card.funding.eu ? fundingProblem(sheets, asset, file) : undefined,
  ];
  return {
    job: { title: data.title, author: data.author, sheets, bleed: variant === 'bleed' },
    problems: [...tooLong, ...others.filter((problem) => problem !== undefined)],
  };
}

/** Every template on white paper, thread in `filo`, words in `notte`. Art direction, §12. */
function inkSaving({ notte, filo }: Theme): Ground {
  const white = '#FFFFFF';
  return { ground: white, text: notte, secondary: notte, thread: filo, enclosed: white, onEnclosed: notte };
}
