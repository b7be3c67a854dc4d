import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { copyContent } from '../admin/serve-admin.ts';
import { openAdmin } from './open-admin.ts';

/** An image, or a logo, in the place of another. */

const admin = openAdmin({ root: contentWithImage });
const image = 'content/uploads/strada.png';
const message = 'content/messages/otto-moduli-quando-vuoi.mdx';

const png = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();

async function contentWithImage(): Promise<string> {
  const root = await copyContent();
  await mkdir(join(root, 'content/uploads'), { recursive: true });
  await writeFile(join(root, image), await png('#c00'));
  const text = await readFile(join(root, message), 'utf8');
  await writeFile(join(root, message), `${text}\n![Una strada](/uploads/strada.png)\n`);
  return root;
}

const colourOf = async (path: string) => {
  const [red = 0, green = 0, blue = 0] = await sharp(join(admin.root, path)).raw().toBuffer();
  return `${red},${green},${blue}`;
};
const dialog = () => admin.page.getByRole('dialog', { name: 'Sostituisci un’immagine o un logo' });
const alert = () => dialog().getByRole('alert');

async function choose(words: string): Promise<void> {
  await admin.page.goto('about:blank');
  await admin.page.goto(`${admin.url}/admin/`);
  await admin.page.getByRole('button', { name: 'Sostituisci un’immagine o un logo' }).click({ timeout: 45_000 });
  await dialog().getByLabel('Che cosa sostituire').first().fill(words);
  await admin.page.keyboard.press('Enter');
}

async function replaceWith(name: string, buffer: Buffer): Promise<void> {
  await dialog().getByLabel('Il file nuovo').setInputFiles({ name, mimeType: 'image/png', buffer });
  await dialog().getByRole('button', { name: 'Sostituisci', exact: true }).click();
}

it('takes its name, and the texts that show it stay as they are', async () => {
  const before = await readFile(join(admin.root, message), 'utf8');
  await choose('strada');
  await dialog().getByText(`Cambierà dovunque compare: ${message}.`).waitFor();
  await dialog().getByRole('img', { name: 'Com’è ora' }).waitFor();
  await replaceWith('nuova.png', await png('#0c0'));
  await dialog().waitFor({ state: 'detached' });
  expect(await colourOf(image)).toBe('0,204,0');
  expect(await readFile(join(admin.root, message), 'utf8')).toBe(before);
  expect((await readdir(join(admin.root, 'content/uploads'))).filter((name) => name.startsWith('strada'))).toEqual([
    'strada.png',
  ]);
});

it('is refused where somebody changed the file meanwhile, until the editor has seen what is there', async () => {
  await choose('strada');
  await dialog().getByRole('img', { name: 'Com’è ora' }).waitFor();
  await writeFile(join(admin.root, image), await png('#00c'));
  await replaceWith('nuova.png', await png('#cc0'));
  await expect
    .poll(() => alert().textContent(), { timeout: 20_000 })
    .toContain('qualcuno ha cambiato questo file da quando lo hai aperto');
  expect(await colourOf(image)).toBe('0,0,204');
  await dialog().getByRole('button', { name: 'Sostituisci', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await colourOf(image)).toBe('204,204,0');
});

it('is refused where it is of another type, that the texts do not name', async () => {
  await choose('strada');
  await replaceWith(
    'nuova.jpg',
    await sharp(await png('#0c0'))
      .jpeg()
      .toBuffer(),
  );
  await expect
    .poll(() => alert().textContent(), { timeout: 20_000 })
    .toBe(
      `Il file nuovo deve essere dello stesso tipo di ${image}, perché i testi lo chiamano con quel nome: salvalo di nuovo come .png.`,
    );
});

it('puts a logo where there was a name, then another in its place, of another type', async () => {
  const logos = join(admin.root, 'campaigns/fse-toscana/logos');
  await choose('Logo di ESTAR');
  await dialog().getByText('Ora le card dicono il nome in parole').waitFor();
  await replaceWith('logo.png', await png('#c00'));
  await dialog().waitFor({ state: 'detached' });
  expect(await readdir(logos)).toEqual(['estar.png']);
  await choose('Logo di ESTAR');
  await dialog().getByText('Ora c’è questo').waitFor();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>';
  await replaceWith('logo nuovo.svg', Buffer.from(svg));
  await dialog().waitFor({ state: 'detached' });
  expect(await readdir(logos)).toEqual(['estar.svg']);
  await choose('Logo di ESTAR');
  await replaceWith('logo.svg', Buffer.from(svg.replace('<path', '<animate/><path')));
  await expect.poll(() => alert().textContent(), { timeout: 20_000 }).toContain('[LOGO_ANIMATO]');
});
