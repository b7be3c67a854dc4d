import type { APIRoute } from 'astro';
import { emblemBlue, emblemRatio, emblemYellow, euStatementLines, starsPath } from '#cards/emblem.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import type { Typeface } from '#cards/typeface.ts';

/**
 * The European emblem with the funding statement in Ubuntu, as one picture: outlines, so that every device shows the
 * allowed face and no font has to travel. Proportions of the art direction, §7: emblem 56 high, statement 17.
 */
export const GET: APIRoute = () => {
  const height = 56;
  const size = 17;
  const left = height * emblemRatio + height * 0.28;
  const face = loadTypefaces()['ubuntu-700'];
  const leading = size * 1.22;
  const first = height / 2 - leading / 2 + size * 0.35;
  const lines = euStatementLines.map((line, at) => outline(face, line, left, first + at * leading, size)).join('');
  const width = Math.ceil(left + Math.max(...euStatementLines.map((line) => face.width(line))) * size);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<path fill="${emblemBlue}" d="M0 0h${height * emblemRatio}v${height}H0z${lines}"/>` +
    `<path fill="${emblemYellow}" d="${starsPath(0, 0, height)}"/></svg>\n`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};

/** A line of text as path data, its baseline at y. */
function outline(face: Typeface, text: string, x: number, y: number, size: number): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  return face
    .place(text)
    .flatMap((glyph) =>
      face.outline(glyph.key).map((command) => {
        const at = (px: number, py: number) => `${round(x + (glyph.x + px) * size)} ${round(y + py * size)}`;
        switch (command.type) {
          case 'Z':
            return 'Z';
          case 'Q':
            return `Q${at(command.x1, command.y1)} ${at(command.x, command.y)}`;
          case 'C':
            return `C${at(command.x1, command.y1)} ${at(command.x2, command.y2)} ${at(command.x, command.y)}`;
          default:
            return `${command.type}${at(command.x, command.y)}`;
        }
      }),
    )
    .join('');
}
