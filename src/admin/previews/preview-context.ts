import type { Content } from '#model/content.ts';
import type { Marks } from './load-marks.ts';

/** What a preview is drawn from: the content with the entry as it is being written. */
export interface PreviewContext {
  content: Content;
  /** The reporting date. */
  today: Date;
  /** The image marks of the cards. */
  logos: Marks;
  /** Address of the site. */
  site: string;
  /** Where an uploaded image can be seen by this page. */
  imageUrl(path: string): string;
}
