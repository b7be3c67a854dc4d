import type { Scene, Shape, TextLine } from './scene.ts';
import type { Typefaces } from './typeface.ts';

/** A scene as SVG: its shapes alone, or the whole card with its text as outlines (plates, the preview in the CMS). */

/** Ground and shapes, without marks and text. */
export function artToSvg(scene: Scene): string {
  return svg(scene, groundRect(scene) + scene.shapes.map(shapeToSvg).join(''));
}

/** What all cards of a plate share: shapes, marks, strip. */
export function plateToSvg(scene: Scene, typefaces: Typefaces): string {
  return svg(scene, plateBody(scene, typefaces));
}

/** The whole card. */
export function sceneToSvg(scene: Scene, typefaces: Typefaces): string {
  const lines = scene.lines.map((line) => lineToSvg(line, typefaces)).join('');
  return svg(scene, plateBody(scene, typefaces) + lines + qrBody(scene));
}

function plateBody(scene: Scene, typefaces: Typefaces): string {
  const marks = scene.marks.map(
    ({ href, box }) =>
      `<image href="${href}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" preserveAspectRatio="xMidYMid meet"/>`,
  );
  const strip = scene.stripLines.map((line) => lineToSvg(line, typefaces));
  return [groundRect(scene), ...scene.shapes.map(shapeToSvg), ...marks, ...strip].join('');
}

function svg({ width, height }: Scene, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function groundRect({ width, height, ground }: Scene): string {
  return `<rect width="${width}" height="${height}" fill="${ground}"/>`;
}

function shapeToSvg(shape: Shape): string {
  if (shape.kind === 'rect') {
    const { x, y, width, height } = shape.box;
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${shape.fill}"/>`;
  }
  const place = `transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${n(shape.scale, 5)})"`;
  const stroke = shape.stroke
    ? ` stroke="${shape.stroke}" stroke-width="${n((shape.width ?? 1) / shape.scale)}" stroke-linecap="${shape.cap ?? 'butt'}" stroke-linejoin="round"`
    : '';
  return `<path d="${shape.d}" ${place} fill="${shape.fill ?? 'none'}"${stroke}/>`;
}

function lineToSvg(line: TextLine, typefaces: Typefaces): string {
  return `<path fill="${line.fill}" d="${linePath(line, typefaces)}"/>`;
}

/** The outlines of a line of text, in px. */
export function linePath({ text, face, size, tracking, x, baseline }: TextLine, typefaces: Typefaces): string {
  const typeface = typefaces[face];
  return typeface
    .place(text, tracking)
    .flatMap((glyph) => {
      const atX = (value: number) => n(x + (glyph.x + value) * size, 2);
      const atY = (value: number) => n(baseline + value * size, 2);
      return typeface.outline(glyph.key).map((c) => {
        if (c.type === 'Z') return 'Z';
        if (c.type === 'Q') return `Q${atX(c.x1)} ${atY(c.y1)} ${atX(c.x)} ${atY(c.y)}`;
        if (c.type === 'C') return `C${atX(c.x1)} ${atY(c.y1)} ${atX(c.x2)} ${atY(c.y2)} ${atX(c.x)} ${atY(c.y)}`;
        return `${c.type}${atX(c.x)} ${atY(c.y)}`;
      });
    })
    .join('');
}

function qrBody({ qr }: Scene): string {
  if (!qr) return '';
  const { box, modules, dark, light } = qr;
  const pixel = box.width / modules.length;
  const d = modules
    .flatMap((row, y) =>
      row.flatMap((on, x) =>
        on ? [`M${n(box.x + x * pixel)} ${n(box.y + y * pixel)}h${pixel}v${pixel}h${-pixel}z`] : [],
      ),
    )
    .join('');
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${light}"/><path fill="${dark}" d="${d}" shape-rendering="crispEdges"/>`;
}

/** A number in few digits. Of a card there are ten thousand: `toFixed` takes five times as long. */
function n(value: number, digits = 3): string {
  const unit = 10 ** digits;
  return String(Math.round(value * unit) / unit);
}
