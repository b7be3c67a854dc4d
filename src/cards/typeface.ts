import opentype, { type Font, type Glyph, type PathCommand } from '@shuding/opentype.js';

/**
 * A face as the cards use it: widths and outlines in em, read from the font itself.
 * Words are shaped one by one, as satori does, so that both ways of drawing a line agree.
 */

export const faceIds = [
  'titillium-400',
  'titillium-600',
  'titillium-700',
  'titillium-900',
  'ubuntu-400',
  'ubuntu-700',
] as const;
export type FaceId = (typeof faceIds)[number];

/** Height of capitals of Titillium Web, in em: words are placed by it, never by the line box. */
export const capHeight = 0.692;

export interface PlacedGlyph {
  /** Unique within the typeface. */
  key: number;
  /** Distance of its origin from the start of the line, in em. */
  x: number;
}

export interface Typeface {
  id: FaceId;
  /** Width of a line in em, with `tracking` em after each glyph. */
  width(text: string, tracking?: number): number;
  /** Where the glyphs of a line stand. */
  place(text: string, tracking?: number): PlacedGlyph[];
  /** How far a line reaches under its baseline, em. */
  depth(text: string): number;
  /** The outline of a glyph for a size of 1 em, y downwards from the baseline. */
  outline(key: number): readonly PathCommand[];
  has(character: string): boolean;
}

export type Typefaces = Readonly<Record<FaceId, Typeface>>;

/** Characters that take no place and need no glyph. */
const invisible = new Set(['\u00AD', '\u200B', '\u200C', '\u200D', '\uFE0E', '\uFE0F']);

/** A typeface out of one or more files of the same face, tried in order for each character. */
export function parseTypeface(id: FaceId, files: readonly Uint8Array[]): Typeface {
  const fonts = files.map((file) => opentype.parse(new Uint8Array(file).buffer));
  const words = new Map<string, { glyphs: PlacedGlyph[]; width: number; count: number }>();
  const outlines = new Map<number, readonly PathCommand[]>();
  const fontOf = (character: string) => fonts.find((font) => font.charToGlyphIndex(character) > 0);
  const shape = (word: string) => {
    const known = words.get(word);
    if (known) return known;
    const shaped = shapeWord(fonts, fontOf, word);
    if (words.size < 20_000) words.set(word, shaped);
    return shaped;
  };
  const place = (text: string, tracking = 0) => {
    const placed: PlacedGlyph[] = [];
    let x = 0;
    for (const word of text.split(/( )/)) {
      const { glyphs, width, count } = shape(word);
      if (word !== ' ') placed.push(...glyphs.map((glyph, at) => ({ key: glyph.key, x: x + glyph.x + at * tracking })));
      x += width + count * tracking;
    }
    return { placed, width: x };
  };
  const outline = (key: number) => {
    const known = outlines.get(key);
    if (known) return known;
    const font = fonts[Math.floor(key / 65_536)] as Font;
    const glyphs = (font as Font & { glyphs: { get(index: number): Glyph } }).glyphs;
    const commands = glyphs.get(key % 65_536).getPath(0, 0, 1).commands;
    outlines.set(key, commands);
    return commands;
  };
  return {
    id,
    outline,
    depth: (text) =>
      Math.max(0, ...place(text).placed.flatMap(({ key }) => outline(key).map((c) => (c.type === 'Z' ? 0 : c.y)))),
    width: (text, tracking) => place(text, tracking).width,
    place: (text, tracking) => place(text, tracking).placed,
    has: (character) => invisible.has(character) || fontOf(character) !== undefined,
  };
}

function shapeWord(fonts: Font[], fontOf: (character: string) => Font | undefined, word: string) {
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  let before: { font: Font; glyph: Glyph } | undefined;
  for (const character of word) {
    const font = fontOf(character);
    if (!font) continue;
    const glyph = font.stringToGlyphs(character)[0] as Glyph;
    if (before?.font === font) width += font.getKerningValue(before.glyph, glyph) / font.unitsPerEm;
    glyphs.push({ key: fonts.indexOf(font) * 65_536 + glyph.index, x: width });
    width += glyph.advanceWidth / font.unitsPerEm;
    before = { font, glyph };
  }
  return { glyphs, width, count: glyphs.length };
}
