import sharp from 'sharp';
import { renderReference } from './render-reference.ts';
import type { Scene } from './scene.ts';

/** The file of a card: indexed PNG, or JPEG at full chroma so that flat colours keep their edges. */
export async function renderScene(scene: Scene, type: 'png' | 'jpg'): Promise<Buffer> {
  const png = await renderReference(scene);
  return type === 'png' ? png : sharp(png).flatten().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
}
