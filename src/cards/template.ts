import type { GroundId } from '#model/theme.ts';
import type { CardTemplate } from '#model/touchpoint.ts';
import type { CardData } from './card.ts';
import type { Grid } from './grid.ts';
import type { SignId } from './signs.ts';
import type { FaceId } from './typeface.ts';

/** What one template adds to the common card: its ground, its sign, the words inside the sign. One file each. */
export interface Template {
  id: CardTemplate;
  ground: GroundId;
  sign: SignId;
  /** Side of the sign's box, where it is not the family's own. */
  side?(grid: Grid): number;
  /** As a share of its usual side, the smaller sign that leaves room for a title which fits beside it in no other way. */
  smaller?: number;
  signWords?(card: CardData): SignWord[];
  /** The title as it is set; the card's own where absent. */
  title?(card: CardData): string;
  /** What the sign shows, in words: for the alternative text. */
  tell(card: CardData): string;
}

/** One line inside a sign, in box units; it shrinks until it is no wider than `width`. */
export interface SignWord {
  text: string;
  face: FaceId;
  size: number;
  width: number;
  /** Left edge at x, or centred on it. */
  x: number;
  align: 'left' | 'centre';
  /** Which height of the line stands at y. */
  at: 'baseline' | 'cap-top' | 'cap-centre';
  y: number;
  /** Words of the same group take the size of the one that shrinks most. */
  group?: string;
  /** Crossed out in the thread's colour. */
  struck?: boolean;
}
