import type { Content, Touchpoint } from '#model/content.ts';
import type { FormatId } from '#model/format.ts';
import type { Network } from '#model/network.ts';
import type { LinkPlace, Measure, Variant } from './networks/network.ts';

/** Where posts are made: the content, the address of the site, and who writes the alternative text of a card. */
export interface PostContext {
  content: Content;
  /** Address of the site, as `https://filodiretto.regione.it/`. */
  site: string;
  /** Alternative text of a touchpoint's card; where absent, the touchpoint's own, or one that names its message. */
  altOf?: (touchpoint: Touchpoint) => string;
}

/** One run of a post's text. */
export interface PostPart {
  kind: 'text' | 'link' | 'hashtag' | 'mention';
  text: string;
}

/** The text, card, alt text and link of a touchpoint, shaped for one network. */
export interface Post extends Measure {
  touchpoint: string;
  network: Network;
  title: string;
  text: string;
  /** The text again, run by run: `parts.map((part) => part.text).join('') === text`. */
  parts: readonly PostPart[];
  /** The variant of the message it uses, or the touchpoint's own text. */
  source: Variant | 'own';
  alt: string;
  /** The short tracked address, whole. */
  link: string;
  linkPlace: LinkPlace;
  /** Without the hash sign, in the order of the text. */
  hashtags: readonly string[];
  /** The card it carries; absent where the network takes none. */
  format?: FormatId;
  /** By how much it does not fit; 0 where it does. */
  excess: number;
}
