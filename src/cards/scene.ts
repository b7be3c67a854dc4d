import type { Box } from './grid.ts';
import type { FaceId } from './typeface.ts';

/**
 * A card as drawn: flat shapes, marks, lines of text and at most one QR code, in px. Every way of drawing
 * (satori, our own raster, SVG in the browser, another renderer in the benchmark) starts from this.
 */

export interface RectShape {
  kind: 'rect';
  box: Box;
  fill: string;
}

export interface PathShape {
  kind: 'path';
  d: string;
  /** Placed at (x, y) and scaled: the path is written in the sign's own units. */
  x: number;
  y: number;
  scale: number;
  fill?: string;
  stroke?: string;
  /** In px, whatever the scale. */
  width?: number;
  cap?: 'round' | 'butt';
}

export type Shape = RectShape | PathShape;

export type Role = 'kicker' | 'title' | 'detail' | 'number' | 'sign' | 'strip';

/** One line of text; x and baseline are whole px. */
export interface TextLine {
  role: Role;
  text: string;
  face: FaceId;
  size: number;
  /** Em added after each glyph. */
  tracking: number;
  x: number;
  baseline: number;
  /** Measured width, px. */
  width: number;
  fill: string;
  /** The flat colour under it. */
  on: string;
}

export interface Ink {
  fill: string;
  on: string;
}

export interface MarkImage {
  href: string;
  box: Box;
}

export interface QrCode {
  text: string;
  /** Whole px, quiet zone included. */
  box: Box;
  modules: boolean[][];
  dark: string;
  light: string;
}

export interface Scene {
  width: number;
  height: number;
  ground: string;
  shapes: readonly Shape[];
  marks: readonly MarkImage[];
  /** Lines of the strip: the same on every card of a plate. */
  stripLines: readonly TextLine[];
  /** Lines of this card only. */
  lines: readonly TextLine[];
  /** The colours words may take on this card, each with the flat colour under it. */
  inks: readonly Ink[];
  qr?: QrCode;
  /** The emblem's rectangle, where the card is funded. */
  emblem?: Box;
  strip: Box;
  /** The sign with its stroke, which words never touch. */
  sign: Box;
}
