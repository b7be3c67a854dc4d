import type { Typefaces } from '#cards/typeface.ts';
import type { Ground } from '#model/theme.ts';
import type { PrintSize } from './print-size.ts';

/** What a sheet is set with. */
export interface Press {
  size: PrintSize;
  colours: Ground;
  typefaces: Typefaces;
}
