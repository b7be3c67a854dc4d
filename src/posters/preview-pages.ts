import { createTypstRenderer, type TypstRenderer } from '@myriaddreamin/typst.ts';
import sharp from 'sharp';

/** Pictures of the pages of a document, from the layout the PDF was written from. */

let starting: Promise<TypstRenderer> | undefined;

/** One WebP for each page, `width` px wide. */
export async function previewPages(vector: Uint8Array, width: number): Promise<Buffer[]> {
  const renderer = await warmRenderer();
  const { svg, pages } = await renderer.runWithSession(
    { format: 'vector', artifactContent: vector },
    async (session) => ({
      pages: session.retrievePagesInfo(),
      svg: await session.renderSvg({ data_selection: { body: true, defs: true, css: false, js: false } }),
    }),
  );
  const first = pages[0];
  if (!first) return [];
  const scale = width / first.width;
  const picture = sharp(Buffer.from(svg), { density: 72 * scale, limitInputPixels: false }).flatten({
    background: '#FFFFFF',
  });
  const whole = await picture.png({ compressionLevel: 1 }).toBuffer();
  const { height: total = 0, width: across = width } = await sharp(whole).metadata();
  const share = total / pages.reduce((sum, page) => sum + page.height, 0);
  let top = 0;
  return Promise.all(
    pages.map((page) => {
      const height = Math.round(page.height * share);
      const area = {
        left: 0,
        top: Math.round(top),
        width: Math.min(across, width),
        height: Math.min(height, total - Math.round(top)),
      };
      top += page.height * share;
      return sharp(whole).extract(area).webp({ quality: 82 }).toBuffer();
    }),
  );
}

function warmRenderer(): Promise<TypstRenderer> {
  starting ??= (async () => {
    const renderer = createTypstRenderer();
    await renderer.init({ beforeBuild: [] });
    return renderer;
  })();
  return starting;
}
