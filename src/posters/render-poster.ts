import { loadTypefaces } from '#cards/load-typefaces.ts';
import { templates } from '#cards/template-of.ts';
import type { PosterVariant } from '#links/poster-path.ts';
import type { Asset } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { type Ground, groundOf, type Theme } from '#model/theme.ts';
import { composeBack } from './compose-back.ts';
import { composeFront } from './compose-front.ts';
import { composePoster, type PosterContext } from './compose-poster.ts';
import type { PosterData } from './poster.ts';
import { posterProblem } from './poster-problem.ts';
import type { Press } from './press.ts';
import { previewPages } from './preview-pages.ts';
import { printSheets } from './print-sheets.ts';
import { type PosterFile, printSizes } from './print-size.ts';
import type { Sheet } from './sheet.ts';

export interface PosterRequest extends PosterContext {
  asset: Asset;
  file: PosterFile;
  variant?: PosterVariant;
}

/** The finished poster, or why it cannot be printed. */
export type RenderedPoster =
  | { ok: true; pdf: Uint8Array; sheets: Sheet[]; preview(width: number): Promise<Buffer[]> }
  | { ok: false; problems: Problem[] };

/** Lays out and prints one poster of an asset: tagged PDF, and on request a WebP of each page. */
export async function renderPoster(request: PosterRequest): Promise<RenderedPoster> {
  const { variant = 'plain' } = request;
  const data = composePoster(request, request.asset, request.file);
  const { sheets, problems } = layOut(data, request, variant);
  if (problems.length > 0) return { ok: false, problems };
  const { title, author } = data;
  const { pdf, vector } = await printSheets({ title, author, sheets, bleed: variant === 'bleed' });
  return { ok: true, pdf, sheets, preview: (width) => previewPages(vector, width) };
}

/** What would stop a poster from being printed; nothing is drawn. */
export function checkPoster(request: PosterRequest): Problem[] {
  const data = composePoster(request, request.asset, request.file);
  return layOut(data, request, 'plain').problems;
}

function layOut(data: PosterData, { asset, file }: PosterRequest, variant: PosterVariant) {
  const { theme, ground, template } = data.card;
  const size = printSizes[file.layout];
  const saving = variant === 'ink-saving';
  const press = (colours: Ground): Press => ({ size, typefaces: loadTypefaces(), colours });
  const front = composeFront(
    data,
    press(saving ? inkSaving(theme) : groundOf(theme, ground ?? templates[template].ground)),
  );
  const back = size.pages === 2 ? [composeBack(data, press(saving ? inkSaving(theme) : groundOf(theme, 'carta')))] : [];
  const all = [front, ...back];
  return {
    sheets: all.map(({ sheet }) => sheet),
    problems: all.flatMap(({ problems }) => problems.map((problem) => posterProblem(problem, asset, file))),
  };
}

/** Every template on white paper, thread in `filo`, words in `notte`. Art direction, §12. */
function inkSaving({ notte, filo }: Theme): Ground {
  const white = '#FFFFFF';
  return { ground: white, text: notte, secondary: notte, thread: filo, enclosed: white, onEnclosed: notte };
}
