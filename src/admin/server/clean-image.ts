import sharp from 'sharp';

/** The longest side, in pixels, of an image kept in the media library. */
export const longestSide = 2400;

/**
 * A photograph as the site may publish it: upright, no longer than `longestSide`, without the metadata that tell
 * place, device and author. Throws where the bytes are not an image of that type.
 */
export async function cleanImage(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const format = extension === 'jpg' ? 'jpeg' : extension;
  const image = sharp(bytes, { limitInputPixels: 80_000_000, animated: format === 'gif' || format === 'webp' });
  const found = await image.metadata();
  if (found.format !== format) throw new TypeError(`the file is ${found.format}, not ${format}`);
  const resized = image
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
  if (format === 'jpeg') return resized.jpeg({ quality: 84, mozjpeg: true }).toBuffer();
  if (format === 'png') return resized.png({ compressionLevel: 9 }).toBuffer();
  if (format === 'webp') return resized.webp({ quality: 84 }).toBuffer();
  return resized.gif().toBuffer();
}
