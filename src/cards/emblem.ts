/**
 * The European emblem from its public geometry, and the funding statement. Art. 34 Reg. (UE) 2021/241; the geometry
 * is that of the interinstitutional style guide, annex A1: twelve upright stars on a circle of a third of the height.
 */

export const emblemBlue = '#003399';
export const emblemYellow = '#FFCC00';

/** The statement, dash included; never set again by the rules of Italian lines. */
export const euStatement = "Finanziato dall'Unione europea – NextGenerationEU";
export const euStatementLines = ["Finanziato dall'Unione europea –", 'NextGenerationEU'] as const;
export const euStatementCapLines = ['Finanziato', "dall'Unione europea –", 'NextGenerationEU'] as const;

/** Width of the emblem for its height. */
export const emblemRatio = 3 / 2;

/** Where the twelve stars stand, for an emblem of this height with its upper left corner at (x, y). */
export function starCentres(x: number, y: number, height: number): [number, number][] {
  return Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    const centreX = x + (height * emblemRatio) / 2;
    return [centreX + (Math.sin(angle) * height) / 3, y + height / 2 - (Math.cos(angle) * height) / 3];
  });
}

/** The twelve stars as one path. */
export function starsPath(x: number, y: number, height: number): string {
  return starCentres(x, y, height)
    .map(([starX, starY]) => star(starX, starY, height / 18))
    .join('');
}

/** A five-pointed star, one point up; the inner radius is 0.382 of the outer. */
function star(x: number, y: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, corner) => {
    const angle = (corner * Math.PI) / 5;
    const reach = corner % 2 === 0 ? radius : radius * 0.382;
    return `${round(x + Math.sin(angle) * reach)} ${round(y - Math.cos(angle) * reach)}`;
  });
  return `M${points.join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The whole emblem as an SVG of this height. */
export function emblemSvg(height = 100): string {
  const width = height * emblemRatio;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path fill="${emblemBlue}" d="M0 0h${width}v${height}H0z"/><path fill="${emblemYellow}" d="${starsPath(0, 0, height)}"/></svg>`
  );
}
