import sharp from 'sharp';

/** A contact sheet: cards of each row edge to edge, as threads meet; rows one under the other. */

export interface SheetRow {
  /** Encoded images of one size. */
  images: readonly Buffer[];
  width: number;
  height: number;
}

const gap = 24;
const paper = '#DCDCDC';

/** The sheet as PNG, every row scaled to `rowWidth` px. */
export async function drawSheet(rows: readonly SheetRow[], rowWidth: number): Promise<Buffer> {
  const tiles: { input: Buffer; left: number; top: number }[] = [];
  let top = gap;
  for (const { images, width, height } of rows) {
    // A last row with fewer cards keeps the size of the others of its format.
    const alike = rows.filter((row) => row.width === width && row.height === height);
    const columns = Math.max(...alike.map((row) => row.images.length));
    const scale = Math.min(1, rowWidth / (width * columns));
    const [tileWidth, tileHeight] = [Math.round(width * scale), Math.round(height * scale)];
    for (const [at, image] of images.entries()) {
      const input = await sharp(image).resize(tileWidth, tileHeight, { kernel: 'lanczos3' }).png().toBuffer();
      tiles.push({ input, left: gap + at * tileWidth, top });
    }
    top += tileHeight + gap;
  }
  const size = { width: rowWidth + 2 * gap, height: top, channels: 3 as const, background: paper };
  return sharp({ create: size }).composite(tiles).png({ compressionLevel: 9 }).toBuffer();
}
