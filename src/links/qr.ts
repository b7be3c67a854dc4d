import { encode } from 'uqr';
import { escapeHtml } from './escape-html.ts';

/** Quiet zone asked by the standard, in modules. */
const QUIET = 4;

/** The modules of a QR code, row by row, dark = true, quiet zone of 4 modules included; error correction M. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: QUIET }).data;
}

/** A QR code as SVG: one path, one unit a module, no script, titled for screen readers. */
export function qrSvg(text: string, title: string, colour = '#000000'): string {
  const rows = qrModules(text);
  const path = rows.flatMap((row, y) => runs(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)).join('');
  const size = rows.length;
  const safe = escapeHtml(title);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="${safe}">` +
    `<title>${safe}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="${colour}" d="${path}"/></svg>`
  );
}

/** Start and length of each run of dark modules in a row. */
function runs(row: boolean[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
