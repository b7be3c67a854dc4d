import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngagementSnapshot, engagementSnapshotSchema } from '#model/engagement.ts';
import type { Problem } from '#model/problem.ts';

/** The engagement of the campaigns, from `campaigns/<campaign>/results/<date>.json`; a file that can't be read is a problem, never no visits. */
export async function readResults(root: string, problems: Problem[]): Promise<EngagementSnapshot[]> {
  const snapshots: EngagementSnapshot[] = [];
  for (const campaign of (await readdir(join(root, 'campaigns')).catch(() => [])).sort()) {
    const folder = join(root, 'campaigns', campaign, 'results');
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      if (!name.endsWith('.json')) continue;
      const snapshot = await readFile(join(folder, name), 'utf8').then(parseSnapshot, () => undefined);
      if (snapshot?.campaign === campaign) snapshots.push(snapshot);
      else
        problems.push({
          file: `campaigns/${campaign}/results/${name}`,
          code: 'RISULTATI_ILLEGGIBILI',
          message: `i risultati non si leggono o sono di un'altra campagna: rifalli con "npm run report -- --campaign ${campaign}" o ripristina il file da git.`,
        });
    }
  }
  return snapshots;
}

function parseSnapshot(text: string): EngagementSnapshot | undefined {
  try {
    return engagementSnapshotSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
