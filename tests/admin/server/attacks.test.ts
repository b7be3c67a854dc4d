import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyContent, discard, type ServedAdmin, serveAdmin } from '../serve-admin.ts';

let served: ServedAdmin;
let token = '';

beforeAll(async () => {
  served = await serveAdmin(await copyContent());
  const answer = await fetch(`${served.url}/_redazione/api/session`, { headers: { 'x-redazione': '1' } });
  token = ((await answer.json()) as { token: string }).token;
});

afterAll(async () => {
  await served.stop();
  await discard(served.root);
});

interface Answer {
  status: number;
  json: Record<string, unknown>;
}

async function post(body: string, type = 'application/json'): Promise<Answer> {
  const headers = { 'content-type': type, 'x-redazione-token': token };
  const response = await fetch(`${served.url}/_redazione/api`, { method: 'POST', headers, body });
  return { status: response.status, json: (await response.json().catch(() => ({}))) as Record<string, unknown> };
}

const call = (action: string, params: object) => post(JSON.stringify({ action, params }));
const upload = (name: string, bytes: Buffer | string) =>
  call('persistMedia', {
    asset: { path: `content/uploads/${name}`, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' },
  });
const kept = (name: string) => readFile(join(served.root, 'content/uploads', name));
const alive = async () => (await call('getMedia', { mediaFolder: 'content/uploads' })).status;

describe('paths that another system reads differently', () => {
  it.each([
    ['a Windows device', 'content/messages/con.mdx'],
    ['a Windows device with a number', 'content/messages/com1.mdx'],
    ['a Windows device in the library', 'content/uploads/nul.png'],
    ['an alternate stream', 'content/messages/x.mdx:nascosto'],
    ['a short name', 'content/messages/AB~1.mdx'],
    ['a trailing dot', 'content/uploads/x.png.'],
    ['a trailing space', 'content/messages/x .mdx'],
    ['another case', 'Content/messages/x.mdx'],
    ['full-width dots', 'content/messages/．．/x.mdx'],
    ['an accent in two signs', 'content/messages/perche\u0301.mdx'],
    ['an invisible letter', 'content/messages/x\u200B.mdx'],
    ['a line end', 'content/messages/x.mdx\n'],
    ['a NUL', 'content/messages/x\0.mdx'],
    ['an escaped slash', 'content/messages/..%2fx.mdx'],
    ['a doubly escaped slash', 'content/messages/..%252fx.mdx'],
    ['a network share', '//altro/content/messages/x.mdx'],
    ['a drive', 'C:/content/messages/x.mdx'],
    ['a doubled slash', 'content//messages/x.mdx'],
    ['a dot step', 'content/./messages/x.mdx'],
    ['no file', 'content/messages/'],
    ['a very long name', `content/messages/${'a'.repeat(250)}.mdx`],
  ])('are refused: %s', async (_, path) => {
    const before = await readdir(served.root, { recursive: true });
    expect((await call('persistEntry', { dataFiles: [{ path, text: '---\na: 1\n---\n' }] })).status).toBe(422);
    expect((await call('getEntry', { path })).status).toBe(422);
    expect((await call('deleteFiles', { paths: [path] })).status).toBe(422);
    expect((await upload(path.replace('content/uploads/', ''), 'x')).status).toBe(422);
    expect(await readdir(served.root, { recursive: true })).toEqual(before);
  });

  it('a folder that is a link is never written through, listed or served', async () => {
    const outside = join(served.root, 'fuori');
    await mkdir(outside);
    await writeFile(join(outside, 'segreto.yaml'), 'title: segreto\n');
    await symlink(outside, join(served.root, 'campaigns/collegata'));
    await mkdir(join(served.root, 'campaigns/vera'));
    await symlink(outside, join(served.root, 'campaigns/vera/logos'));
    const text = 'title: x\n';
    const path = 'campaigns/collegata/campaign.yaml';
    expect((await call('persistEntry', { dataFiles: [{ path, text }] })).status).toBe(422);
    const content = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    const asset = { path: 'campaigns/vera/logos/x.svg', content };
    expect((await call('persistMedia', { asset })).status).toBe(422);
    expect(JSON.stringify((await call('allEntries', {})).json)).not.toContain('segreto');
    for (const mediaFolder of ['campaigns/vera/logos', '../..', '/etc', 'content/messages']) {
      expect((await call('getMedia', { mediaFolder })).json).toEqual([]);
    }
    expect(await readdir(outside)).toEqual(['segreto.yaml']);
  });
});

describe('what others point at', () => {
  it.each([
    ['content/channels/linkedin.yaml', 'campaigns/fse-toscana/touchpoints/avvio-programma-linkedin.yaml'],
    ['content/messages/otto-moduli-quando-vuoi.mdx', 'campaigns/fse-toscana/touchpoints/'],
    ['campaigns/fse-toscana/campaign.yaml', 'campaigns/fse-toscana/plan.yaml'],
  ])('is not deleted, and the files that need it are named: %s', async (path, user) => {
    const answer = await call('deleteFiles', { paths: [path] });
    expect(answer.status).toBe(422);
    expect(answer.json.error).toMatch(
      new RegExp(
        `^Non si può eliminare ${path}: serve ancora a .+\\. Togli prima da lì i riferimenti, poi elimina\\.$`,
      ),
    );
    if (!path.includes('messages')) expect(answer.json.error).toContain(user.split('/').slice(0, 2).join('/'));
    expect(await readFile(join(served.root, path), 'utf8')).not.toBe('');
  });

  it('an image in a text stays, one that nobody names goes', async () => {
    const image = await sharp({ create: { width: 5, height: 5, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await upload('usata.png', image);
    const path = 'content/faqs/con-immagine.mdx';
    const text = '---\nquestion: Con immagine?\n---\n\n![Un quadrato bianco](/uploads/usata.png)\n';
    expect((await call('persistEntry', { dataFiles: [{ path, text }] })).status).toBe(200);
    expect((await call('deleteFiles', { paths: ['content/uploads/usata.png'] })).json.error).toBe(
      `Non si può eliminare content/uploads/usata.png: serve ancora a ${path}. Togli prima da lì i riferimenti, poi elimina.`,
    );
    expect((await call('deleteFiles', { paths: [path] })).status).toBe(200);
    expect((await call('deleteFiles', { paths: ['content/uploads/usata.png'] })).status).toBe(200);
  });
});

describe('bodies that are not requests', () => {
  it.each([
    ['broken JSON', '{"action":'],
    ['no JSON', 'ciao'],
    ['nothing', ''],
  ])('%s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, json: { error: 'Richiesta illeggibile.' } });
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['an unknown action', '{"action":"info","params":{}}'],
    ['a path that is a list', '{"action":"getEntry","params":{"path":["content/settings/site.yaml"]}}'],
    ['a prototype', '{"action":"__proto__","params":{}}'],
    ['very deep', `{"action":"getEntry","params":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['a text that is an object', '{"action":"persistEntry","params":{"dataFiles":[{"path":"a","text":{}}]}}'],
  ])('%s', async (_, body) => {
    expect((await post(body)).status).toBe(422);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'a form of another page: %s',
    async (type) => expect((await post('{"action":"allEntries","params":{}}', type)).status).toBe(415),
  );
});

/** Sends a request by hand, a chunk of zeroes at a time; gives back what came before the server closed, and what was sent. */
async function pour(headers: string[], megabytes: number, chunked = true): Promise<{ answer: string; sent: number }> {
  const socket = connect(served.port, '127.0.0.1');
  let answer = '';
  let closed = false;
  socket.on('data', (data) => {
    answer += data.toString();
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    closed = true;
  });
  const lines = ['POST /_redazione/api HTTP/1.1', `Host: 127.0.0.1:${served.port}`, ...headers, '', ''];
  socket.write(lines.join('\r\n'));
  const chunk = Buffer.alloc(1_000_000, 'x');
  let sent = 0;
  for (; sent < megabytes && !closed && answer === ''; sent++) {
    if (chunked) socket.write(`${chunk.length.toString(16)}\r\n`);
    socket.write(chunk);
    if (chunked) socket.write('\r\n');
    await wait(2);
  }
  for (let waited = 0; waited < 3_000 && answer === '' && !closed; waited++) await wait(10);
  socket.destroy();
  return { answer, sent };
}

describe('bodies without end', () => {
  const ours = () => ['Content-Type: application/json', `X-Redazione-Token: ${token}`];

  it('are refused before they arrive, where their length is said', async () => {
    const { answer, sent } = await pour([...ours(), 'Content-Length: 60000000'], 60, false);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(20);
  });

  it('are cut at the limit where it is not, and memory stays small', async () => {
    const before = process.memoryUsage().rss;
    const { answer, sent } = await pour([...ours(), 'Transfer-Encoding: chunked'], 400);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(120);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect(await alive()).toBe(200);
  });

  it('of strangers are not even read', async () => {
    const { answer, sent } = await pour(
      ['Content-Type: application/json', 'Transfer-Encoding: chunked', 'X-Redazione-Token: no'],
      60,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(sent).toBeLessThan(20);
  });

  it('tell a browser why, not that nobody answers', async () => {
    const answer = await post('x'.repeat(60_000_000));
    expect(answer).toEqual({ status: 413, json: { error: 'Il file è troppo grande: il massimo è 30 MB.' } });
  });

  it('that stop half way hold nothing else up', async () => {
    const stuck = Array.from({ length: 20 }, () => {
      const socket = connect(served.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const head = [
        'POST /_redazione/api HTTP/1.1',
        `Host: 127.0.0.1:${served.port}`,
        ...ours(),
        'Content-Length: 900',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n{"action":`);
      return socket;
    });
    await wait(50);
    expect(await alive()).toBe(200);
    for (const socket of stuck) socket.destroy();
  });
});

describe('images', () => {
  it.each([
    ['script', '<script>alert(1)</script>'],
    ['script in another namespace', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['foreignObject', '<foreignObject><iframe srcdoc="x"/></foreignObject>'],
    ['an animation that sets a link', '<use><animate attributeName="href" to="javascript:alert(1)"/></use>'],
    ['a set', '<rect><set attributeName="onclick" to="alert(1)"/></rect>'],
    ['a handler', '<rect onclick="alert(1)" ONLOAD="alert(2)"/>'],
    ['an outer image', '<image href="https://evil.example/x.png"/>'],
    [
      'an outer image the old way',
      '<image xlink:href="//evil.example/x.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    ],
    ['an image that is an SVG', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
    ['an outer fill', '<rect fill="url(https://evil.example/#a)"/>'],
    ['an outer fill in a style', '<rect style="fill:url( \'//evil.example/#a\' )"/>'],
    ['an escaped outer fill', '<rect style="fill:u\\72l(//evil.example/x)"/>'],
    ['an import', '<style>@import "https://evil.example/x.css";</style>'],
    ['a font', '<style>@font-face{font-family:x;src:url(//evil.example/f)}</style>'],
    ['a link out', '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>'],
    ['a use of another file', '<use href="https://evil.example/x.svg#a"/>'],
    ['a processing instruction', '<?xml-stylesheet href="https://evil.example/x.css"?>'],
    ['an iframe', '<iframe src="https://evil.example"/>'],
    ['an HTML body', '<body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/>'],
    ['a CDATA script', '<style><![CDATA[</style><script>alert(1)</script>]]></style>'],
  ])('SVG keep nothing that runs or calls out: %s', async (name, inner) => {
    const file = `svg-${name.replace(/\W+/g, '-').toLowerCase()}.svg`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}<path d="M0 0h9"/></svg>`;
    const { status } = await upload(file, svg);
    if (status === 422) return;
    expect(status).toBe(200);
    const text = (await kept(file)).toString();
    expect(text).toContain('<path d="M0 0h9"');
    expect(text).not.toMatch(
      /script|alert|evil|\bon\w+\s*=|foreignObject|animate|<set|javascript|iframe|svg\+xml|xml-style/i,
    );
  });

  it('an SVG of nested references is refused or harmless', async () => {
    const bomb = `<svg xmlns="http://www.w3.org/2000/svg">${Array.from({ length: 30 }, (_, i) => `<g id="g${i}">${`<use href="#g${i + 1}"/>`.repeat(10)}</g>`).join('')}</svg>`;
    expect((await upload('annidata.svg', bomb)).status).toBe(422);
    expect(
      (await upload('profonda.svg', `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(20_000)}`)).status,
    ).toBe(422);
    expect(await alive()).toBe(200);
  });

  it('of huge sides are refused before they are drawn', async () => {
    const huge = Buffer.from(
      await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
    expect(huge.length).toBeLessThan(2_000_000);
    const before = process.memoryUsage().rss;
    expect(await upload('bomba.png', huge)).toMatchObject({
      status: 422,
      json: { error: "L'immagine non si legge come .png: è danneggiata o troppo grande. Salvala di nuovo e riprova." },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('moving ones stay so, without what was written inside; HEIC and APNG are told apart', async () => {
    const frame = (colour: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const gif = await sharp([await frame('#f00'), await frame('#0f0')], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await upload('mossa.gif', gif)).status).toBe(200);
    expect((await sharp(join(served.root, 'content/uploads/mossa.gif'), { animated: true }).metadata()).pages).toBe(2);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]);
    expect((await upload('foto.heic', heic)).status).toBe(422);
    expect((await upload('foto.jpg', heic)).json.error).toMatch(
      /^L'immagine non si legge come \.jpg: .+ Salvala di nuovo e riprova\.$/,
    );
    expect((await upload('foto.webp', await frame('#00f'))).json.error).toBe(
      "L'immagine non si legge come .webp: è un png. Salvala di nuovo e riprova.",
    );
  });

  it.each(['jpeg', 'png', 'webp'] as const)('%s lose place, author, device and comments', async (type) => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .withExif({
        IFD0: { Artist: 'Nome Cognome', Make: 'Marca', ImageDescription: 'segreto' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '43/1 46/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '11/1 15/1 0/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>Nome Cognome</creator></x:xmpmeta>')
      .toFormat(type)
      .toBuffer();
    expect(photo.toString('latin1')).toContain('Nome Cognome');
    expect((await upload(`esterna.${type === 'jpeg' ? 'jpg' : type}`, photo)).status).toBe(200);
    const bytes = await kept(`esterna.${type === 'jpeg' ? 'jpg' : type}`);
    expect(bytes.toString('latin1')).not.toMatch(/Nome Cognome|Marca|segreto|GPS|xmpmeta/);
    expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
  });

  it('of the same name never take the place of one that is there', async () => {
    const [red, blue] = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 5, height: 5, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const names: unknown[] = [];
    for (const bytes of [red, blue, red, blue]) names.push((await upload('stesso.png', bytes as Buffer)).json.name);
    expect(names).toEqual(['stesso.png', 'stesso-2.png', 'stesso.png', 'stesso-2.png']);
  });
});
