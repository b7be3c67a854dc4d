import { callApi } from '#admin/backend/local-api.ts';
import type { Logo } from '#cards/card.ts';

/** The image marks of the cards, by campaign and organisation. */
export type Marks = ReadonlyMap<string, Logo>;

/** The file in which a build leaves its marks for the CMS beside it. */
const builtMarks = 'loghi.json';

/**
 * The marks as the build draws them: from the editor's own server as they are now, beside a git host as they were at the
 * last build. Where they can't be had the cards name the organisations in words.
 */
export async function loadMarks(local: boolean): Promise<Marks> {
  try {
    const found = local ? await callApi('logos', {}) : await (await fetch(builtMarks)).json();
    return new Map(found as [string, Logo][]);
  } catch {
    return new Map();
  }
}
