import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cardPath } from '#links/card-path.ts';
import type { Content } from '#model/content.ts';
import { commonFormatIds, type FormatId } from '#model/format.ts';
import { type Area, isVisible } from '#model/visibility.ts';
import type { CardContext } from './compose-card.ts';
import { formats } from './formats.ts';
import { renderCardFor } from './render-card-for.ts';
import { type CardSubject, pageSubjects, subjectFolder } from './subject.ts';

export interface AllCards extends CardContext {
  area: Area;
  outDir: string;
  onProgress?: (done: number, total: number) => void;
}

/** Writes every card of a build: a touchpoint's formats, and one Open Graph card for every page. */
export async function renderAllCards(all: AllCards): Promise<{ written: number }> {
  const jobs = cardJobs(all.content, all.area, all.today);
  let done = 0;
  for (const { subject, format } of jobs) {
    const path = join(all.outDir, cardPath(subjectFolder(all.content, subject), format, formats[format].type));
    const rendered = await renderCardFor({ ...all, subject, format });
    if (rendered.ok) await writeWhole(path, rendered.image);
    done += 1;
    all.onProgress?.(done, jobs.length);
  }
  return { written: done };
}

/** What a build draws: nothing of a touchpoint the public may not see yet. */
export function cardJobs(content: Content, area: Area, today: Date): { subject: CardSubject; format: FormatId }[] {
  const visible = content.touchpoints.filter((touchpoint) => isVisible(touchpoint, area, today));
  const own = visible.flatMap((touchpoint) => {
    const channel = content.get('channels', touchpoint.channel);
    const wanted = new Set<FormatId>([...commonFormatIds, ...channel.formats]);
    return [...wanted].map((format) => ({ subject: { type: 'touchpoint', id: touchpoint.id } as const, format }));
  });
  return [...own, ...pageSubjects(content).map((subject) => ({ subject, format: 'og' as const }))];
}

/** Writes beside the file and renames, so that nobody ever meets half of it. */
async function writeWhole(path: string, data: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, data);
  await rename(part, path);
}
