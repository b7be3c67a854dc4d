import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtTinyProject, folderDigest, startBuild } from './tiny-project.ts';

/** What must hold when a build goes wrong: the site that is out stays out, whole, and somebody is told why in Italian. */
let root: string;
let dist: string;
let whole: string;

const untouched = 'La cartella ./dist non è stata toccata.\n';
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

beforeAll(async () => {
  root = await builtTinyProject();
  dist = join(root, 'dist');
  whole = await folderDigest(dist);
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Breaks a message for as long as a job lasts, so that a build stops at the check. */
async function withProblem<T>(job: () => Promise<T>): Promise<T> {
  const file = join(root, 'content/messages/messaggio-0-0.mdx');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('campaign: campagna-0', 'campaign: campagna-9'));
  try {
    return await job();
  } finally {
    await writeFile(file, text);
  }
}

async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await wait(20);
}

describe('a build that goes wrong', () => {
  it('lists the problems of the content and leaves the site as it was', async () => {
    const { code, output } = await withProblem(() => startBuild(root).over);
    expect(code).toBe(1);
    expect(output).toContain('Il sito non si costruisce: ');
    expect(output).toContain('la campagna "campagna-9" non esiste. Forse "campagna-0"? Campagne: campagna-0.');
    expect(output).toContain('[CAMPAGNA_SCONOSCIUTA]');
    expect(output.endsWith(untouched)).toBe(true);
    expect(await folderDigest(dist)).toBe(whole);
    expect(existsSync(join(root, '.dist.new'))).toBe(false);
  });

  it('refuses a second one at once, and killed leaves the site as it was, for the next to make it again the same', async () => {
    // With pages to render and to keep, so that it is killed among them.
    await rm(join(root, '.cache/pages'), { recursive: true });
    const first = startBuild(root);
    await appears(join(root, '.dist.new'));
    const second = await startBuild(root).over;
    expect(second).toEqual({
      code: 1,
      output: `Un'altra costruzione è in corso (processo ${first.process.pid}): aspetta che finisca e riprova.\n`,
    });
    await wait(Math.random() * 3_000);
    first.process.kill('SIGKILL');
    await first.over;
    expect(await folderDigest(dist)).toBe(whole);
    // What it left behind stops nobody, and what it kept is as good as new.
    const { code, output } = await startBuild(root).over;
    expect(code, output).toBe(0);
    expect(await folderDigest(dist)).toBe(whole);
    expect(existsSync(join(root, '.dist.new'))).toBe(false);
  });

  it('puts the old site back after one killed while it changed places', async () => {
    await rename(dist, join(root, '.dist.old'));
    await withProblem(() => startBuild(root).over);
    expect(await folderDigest(dist)).toBe(whole);
  });

  it('stops on cards that break the rules of European funding, and leaves the site as it was', async () => {
    // Whoever changes the strip: the emblem left out of tall and square cards, and drawn small on wide ones.
    const file = join(root, 'src/cards/draw-strip.ts');
    const text = await readFile(file, 'utf8');
    const strip = 'lines, marks: [], emblem, overfull: false }, found?.block)';
    expect(text).toContain(strip);
    const small = '{ ...emblem, width: emblem.width / 3, height: emblem.height / 3 }';
    const broken = `...(grid.family === 'landscape' ? { emblem: ${small} } : {})`;
    await writeFile(file, text.replace(strip, strip.replace('emblem,', `${broken},`)));
    try {
      const { code, output } = await startBuild(root).over;
      expect(code).toBe(1);
      const said = (format: string, reason: string) =>
        new RegExp(
          `campaigns/campagna-0/touchpoints/.*: nella card ${format} ${reason}: la card non è stata scritta\\. \\[FINANZIAMENTO_NON_CONFORME\\]`,
        );
      expect(output).toMatch(said('Quadrata', "manca l'emblema dell'Unione europea"));
      expect(output).toMatch(said('Anteprima di link \\(Open Graph\\)', "l'emblema è troppo piccolo"));
      expect(output.endsWith(untouched)).toBe(true);
      expect(await folderDigest(dist)).toBe(whole);
      expect(existsSync(join(root, '.dist.new'))).toBe(false);
    } finally {
      await writeFile(file, text);
    }
  });

  it('says which font is missing', async () => {
    const shadow = join(root, 'node_modules/@fontsource/titillium-web');
    await mkdir(shadow, { recursive: true });
    const exports = { './files/*': './files/*' };
    await writeFile(
      join(shadow, 'package.json'),
      JSON.stringify({ name: '@fontsource/titillium-web', version: '0.0.0', exports }),
    );
    const { code, output } = await startBuild(root).over;
    await rm(join(root, 'node_modules'), { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(
      /Manca .*titillium-web.*\.woff2?.*: reinstalla i pacchetti con "npm ci" e riprova\.\nLa cartella/,
    );
    expect(await folderDigest(dist)).toBe(whole);
  });

  it('says that it cannot write where it must', async () => {
    const locked = join(root, 'locked');
    await mkdir(locked);
    if (canMount) mount(locked, 'ro');
    else await chmod(locked, 0o555);
    try {
      const { code, output } = await startBuild(root, { FILO_OUT: 'locked/site' }).over;
      expect(code).toBe(1);
      expect(output).toMatch(
        /^\nNon posso scrivere in .*\/locked\/\.site\.\w+: controlla i permessi e riprova\.\nLa cartella locked\/site non è stata toccata\.\n$/,
      );
    } finally {
      if (canMount) unmount(locked);
      else await chmod(locked, 0o755);
    }
  });

  it.skipIf(!canMount)('says that the disk is full, and leaves the site as it was', async () => {
    const small = join(root, 'small');
    await mkdir(small);
    mount(small, 'size=400k');
    try {
      await mkdir(join(small, 'site'));
      await writeFile(join(small, 'site', 'index.html'), 'the site that is out');
      const { code, output } = await startBuild(root, { FILO_OUT: 'small/site' }).over;
      expect(code).toBe(1);
      expect(output).toContain(
        '\nIl disco è pieno: libera spazio e riprova.\nLa cartella small/site non è stata toccata.\n',
      );
      expect(await readFile(join(small, 'site', 'index.html'), 'utf8')).toBe('the site that is out');
    } finally {
      unmount(small);
    }
  });
});

function mount(folder: string, options: string): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}
