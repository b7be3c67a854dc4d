import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { Pictures } from '#integration/finish/finish-pictures.ts';

it('shows a lighter picture in the place of each that a page marks, whatever its words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'filo-pictures-'));
  await mkdir(join(folder, 'cards'));
  const create = { width: 1200, height: 630, channels: 3, background: '#0B3B34' } as const;
  await sharp({ create }).png().toFile(join(folder, 'cards/og.png'));
  const pictures = new Pictures(folder, join(folder, 'cache'));
  const tag = (src: string, mark: string) => `<img src="${src}" alt="da 5 $& a 9 $$, il $'"${mark}>`;
  const page = [tag('/cards/og.png', ' data-webp'), tag('/cards/og.png', ' data-webp="440"'), tag('/cards/no.png', '')];
  expect(await pictures.lighten(page.join('<hr>'))).toBe(
    [tag('/cards/og.webp', ''), tag('/cards/og-440.webp', ''), tag('/cards/no.png', '')].join('<hr>'),
  );
  expect((await sharp(join(folder, 'cards/og-440.webp')).metadata()).width).toBe(440);
  await rm(folder, { recursive: true });
});
