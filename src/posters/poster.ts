import type { CardData } from '#cards/card.ts';

/** What a poster or a leaflet says, before any paper size. */
export interface PosterData {
  /** Template, theme, title, sign, organisations: as on a card. */
  card: CardData;
  /** The title of the document, as readers show it. */
  title: string;
  /** The organisation that leads the campaign. */
  author: string;
  /** A paragraph under the title; on a leaflet, the short one. */
  lead: { poster: string; leaflet: string };
  facts: Fact[];
  /** The back of a leaflet. */
  sections: Section[];
  /** Where the QR code leads: the whole address, with its protocol. */
  address: string;
}

/** A label and its value: when, where, how. */
export interface Fact {
  label: string;
  value: string;
}

export interface Section {
  heading: string;
  entries: Entry[];
}

export type Entry = { kind: 'p' | 'item'; text: string } | ({ kind: 'fact' } & Fact);

/** What each kind of subject adds to its card. */
export interface PosterPart {
  title: string;
  lead: PosterData['lead'];
  facts: Fact[];
  sections: Section[];
}
