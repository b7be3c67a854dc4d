import type { Box } from './grid.ts';
import type { Scene, TextLine } from './scene.ts';
import { artToSvg } from './scene-to-svg.ts';
import type { FaceId } from './typeface.ts';

/** A scene as the element tree satori reads: one picture for the shapes, one box for each line of text. */

export interface SatoriElement {
  type: string;
  props: {
    style?: Record<string, string | number>;
    src?: string;
    width?: number;
    height?: number;
    children?: SatoriElement[] | string;
  };
}

/** Ascent and descent of the two families, em: where satori puts the baseline in a line box. */
const metrics = { titillium: { ascent: 1.133, descent: 0.388 }, ubuntu: { ascent: 0.932, descent: 0.189 } } as const;

export function sceneToSatori(scene: Scene): SatoriElement {
  const { width, height, marks, stripLines, lines, qr } = scene;
  const art = `data:image/svg+xml;base64,${btoa(artToSvg(scene))}`;
  return {
    type: 'div',
    props: {
      style: { display: 'flex', position: 'relative', width, height, backgroundColor: scene.ground },
      children: [
        picture(art, { x: 0, y: 0, width, height }),
        ...marks.map((mark) => picture(mark.href, mark.box)),
        ...[...stripLines, ...lines].map(textBox),
        ...(qr ? [picture(`data:image/svg+xml;base64,${btoa(qrToSvg(qr.modules, qr.dark, qr.light))}`, qr.box)] : []),
      ],
    },
  };
}

function picture(src: string, { x, y, width, height }: Box): SatoriElement {
  return {
    type: 'img',
    props: { src, width, height, style: { position: 'absolute', left: x, top: y, width, height } },
  };
}

/** The line box is made tall enough for its baseline to fall on a whole px. */
function textBox({ text, face, size, tracking, x, baseline, fill }: TextLine): SatoriElement {
  const [family, weight] = face.split('-') as [keyof typeof metrics, string];
  const { ascent, descent } = metrics[family];
  const over = Math.ceil(1.2 * size);
  // Satori rounds the baseline down: half a px more keeps it where it is asked.
  const lineHeight = 2 * ((over + 0.5) / size - ascent) + ascent + descent;
  const style = {
    position: 'absolute',
    left: x,
    top: baseline - over,
    fontFamily: fontFamily(face),
    fontWeight: Number(weight),
    fontSize: size,
    letterSpacing: tracking * size,
    lineHeight,
    whiteSpace: 'pre',
    color: fill,
  };
  return { type: 'div', props: { style, children: text } };
}

/** The family's name as fonts are given to satori. */
export function fontFamily(face: FaceId): string {
  return face.startsWith('ubuntu') ? 'Ubuntu' : 'Titillium Web';
}

function qrToSvg(modules: boolean[][], dark: string, light: string): string {
  const side = modules.length;
  const d = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="${light}" d="M0 0h${side}v${side}H0z"/><path fill="${dark}" d="${d}"/></svg>`;
}
