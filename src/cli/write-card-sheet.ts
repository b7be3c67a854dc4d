import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkSubject } from '#cards/check-card.ts';
import { type CardContext, campaignOf, composeCard } from '#cards/compose-card.ts';
import { drawSheet, type SheetRow } from '#cards/draw-sheet.ts';
import { formats } from '#cards/formats.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { WantedCard } from '#cards/render-all-cards.ts';
import { renderCardFor } from '#cards/render-card-for.ts';
import { type CardSubject, pageSubjects } from '#cards/subject.ts';
import { type FormatId, formatIds } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import { type CardTemplate, cardTemplates } from '#model/touchpoint.ts';
import { showProgress } from './show-progress.ts';

/** One row a format and a campaign, one card a template; with a format, every touchpoint and page in it. */
export async function writeCardSheet(
  context: CardContext,
  path: string,
  isWanted: (wanted: WantedCard) => boolean,
  only: FormatId | undefined,
): Promise<{ drawn: number; problems: Problem[] }> {
  const progress = showProgress(process.stderr, 'card');
  const ids = only ? [only] : formatIds;
  const planned = ids.flatMap((id) => {
    const wanted = allSubjects(context).filter((subject) => isWanted({ subject, format: id }));
    const groups = only ? inSevens(wanted) : byTemplate(context, wanted);
    return groups.map((subjects) => ({ id, subjects }));
  });
  const total = planned.reduce((sum, { subjects }) => sum + subjects.length, 0);
  if (total === 0) throw new RangeError('Nessuna card con queste opzioni: il provino non è stato scritto.');
  const typefaces = loadTypefaces();
  const problems: Problem[] = [];
  const rows: SheetRow[] = [];
  let done = 0;
  for (const { id, subjects } of planned) {
    const images: Buffer[] = [];
    for (const subject of subjects) {
      const wrong = checkSubject(context, typefaces, subject, [id]);
      // A page is drawn for links alone: that it does not fit another format is nobody's problem.
      if (subject.type === 'touchpoint' || id === 'og') problems.push(...wrong);
      const card = wrong.length > 0 ? undefined : await renderCardFor({ ...context, subject, format: id });
      if (card?.ok) images.push(card.image);
      done += 1;
      progress.show(done, total);
    }
    const { width, height } = formats[id];
    if (images.length > 0) rows.push({ images, width, height });
  }
  progress.end();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await drawSheet(rows, 2400));
  return { drawn: rows.reduce((sum, { images }) => sum + images.length, 0), problems };
}

function allSubjects({ content }: CardContext): CardSubject[] {
  return [...content.touchpoints.map(({ id }) => ({ type: 'touchpoint', id }) as const), ...pageSubjects(content)];
}

function inSevens(subjects: CardSubject[]): CardSubject[][] {
  return Array.from({ length: Math.ceil(subjects.length / 7) }, (_, at) => subjects.slice(at * 7, at * 7 + 7));
}

/** For each campaign, the first card of every template it uses. */
function byTemplate(context: CardContext, subjects: CardSubject[]): CardSubject[][] {
  return context.content.campaigns.map(({ id }) => {
    const own = subjects.filter((subject) => campaignOf(context.content, subject)?.id === id);
    const templates = own.map((subject) => composeCard(context, subject).template);
    const firsts = Object.keys(cardTemplates).map((template) => own[templates.indexOf(template as CardTemplate)]);
    return firsts.filter((subject) => subject !== undefined);
  });
}
