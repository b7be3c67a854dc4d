import type { APIRoute } from 'astro';
import { emblemBlue, emblemRatio, emblemYellow, starsPath } from '#cards/emblem.ts';

/** The European emblem, drawn from its public geometry. */
export const GET: APIRoute = () => {
  const height = 120;
  const width = height * emblemRatio;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<path fill="${emblemBlue}" d="M0 0h${width}v${height}H0z"/><path fill="${emblemYellow}" d="${starsPath(0, 0, height)}"/></svg>\n`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};
