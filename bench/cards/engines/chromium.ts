import { chromium } from 'playwright-core';
import { fontFiles } from '#cards/load-typefaces.ts';
import type { Scene, TextLine } from '#cards/scene.ts';
import { fontFamily } from '#cards/scene-to-satori.ts';
import { artToSvg } from '#cards/scene-to-svg.ts';
import { findChromium } from '../../../tests/find-chromium.ts';
import type { OpenEngine } from '../engine.ts';

/** A page of Chromium kept open, its picture taken for each card. */
export const open: OpenEngine = async () => {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('no Chromium found: set CHROME_PATH');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.setContent(
    `<!doctype html><style>${fontFaces()}body{margin:0}div{position:absolute;white-space:pre}</style><main></main>`,
  );
  let size = '';
  return {
    async render(scene) {
      const { width, height } = scene;
      if (size !== `${width}x${height}`) await page.setViewportSize({ width, height });
      size = `${width}x${height}`;
      await page.evaluate(async (html) => {
        (document.querySelector('main') as HTMLElement).innerHTML = html;
        await document.fonts.ready;
      }, toHtml(scene));
      return page.screenshot({ type: 'png' });
    },
    close: () => browser.close(),
  };
};

function fontFaces(): string {
  return fontFiles()
    .map(({ face, data }) => {
      const weight = face.split('-')[1];
      return `@font-face{font-family:"${fontFamily(face)}";font-weight:${weight};src:url(data:font/woff;base64,${data.toString('base64')})}`;
    })
    .join('');
}

function toHtml(scene: Scene): string {
  const art = artToSvg(scene).replace('<svg ', '<svg style="position:absolute;left:0;top:0" ');
  return art + [...scene.stripLines, ...scene.lines].map(toDiv).join('');
}

function toDiv({ text, face, size, tracking, x, baseline, fill }: TextLine): string {
  const [ascent, descent] = face.startsWith('ubuntu') ? [0.932, 0.189] : [1.133, 0.388];
  const safe = text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  const style = `left:${x}px;top:${baseline - ascent * size}px;font:${face.split('-')[1]} ${size}px/${ascent + descent} '${fontFamily(face)}';letter-spacing:${tracking}em;color:${fill}`;
  return `<div style="${style}">${safe}</div>`;
}
