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
  // The areas of links are clear only by a stylesheet that the rasteriser never sees: left in, they would be black.
  const drawn = svg.replace(/<rect[^>]*class="pseudo-link"[^>]*\/?>(?:<\/rect>)?/g, '');
  const { data, info } = await sharp(Buffer.from(drawn), { density: 72 * scale, limitInputPixels: false })
    .flatten({ background: '#FFFFFF' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const share = info.height / pages.reduce((sum, page) => sum + page.height, 0);
  const heights = pages.map((page) => Math.round(page.height * share));
  return Promise.all(
    heights.map((height, index) => {
      const top = heights.slice(0, index).reduce((sum, before) => sum + before, 0);
      const area = { left: 0, top, width: Math.min(info.width, width), height: Math.min(height, info.height - top) };
      return sharp(data, { raw: info }).extract(area).webp({ quality: 82 }).toBuffer();
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
