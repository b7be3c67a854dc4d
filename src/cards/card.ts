import type { GroundId, Theme } from '#model/theme.ts';
import type { CardTemplate } from '#model/touchpoint.ts';

/** What one card says, before any format: the input of every template. */
export interface CardData {
  template: CardTemplate;
  theme: Theme;
  /** Instead of the template's own ground, where three equal grounds would stand in a row. */
  ground?: GroundId;
  /** Audience or kind, after "Filo diretto". */
  kicker: string;
  title: string;
  detail: string;
  /** The number of a figure. */
  number?: string;
  /** The one or two words inside the sign. */
  sign: readonly string[];
  /** The date is crossed out: postponed or cancelled. */
  struck?: boolean;
  funding: { eu: boolean };
  organisations: readonly OrganisationMark[];
  /** The address of the QR code. */
  qr?: string;
  alt: string;
}

/** An organisation in the strip: its name on one or two lines, its mark where it gave one, a partner's contact. */
export interface OrganisationMark {
  lines: readonly string[];
  logo?: Logo;
  /** Under the name or beside the mark; the first thing left out where the strip is full. */
  contact?: string;
  /** The partner whose set this is: beside the others, never under one of them where there is room. */
  partner?: true;
}

/** An image mark, already checked: a still PNG as a data address, with its size and the digest of its file. */
export interface Logo {
  href: string;
  width: number;
  height: number;
  digest: string;
}

/** The name that opens every kicker. */
export const brand = 'Filo diretto';
