import type { FundingLayout } from '#cards/check-funding.ts';
import type { Box } from '#cards/grid.ts';
import type { TextLine } from '#cards/scene.ts';

/** A printed page laid out to the tenth of a millimetre: what Typst has only to draw, in the order it is read aloud. */

/** Words read as one heading, paragraph or item of a list, whatever lines they are set on. */
export interface WordsBlock {
  kind: 'h1' | 'h2' | 'p' | 'item';
  lines: TextLine[];
  href?: string;
}

/** A picture with its alternative text. */
interface PictureBlock {
  kind: 'picture';
  box: Box;
  svg: string;
  alt: string;
}

export type SheetBlock = WordsBlock | PictureBlock;

/** Ground and thread, bleed included: decoration, since all it says is in the words. */
export interface SheetArt {
  svg: string;
  box: Box;
}

export interface Sheet extends FundingLayout {
  width: number;
  height: number;
  art: SheetArt;
  blocks: SheetBlock[];
}

/** A text too long for its page. */
export interface SheetProblem {
  part: string;
  /** Characters to take away. */
  cut: number;
}
