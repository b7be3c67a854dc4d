/** Cards fall into four families by the shape of the part of the card that words and sign may use. */
export type Family = 'landscape' | 'square' | 'tall' | 'banner';

/** The family of such a part, in any unit. */
export function familyOf(width: number, height: number): Family {
  const ratio = width / height;
  if (ratio > 2.4) return 'banner';
  if (ratio >= 1.25) return 'landscape';
  return ratio >= 0.65 ? 'square' : 'tall';
}
