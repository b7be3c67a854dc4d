import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostedRecord } from '#model/content.ts';
import { postedFileSchema } from '#model/posted.ts';
import type { Problem } from '#model/problem.ts';

/** What is out, from `campaigns/<campaign>/posted/<touchpoint>.json`; a file that can't be read is a problem, never a missing post. */
export async function readPosted(root: string, problems: Problem[]): Promise<PostedRecord[]> {
  const records: PostedRecord[] = [];
  for (const campaign of (await readdir(join(root, 'campaigns')).catch(() => [])).sort()) {
    const folder = join(root, 'campaigns', campaign, 'posted');
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      if (!name.endsWith('.json')) continue;
      const file = `campaigns/${campaign}/posted/${name}`;
      try {
        const { touchpoint, posts } = postedFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
        records.push(...posts.map((post) => ({ touchpoint, campaign, ...post })));
      } catch {
        problems.push({
          file,
          code: 'REGISTRO_ILLEGGIBILE',
          message: 'il registro dei post pubblicati non si legge: ripristinalo da git, non cancellarlo.',
        });
      }
    }
  }
  return records;
}
