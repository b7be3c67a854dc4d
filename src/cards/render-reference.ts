import satori, { type Font } from 'satori';
import sharp from 'sharp';
import { fontFiles } from './load-typefaces.ts';
import type { Scene } from './scene.ts';
import { fontFamily, type SatoriElement, sceneToSatori } from './scene-to-satori.ts';

/** The card as plain satori and sharp draw it: the truth that pixel tests compare the fast path with. */
export async function renderReference(scene: Scene): Promise<Buffer> {
  return sharp(Buffer.from(await referenceSvg(scene)))
    .png()
    .toBuffer();
}

export async function referenceSvg(scene: Scene): Promise<string> {
  const { width, height } = scene;
  return satori(sceneToSatori(scene) as SatoriElement & { key: null }, { width, height, fonts: satoriFonts() });
}

let fonts: Font[] | undefined;

/** One array for the whole process: satori keeps what it parsed by identity. */
export function satoriFonts(): Font[] {
  fonts ??= fontFiles().map(({ face, data }) => ({
    name: fontFamily(face),
    data,
    weight: Number(face.split('-')[1]) as 400 | 600 | 700 | 900,
    style: 'normal',
  }));
  return fonts;
}
