import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '#model/content.ts';
import { isVisible } from '#model/visibility.ts';
import { loadContent } from '#sources/load-content.ts';
import { BUILT_ON, builtSite } from './built-site.ts';

let [staff, open] = ['', ''];
let content: Content;
beforeAll(async () => {
  [staff, open] = [await builtSite('staff'), await builtSite('public')];
  content = (await loadContent('.')).content;
});

const now = new Date(`${BUILT_ON}T11:00:00Z`);
const kitOf = ({ campaign, id }: { campaign: string; id: string }) => `${campaign}/kit/${id}/index.html`;

describe('the site of the redazione', () => {
  it('has the kit of every touchpoint it may see, drafts and embargoed ones too, which the public one has not', () => {
    const seen = content.touchpoints.filter((touchpoint) => isVisible(touchpoint, 'staff', now));
    const hidden = seen.filter((touchpoint) => !isVisible(touchpoint, 'public', now));
    expect(hidden.length).toBeGreaterThan(2);
    for (const touchpoint of seen) {
      expect(existsSync(join(staff, kitOf(touchpoint))), touchpoint.id).toBe(true);
      expect(existsSync(join(staff, `kit/${touchpoint.id}.zip`)), touchpoint.id).toBe(true);
      expect(existsSync(join(open, kitOf(touchpoint))), touchpoint.id).toBe(!hidden.includes(touchpoint));
      expect(existsSync(join(open, `kit/${touchpoint.id}.zip`)), touchpoint.id).toBe(!hidden.includes(touchpoint));
    }
  });

  it('says how to record a post, is under no index, and holds every page of the public one', async () => {
    // By its own text or its channel it is made for a network, and nobody has recorded it.
    const draft = content.touchpoints.find(
      ({ state, channel }) => state === 'draft' && content.get('channels', channel).network,
    );
    if (!draft) throw new Error('the content has no draft for a network');
    const html = await readFile(join(staff, kitOf(draft)), 'utf8');
    expect(html).toContain('--record');
    expect(html).toMatch(/<meta name="robots" content="[^"]*noindex/);
    const pages = async (site: string) =>
      (await readdir(site, { recursive: true })).filter((path) => path.endsWith('.html'));
    const [ours, theirs] = [new Set(await pages(staff)), await pages(open)];
    expect(theirs.filter((path) => !ours.has(path))).toEqual([]);
    for (const path of theirs) expect(await readFile(join(open, path), 'utf8'), path).not.toContain('--record');
  });
});
