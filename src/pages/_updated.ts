import { gitUpdates, lastUpdate } from '#integration/last-updates.ts';
import { noteRead } from '#integration/page-reads.ts';

let git: Promise<Map<string, Date>> | undefined;

/** The latest change among the files a page is made of: from git, else from the disk. */
export async function lastUpdateOf(files: readonly string[]): Promise<Date | undefined> {
  noteRead(`updated ${files.join('|')}`);
  if (!git || import.meta.env.DEV) git = gitUpdates(process.cwd());
  const known = await git;
  const dates = await Promise.all(files.map((file) => lastUpdate(process.cwd(), file, known)));
  return dates.reduce((latest, date) => (date && (!latest || date > latest) ? date : latest), undefined);
}
