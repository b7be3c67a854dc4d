import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '#model/content.ts';
import { formatProblem } from '#model/problem.ts';
import type { Area } from '#model/visibility.ts';
import { checkPosters } from '#posters/check-posters.ts';
import { renderAllPosters } from '#posters/render-all-posters.ts';
import { themes } from '../fixtures/themes.ts';
import { type PosterChanges, posterContent, site, today } from './sample-posters.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

let outDir = '';
let cacheDir = '';
beforeEach(() => {
  outDir = fresh();
  cacheDir = fresh();
});

function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'filo-posters-'));
  folders.push(folder);
  return folder;
}

const files = [
  { type: 'poster', layout: 'a4', of: { type: 'message', id: 'punto-unico' }, touchpoint: 'bacheca' },
  { type: 'poster', layout: 'a5', of: { type: 'course', id: 'fad' } },
] as const;

const content = (changes: PosterChanges = {}) => posterContent([...files], changes);
const build = (all: Content, out = outDir, area: Area = 'public') =>
  renderAllPosters({ content: all, today, site, area, outDir: out, cacheDir });
const written = (out = outDir) =>
  (readdirSync(out, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name)).sort();

describe('renderAllPosters', () => {
  it('writes every poster in its three variants, with a picture of each page', async () => {
    expect(await build(content())).toEqual({ written: 6, drawn: 6, problems: [] });
    const folder = 'materiali/locandina-prova';
    expect(written()).toEqual(
      [
        'a4-pagina-1.webp',
        'a4-risparmio.pdf',
        'a4-tipografia.pdf',
        'a4.pdf',
        'a5-pagina-1.webp',
        'a5-pagina-2.webp',
        'a5-risparmio.pdf',
        'a5-tipografia.pdf',
        'a5.pdf',
      ].map((name) => `${folder}/${name}`),
    );
  });

  it('draws nothing again when nothing changed, and writes the same bytes', async () => {
    await build(content());
    const again = fresh();
    expect(await build(content(), again)).toEqual({ written: 6, drawn: 0, problems: [] });
    for (const name of written()) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(outDir, name))), name).toBe(true);
    }
  });

  it.each<[string, PosterChanges]>([
    ['a word of the message', { message: { title: 'Un punto unico di accesso per tutti' } }],
    ['the theme', { campaign: { theme: themes.piemonte } }],
    ['the organisations', { campaign: { supporters: ['regione-toscana'] } }],
    ['the funding', { campaign: { funding: { eu: false } } }],
    ['the name of the campaign', { campaign: { name: 'FSE 2.0 per tutti' } }],
  ])('draws again what %s changes', async (_, changes) => {
    await build(content());
    const { drawn } = await build(content(changes), fresh());
    expect(drawn).toBe('message' in changes ? 3 : 6);
  });

  it('draws again a file of the cache that was cut short', async () => {
    await build(content());
    const [name] = readdirSync(cacheDir).filter((one) => one.endsWith('.pdf'));
    writeFileSync(join(cacheDir, name as string), '');
    expect((await build(content(), fresh())).drawn).toBe(1);
  });

  it('writes for the public nothing of a touchpoint or of a material that is not out yet', async () => {
    await build(content({ touchpoint: { publishAt: '2025-10-01' } }));
    expect(written().filter((name) => name.includes('/a4'))).toEqual([]);
    const none = fresh();
    await build(content({ asset: { published: '2025-10-01' } }), none);
    expect(written(none)).toEqual([]);
    const staff = fresh();
    await build(content({ touchpoint: { publishAt: '2025-10-01' } }), staff, 'staff');
    expect(written(staff)).toHaveLength(9);
  });

  it('writes only those that are asked for', async () => {
    const out = fresh();
    const only = ({ file }: { file: { layout: string } }) => file.layout === 'a5';
    const run = await renderAllPosters({
      content: content(),
      today,
      site,
      area: 'public',
      outDir: out,
      cacheDir,
      only,
    });
    expect(run.written).toBe(3);
    expect(written(out).every((name) => name.includes('/a5'))).toBe(true);
  });

  it('leaves no half-written file behind', async () => {
    await build(content());
    expect([...written(), ...written(cacheDir)].filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('checkPosters', () => {
  it('finds nothing wrong in a good content', () => {
    expect(checkPosters({ content: content(), today, site })).toEqual([]);
  });

  it('finds two posters that would take the same place', () => {
    const twice = posterContent([files[0], { ...files[0], of: { type: 'event', id: 'forum' } }]);
    expect(checkPosters({ content: twice, today, site }).map(formatProblem)).toEqual([
      'content/assets/locandina-prova.mdx › files[1].layout: il materiale ha già una locandina A4: scegli un altro formato oppure crea un altro materiale. [LOCANDINA_DOPPIA]',
    ]);
  });

  it('leaves an id that leads nowhere to the check of references', () => {
    const lost = posterContent([{ ...files[0], of: { type: 'event', id: 'mai-visto' }, touchpoint: 'mai-visto' }]);
    expect(checkPosters({ content: lost, today, site })).toEqual([]);
  });
});
