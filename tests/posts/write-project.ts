import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type CollectionName, pathOf } from '#model/collections.ts';
import type { Content } from '#model/content.ts';

const kinds = ['campaigns', 'messages', 'channels', 'organisations', 'audiences', 'events', 'touchpoints'] as const;

/** Writes content to disk as an editor's project, in a new folder under the system's temporary one. */
export async function writeProject(content: Content): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'filo-project-'));
  for (const kind of kinds) {
    for (const { id, file: _, body, bodyLine: __, ...fields } of content[kind]) {
      const campaign = kind === 'touchpoints' && 'campaign' in fields ? String(fields.campaign) : undefined;
      if (campaign !== undefined) delete (fields as { campaign?: string }).campaign;
      await write(root, kind, id, fields, body, campaign);
    }
  }
  await write(root, 'site', 'site', content.site, '');
  return root;
}

async function write(
  root: string,
  kind: CollectionName,
  id: string,
  fields: object,
  body: string,
  campaign?: string,
): Promise<void> {
  const path = join(root, pathOf(kind, id, campaign));
  const yaml = stringify(fields, { lineWidth: 0 });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, path.endsWith('.mdx') ? `---\n${yaml}---\n\n${body}\n` : yaml);
}
