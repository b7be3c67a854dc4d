import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyContent, discard, type ServedAdmin, serveAdmin } from '../serve-admin.ts';

let served: ServedAdmin;
let token = '';

beforeAll(async () => {
  served = await serveAdmin(await copyContent());
  token = (await send('GET', '/_redazione/api/session', { 'x-redazione': '1' })).json.token as string;
});

afterAll(async () => {
  await served.stop();
  await discard(served.root);
});

interface Answer {
  status: number;
  text: string;
  json: Record<string, unknown>;
}

function send(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request(
      { host: '127.0.0.1', port: served.port, method, path, headers: { host: `127.0.0.1:${served.port}`, ...headers } },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          let json: Record<string, unknown> = {};
          try {
            json = JSON.parse(text) as Record<string, unknown>;
          } catch {}
          resolve({ status: res.statusCode ?? 0, text, json });
        });
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

const call = (action: string, params: object, headers: Record<string, string> = {}) =>
  send(
    'POST',
    '/_redazione/api',
    { 'content-type': 'application/json', 'x-redazione-token': token, ...headers },
    JSON.stringify({ action, params }),
  );

const upload = (path: string, bytes: Buffer) =>
  call('persistMedia', { asset: { path, content: bytes.toString('base64'), encoding: 'base64' } });

const event = 'content/events/forum-risk-management-2024.mdx';

describe('strangers', () => {
  it.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name on our port', { host: 'evil.example:4321' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:9' }],
    ['the null origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['another page of this machine', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_, headers) => {
    expect((await call('getEntry', { path: event }, headers as Record<string, string>)).status).toBe(403);
    expect(
      (await send('GET', '/_redazione/api/session', { 'x-redazione': '1', ...headers } as Record<string, string>))
        .status,
    ).toBe(403);
    expect(
      (await send('GET', '/_redazione/media/content/uploads/a.png', headers as Record<string, string>)).status,
    ).toBe(403);
  });

  it('get no token without the header another origin cannot send', async () => {
    const answer = await send('GET', '/_redazione/api/session', {});
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(token);
  });

  it.each(['', 'sbagliato', 'x'.repeat(32)])('are refused with the token "%s"', async (wrong) => {
    expect((await call('getEntry', { path: event }, { 'x-redazione-token': wrong })).status).toBe(401);
  });

  it('cannot post a form', async () => {
    const answer = await call('getEntry', { path: event }, { 'content-type': 'text/plain' });
    expect(answer.status).toBe(415);
  });
});

describe('paths', () => {
  it.each([
    '.git/config',
    '../segreto.yaml',
    'content/../package.json',
    'content/messages/../../package.mdx',
    '/etc/passwd',
    'astro.config.mjs',
    'content/messages/x.ts',
    'content/messages/X.mdx',
    'content/messages/.x.mdx',
    'campaigns/fse-toscana/touchpoints/../plan.yaml',
    'campaigns/fse-toscana/results/2025-01-01.json',
    'content/uploads/../messages/x.mdx',
    'content/uploads/.htaccess',
    'content/uploads/x.html',
    'content/uploads/a/b.png',
    'content\\messages\\x.mdx',
    'content/messages/%2e%2e.mdx',
    'content/messages/\0.mdx',
  ])('outside the allow-list are refused, read and written: %s', async (path) => {
    const before = await readdir(served.root, { recursive: true });
    for (const answer of [
      await call('getEntry', { path }),
      await call('persistEntry', { dataFiles: [{ path, text: 'a: 1\n' }] }),
      await call('persistEntry', {
        dataFiles: [{ path: 'content/sources/nuova.yaml', text: 'a: 1\n', base: 'x', newPath: path }],
      }),
      await call('deleteFiles', { paths: [path] }),
      await call('getMediaFile', { path }),
      await upload(path, Buffer.from('x')),
    ]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await send('GET', `/_redazione/media/${encodeURI(path)}`, {})).status).toBe(404);
    expect(await readdir(served.root, { recursive: true })).toEqual(before);
  });

  it('through a symbolic link are refused', async () => {
    await mkdir(join(served.root, 'fuori'), { recursive: true });
    await writeFile(join(served.root, 'fuori/x.mdx'), '---\na: 1\n---\n');
    await symlink(join(served.root, 'fuori/x.mdx'), join(served.root, 'content/messages/legame.mdx'));
    const answer = await call('getEntry', { path: 'content/messages/legame.mdx' });
    expect(answer).toMatchObject({ status: 422, json: { error: expect.stringContaining('collegamento') } });
    const listed = await call('entriesByFolder', { folder: 'content/messages', extension: 'mdx' });
    expect(listed.text).not.toContain('legame');
  });

  it('of the media library that are not there are said to be missing, and a text is none of them', async () => {
    expect(await call('getMediaFile', { path: 'content/uploads/niente.png' })).toMatchObject({
      status: 404,
      json: { error: 'Il file content/uploads/niente.png non è nella libreria.' },
    });
    expect(await call('getMediaFile', { path: 'content/settings/site.yaml' })).toMatchObject({
      status: 422,
      json: { error: '"content/settings/site.yaml" non è un file della libreria.' },
    });
  });

  it('that the disk refuses leave the words in the form, and say why', async () => {
    await writeFile(join(served.root, 'campaigns/di-mezzo'), '');
    const path = 'campaigns/di-mezzo/touchpoints/nuovo.yaml';
    expect(await call('persistEntry', { dataFiles: [{ path, text: 'a: 1\n' }] })).toMatchObject({
      status: 500,
      json: { error: "L'operazione non è riuscita: ENOTDIR. Quello che hai scritto resta nel modulo." },
    });
    await rm(join(served.root, 'campaigns/di-mezzo'));
  });

  it('an entry is never written through the media library, nor the other way round', async () => {
    expect((await upload('content/messages/x.mdx', Buffer.from('---\na: 1\n---\n'))).status).toBe(415);
    const answer = await call('persistEntry', { dataFiles: [{ path: 'content/uploads/x.svg', text: 'a: 1' }] });
    expect(answer.status).toBe(422);
  });
});

describe('saves', () => {
  const open = async (path: string) =>
    (await call('getEntry', { path })).json as { data: string; file: { id: string } };
  const save = (path: string, text: string, base: string | undefined, who?: string) =>
    call('persistEntry', { dataFiles: [{ path, text, base }], who });

  it('write the exact bytes, and leave nothing else behind', async () => {
    const { data, file } = await open(event);
    const folder = await readdir(join(served.root, 'content/events'));
    const text = `${data.replaceAll('\n', '\r\n')}senza a capo`;
    expect((await save(event, text, file.id)).status).toBe(200);
    expect(await readFile(join(served.root, event), 'utf8')).toBe(text);
    expect(await readdir(join(served.root, 'content/events'))).toEqual(folder);
    expect((await save(event, data, (await open(event)).file.id)).status).toBe(200);
  });

  it('are refused over another editor, telling who and showing both', async () => {
    const first = await open(event);
    await save(event, `${first.data}\nDi Anna.\n`, first.file.id, 'Anna');
    const refused = await save(event, `${first.data}\nDi Bruno.\n`, first.file.id, 'Bruno');
    expect(refused.status).toBe(409);
    expect(refused.json.error).toBe(`Il file ${event} è cambiato da quando lo hai aperto.`);
    expect(refused.json.conflict).toMatchObject({ path: event, who: 'Anna', theirs: `${first.data}\nDi Anna.\n` });
    expect(await readFile(join(served.root, event), 'utf8')).toBe(`${first.data}\nDi Anna.\n`);
  });

  it('are refused over a change made outside the CMS', async () => {
    const { data, file } = await open(event);
    await writeFile(join(served.root, event), `${data}\nDa git.\n`);
    const refused = await save(event, data, file.id);
    expect(refused.json.conflict).toMatchObject({ who: 'un altro programma (per esempio un editor di testi o git)' });
  });

  it('of two editors at once let one through', async () => {
    const { data, file } = await open(event);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((who) => save(event, `${data}${who}\n`, file.id, who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('never replace a file by creating one', async () => {
    const refused = await save(event, '---\na: 1\n---\n', undefined);
    expect(refused).toMatchObject({ status: 409, json: { error: expect.stringContaining('esiste già') } });
  });

  it('of text that could not be opened again are refused', async () => {
    const { file, data } = await open(event);
    const refused = await save(event, '---\na: "aperta\n---\n', file.id);
    expect(refused.status).toBe(422);
    expect((await open(event)).data).toBe(data);
  });
});

describe('uploads', () => {
  it('of a 60 MB body are cut off', async () => {
    const answer = await send(
      'POST',
      '/_redazione/api',
      { 'content-type': 'application/json', 'x-redazione-token': token },
      Buffer.alloc(60_000_000, 'x'),
    ).catch((error: NodeJS.ErrnoException) => ({ status: 413, code: error.code }));
    expect(answer.status).toBe(413);
    expect((await call('getEntry', { path: event })).status).toBe(200);
  });

  it('lose place and size of a photograph, and come upright', async () => {
    const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#888' } })
      .withExif({ IFD0: { Artist: 'Qualcuno' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 46/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const answer = await upload('content/uploads/foto.jpg', photo);
    expect(answer.status).toBe(200);
    const kept = await sharp(join(served.root, 'content/uploads/foto.jpg')).metadata();
    expect(kept).toMatchObject({ width: 1600, height: 2400 });
    expect(kept.exif).toBeUndefined();
  });

  it('of an SVG lose whatever runs or calls elsewhere', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9"><script>alert(2)</script>
      <a href="javascript:alert(3)"><path d="M0 0h9" fill="url(#g)"/></a><image href="https://evil.example/x.png"/>
      <use href="#g"/><foreignObject><p>x</p></foreignObject><style>@import 'https://evil.example';</style><g id="g"/></svg>`;
    expect((await upload('content/uploads/logo.svg', Buffer.from(svg))).status).toBe(200);
    const kept = await readFile(join(served.root, 'content/uploads/logo.svg'), 'utf8');
    expect(kept).not.toMatch(/script|onload|javascript|evil|foreignObject|@import/i);
    expect(kept).toContain('<use href="#g"');
  });

  it.each([
    ['content/uploads/finta.png', 'non una immagine', 422],
    ['content/uploads/finto.pdf', '<html>', 422],
    ['content/uploads/finto.svg', '<html></html>', 422],
    ['content/uploads/bomba.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', 422],
    ['content/uploads/programma.exe', 'MZ', 422],
  ])('of another type than they say are refused: %s', async (path, content, status) => {
    const answer = await upload(path, Buffer.from(content));
    expect(answer.status).toBe(status);
    expect(String(answer.json.error)).toMatch(/^[A-ZIL].+\.$/);
  });
});
