import type { FormatId } from '#model/format.ts';
import type { MessageFields } from '#model/message.ts';
import type { Network } from '#model/network.ts';

export type Variant = keyof MessageFields['variants'];

/** How long a text is, as its network counts it. */
export interface Measure {
  length: number;
  limit: number;
  /** What is counted, in Italian plural: `caratteri`. */
  unit: string;
}

/**
 * Where the tracked link of a post goes: in its text, on a card the post carries beside the text,
 * in the profile (`bio`), in a QR code of the image.
 */
export type LinkPlace = 'text' | 'card' | 'bio' | 'qr';

/** What a network accepts and how it behaves; one file each, with source and date. */
export interface NetworkRules {
  network: Network;
  /** Variants of the message that suit it, best first. */
  variants: readonly Variant[];
  measure(text: string): Measure;
  /** Rewrites characters the network cannot carry; never shortens. */
  prepare?(text: string): string;
  /** Where the link may go, best first. */
  linkPlaces: readonly LinkPlace[];
  /** Words that say where the link is, where the text cannot hold it. */
  linkWords?: string;
  /** How many hashtags suit it; 0 where they do nothing. */
  hashtags: number;
  /** What the network reads as a mention. */
  mention?: RegExp;
  /** Longest alternative text, in UTF-16 units; absent where images carry none. */
  alt?: { limit: number };
  /** Heaviest image of a post; absent where a post has none. */
  image?: { bytes: number };
  /** Formats of the card, best first; the common ones exist for every touchpoint. */
  formats: readonly FormatId[];
  /** Address that opens the network with the post ready, where the network has one. */
  share?(post: { text: string; link: string; title: string }): string;
}
