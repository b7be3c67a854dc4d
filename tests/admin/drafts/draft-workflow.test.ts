import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, copyContent, discard, type ServedAdmin, serveAdmin } from '../serve-admin.ts';

let served: ServedAdmin;
let token = '';
const path = 'content/faqs/prova.mdx';
const faq = '---\n# nota\nquestion: "Quanto dura?" # dopo\nsummary: breve\n---\n\nQuattro ore.';
const key = { collection: 'faqs', slug: 'prova' };

beforeAll(async () => {
  const root = await copyContent();
  await writeFile(join(root, path), faq);
  await writeFile(join(root, '.gitignore'), '.filo/\n');
  commitAll(root);
  served = await serveAdmin(root, 0, { FILO_GIT: '1' });
  const answer = await fetch(`${served.url}/_redazione/api/session`, { headers: { 'x-redazione': '1' } });
  token = ((await answer.json()) as { token: string }).token;
});

afterAll(async () => {
  await served.stop();
  await discard(served.root);
});

const git = (...args: string[]) => execFileSync('git', args, { cwd: served.root, encoding: 'utf8' });
const read = (name = path) => readFile(join(served.root, name), 'utf8');
const changed = () => git('status', '--porcelain');

interface Answer {
  status: number;
  json: Record<string, unknown>;
}

async function call(action: string, params: object): Promise<Answer> {
  const response = await fetch(`${served.url}/_redazione/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-redazione-token': token },
    body: JSON.stringify({ action, params }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const open = async (name = path) => ((await call('getEntry', { path: name })).json.file as { id: string }).id;
const draftText = async () => (await call('unpublishedEntryDataFile', { ...key, path })).json.data;

async function save(text: string, base: string | undefined, more: object = {}): Promise<Answer> {
  return call('persistEntry', {
    dataFiles: [{ path, text, base }],
    who: 'Anna',
    message: 'content: modifica faqs «prova»',
    draft: key,
    ...more,
  });
}

const hashOf = (answer: Answer) => (answer.json.hashes as Record<string, string>)[path] ?? '';
const ready = () => call('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish', who: 'Bruno' });
const publish = () => call('publishUnpublishedEntry', { ...key, who: 'Bruno' });

beforeEach(async () => {
  await call('deleteUnpublishedEntry', key);
  await writeFile(join(served.root, path), faq);
  git('commit', '--quiet', '--allow-empty', '-am', 'Come prima');
});

describe('a draft under review', () => {
  it('never touches the project until it is published, then commits its file alone', async () => {
    await writeFile(join(served.root, 'content/sources/altrui.yaml'), 'title: lavoro di un altro\n');
    await writeFile(join(served.root, 'content/settings/notes.yaml'), 'notes: []\n');
    const others = changed();
    const text = `${faq.replace('"Quanto dura?"', '"Quanto dura il corso?"')}\r\nFine`;
    expect((await save(text, await open())).status).toBe(200);
    expect(changed()).toBe(others);
    expect(await read()).toBe(faq);
    expect((await call('unpublishedEntries', {})).json).toEqual(['faqs/prova']);
    expect((await call('unpublishedEntry', key)).json).toMatchObject({
      ...key,
      status: 'draft',
      diffs: [{ path, newFile: false, id: path }],
      pullRequestAuthor: 'Prova',
    });
    expect(await draftText()).toBe(text);
    expect((await publish()).status).toBe(422);
    await call('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_review', who: 'Bruno' });
    expect((await call('unpublishedEntry', { id: 'faqs/prova' })).json).toMatchObject({ status: 'pending_review' });
    await ready();
    expect(changed()).toBe(others);
    expect(git('branch', '--list')).toBe('* main\n');
    expect(await publish()).toMatchObject({ status: 200, json: { paths: [path] } });
    expect(await read()).toBe(text);
    expect(git('log', '-1', '--format=%an|%s|', '--name-only')).toBe(
      `Prova|content: pubblica faqs «prova»|\n\n${path}\n`,
    );
    expect(git('show', `HEAD:${path}`)).toBe(text);
    expect(changed()).toBe(others);
    expect((await call('unpublishedEntries', {})).json).toEqual([]);
    const steps = execFileSync('git', ['for-each-ref', 'refs/archivio', '--format=%(refname)'], {
      cwd: join(served.root, '.filo/bozze.git'),
      encoding: 'utf8',
    });
    expect(steps).toContain('refs/archivio/faqs/prova/');
    git('checkout', '--quiet', '--', 'content/settings/notes.yaml');
  });

  it('gives the texts of the redazione and no other file of the project', async () => {
    await save(`${faq}\n`, await open());
    expect((await call('unpublishedEntryDataFile', { ...key, path: '.gitignore' })).status).toBe(422);
    await call('deleteUnpublishedEntry', key);
  });

  it('makes a new file only when it is published', async () => {
    const fresh = { path: 'content/faqs/nuova.mdx', text: '---\nquestion: Nuova?\n---\n\nSì.\n' };
    const of = { collection: 'faqs', slug: 'nuova' };
    expect((await call('persistEntry', { dataFiles: [fresh], draft: of })).status).toBe(200);
    expect(await readdir(join(served.root, 'content/faqs'))).not.toContain('nuova.mdx');
    expect((await call('unpublishedEntry', of)).json).toMatchObject({ diffs: [{ newFile: true }] });
    expect((await call('persistEntry', { dataFiles: [fresh], draft: of })).json.error).toBe(
      "C'è già una bozza faqs/nuova: aprila, o scegli un altro nome.",
    );
    await call('updateUnpublishedEntryStatus', { ...of, newStatus: 'pending_publish' });
    expect((await call('publishUnpublishedEntry', of)).status).toBe(200);
    expect(await read(fresh.path)).toBe(fresh.text);
    expect(git('status', '--porcelain', '--', fresh.path)).toBe('');
  });

  it('is not saved over by another window, which sees both versions', async () => {
    const base = await open();
    const first = await save(`${faq} Anna.`, base);
    const second = await save(`${faq} Bruno.`, base);
    expect(second).toMatchObject({
      status: 409,
      json: {
        error: `La bozza di ${path} è cambiata da quando l'hai aperta.`,
        conflict: { path, theirs: `${faq} Anna.`, who: 'Anna', hash: hashOf(first) },
      },
    });
    expect((await save(`${faq} Anna e Bruno.`, hashOf(first))).status).toBe(200);
    expect(await draftText()).toBe(`${faq} Anna e Bruno.`);
  });

  it('meets a project that moved on: shown at the next save, put together when fields differ', async () => {
    const first = await save(faq.replace('Quattro', 'Cinque'), await open());
    const published = faq.replace('breve', 'lungo');
    await writeFile(join(served.root, path), published);
    const told = await save(faq.replace('Quattro', 'Sei'), hashOf(first));
    expect(told.json.conflict).toMatchObject({ path, theirs: published, base: faq });
    const answer = published.replace('Quattro', 'Sei');
    const { hash } = told.json.conflict as { hash: string };
    expect((await save(answer, hash)).status).toBe(200);
    expect(await draftText()).toBe(answer);
    await ready();
    expect((await publish()).status).toBe(200);
    expect(await read()).toBe(answer);
  });

  it('is put together with the project when published, or refused by the names of the fields', async () => {
    await save(faq.replace('Quattro', 'Cinque'), await open());
    await ready();
    await writeFile(join(served.root, path), faq.replace('Quattro', 'Sette'));
    expect((await publish()).json.error).toBe(
      `Il file ${path} è cambiato dopo l'inizio della bozza, negli stessi campi: testo. Apri la bozza e salvala: vedrai le due versioni e potrai unirle.`,
    );
    expect(await read()).toBe(faq.replace('Quattro', 'Sette'));
    await writeFile(join(served.root, path), faq.replace('breve', 'altro'));
    expect((await publish()).status).toBe(200);
    expect(await read()).toBe(faq.replace('breve', 'altro').replace('Quattro', 'Cinque'));
  });

  it('keeps its images apart until the text that names them is published', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const image = 'content/uploads/di-bozza.png';
    const kept = await call('persistMedia', { asset: { path: image, content: png.toString('base64') } });
    expect(kept.json).toMatchObject({ path: image });
    expect(changed()).not.toContain('di-bozza');
    expect(JSON.stringify((await call('getMedia', { mediaFolder: 'content/uploads' })).json)).toContain('di-bozza.png');
    expect((await fetch(`${served.url}/_redazione/media/${image}`)).status).toBe(200);
    expect((await call('getMediaFile', { path: image })).json).toMatchObject({ path: image, size: kept.json.size });
    await save(`${faq}\n\n![Rosso](/uploads/di-bozza.png)\n`, await open());
    await ready();
    expect((await publish()).json.paths).toEqual([path, image]);
    expect(git('show', '--stat', '--name-only', '--format=', 'HEAD')).toBe(`${path}\n${image}\n`);
    expect(await readdir(join(served.root, '.filo/bozze-media/content/uploads'))).toEqual([]);
  });

  it('gives an upload whose name the project has taken one of its own, at once', async () => {
    const image = 'content/uploads/presa.png';
    const asset = async (background: string) => {
      const made = sharp({ create: { width: 9, height: 9, channels: 3, background } });
      return { path: image, content: (await made.png().toBuffer()).toString('base64') };
    };
    const [mine, published] = [await asset('#c00'), await asset('#0c0')];
    await mkdir(join(served.root, 'content/uploads'), { recursive: true });
    await writeFile(join(served.root, image), Buffer.from(published.content, 'base64'));
    expect((await call('persistMedia', { asset: mine })).json.path).toBe('content/uploads/presa-2.png');
    expect((await call('persistMedia', { asset: mine })).json.path).toBe('content/uploads/presa-2.png');
    expect(await save(`${faq}\n![Rosso](/uploads/presa.png)\n`, await open(), { assets: [mine] })).toMatchObject({
      status: 409,
      json: { error: `Il file ${image} esiste già ed è un altro: dai un altro nome al tuo.` },
    });
    await save(`${faq}\n![Rosso](/uploads/presa-2.png)\n`, await open());
    await ready();
    expect((await publish()).json.paths).toEqual([path, 'content/uploads/presa-2.png']);
    expect(await readFile(join(served.root, image), 'base64')).toBe(published.content);
    await rm(join(served.root, image));
  });

  it('replaces a published image at once, with a commit of its own, and not over one it has not seen', async () => {
    const image = 'content/uploads/da-cambiare.png';
    const made = (background: string) =>
      sharp({ create: { width: 5, height: 5, channels: 3, background } })
        .png()
        .toBuffer();
    const before = await made('#c00');
    await mkdir(join(served.root, 'content/uploads'), { recursive: true });
    await writeFile(join(served.root, image), before);
    git('add', image);
    git('commit', '--quiet', '-m', 'Con immagine');
    const asset = { path: image, content: (await made('#0c0')).toString('base64') };
    const hash = createHash('sha256').update(before).digest('hex');
    for (const seen of [undefined, { path: image, hash: hash.replace(/./g, '0') }])
      expect((await call('replaceMedia', { asset, seen })).status).toBe(409);
    expect(await readFile(join(served.root, image))).toEqual(before);
    expect((await call('replaceMedia', { asset, seen: { path: image, hash } })).status).toBe(200);
    expect(git('log', '-1', '--name-only', '--format=%s')).toBe(`content: sostituisce «${image}»\n\n${image}\n`);
    const outside = { path: 'content/settings/site.yaml', content: asset.content };
    expect((await call('replaceMedia', { asset: outside })).status).toBe(415);
    git('rm', '--quiet', image);
    git('commit', '--quiet', '-m', 'Senza');
  });

  it('brings its images although the project has its text already', async () => {
    const png = await sharp({ create: { width: 7, height: 7, channels: 3, background: '#00c' } })
      .png()
      .toBuffer();
    const image = 'content/uploads/scritta-a-mano.png';
    await call('persistMedia', { asset: { path: image, content: png.toString('base64') } });
    const text = `${faq}\n\n![Blu](/uploads/scritta-a-mano.png)\n`;
    await save(text, await open());
    await ready();
    await writeFile(join(served.root, path), text);
    expect((await publish()).json).toMatchObject({ paths: [path, image] });
    expect(await read()).toBe(text);
    expect((await readFile(join(served.root, image))).length).toBeGreaterThan(0);
  });

  it.each([
    ['its organisation', 'organisations', 'estar', 'content/organisations/estar.yaml'],
    ['its campaign', 'campaigns', 'fse-toscana', 'campaigns/fse-toscana/campaign.yaml'],
  ])('keeps a logo apart until %s is published', async (_whose, collection, slug, entry) => {
    const logo = 'campaigns/fse-toscana/logos/estar.svg';
    await rm(join(served.root, logo), { force: true });
    git('commit', '--quiet', '--allow-empty', '-am', 'Senza logo');
    const size = collection.length;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h${size}v9H0z"/></svg>`;
    await call('persistMedia', { asset: { path: logo, content: Buffer.from(svg).toString('base64') } });
    await save(`${faq} Altro.`, await open());
    await ready();
    expect((await publish()).json.paths).toEqual([path]);
    expect(changed()).not.toContain('logos');
    const draft = { collection, slug };
    const file = { path: entry, text: `${await read(entry)}# vista\n`, base: await open(entry) };
    expect((await call('persistEntry', { dataFiles: [file], draft })).status).toBe(200);
    await call('updateUnpublishedEntryStatus', { ...draft, newStatus: 'pending_publish' });
    expect((await call('publishUnpublishedEntry', draft)).json.paths).toEqual([entry, logo]);
    expect(git('show', '--name-only', '--format=', 'HEAD')).toContain(`${logo}\n`);
    expect(await read(logo)).toContain(`M0 0h${size}v9`);
    expect(await readdir(join(served.root, '.filo/bozze-media/campaigns/fse-toscana/logos'))).toEqual([]);
  });

  it('says when git will not take the published file, which is written all the same', async () => {
    await save(`${faq} Scritto.`, await open());
    await ready();
    await mkdir(join(served.root, '.git/hooks'), { recursive: true });
    const hook = join(served.root, '.git/hooks/pre-commit');
    await writeFile(hook, '#!/bin/sh\necho "manca la firma" >&2\nexit 1\n', { mode: 0o755 });
    const answer = await publish();
    await writeFile(hook, '#!/bin/sh\nexit 0\n');
    expect(answer).toMatchObject({ status: 200, json: { uncommitted: 'git commit failed: manca la firma' } });
    expect(await read()).toBe(`${faq} Scritto.`);
  });

  it.each([
    ['faqs', '../../heads/main'],
    ['faqs', 'a..b'],
    ['../x', 'prova'],
    ['faqs', '-d'],
    ['faqs', ''],
  ])('has no other name than a collection and an id: %s/%s', async (collection, slug) => {
    const file = { path, text: faq, base: await open() };
    expect((await call('persistEntry', { dataFiles: [file], draft: { collection, slug } })).status).toBe(422);
    expect((await call('unpublishedEntry', { id: `${collection}/${slug}` })).status).toBe(422);
  });
});

it('drafts are refused where the project is not in git', async () => {
  const { DraftRepository } = await import('#admin/drafts/draft-repository.ts');
  const root = await copyContent();
  await expect(DraftRepository.open(root)).rejects.toThrow('--git keeps drafts in git: this folder has no commit yet.');
  await discard(root);
});
