/** Parts of a page whose text is not set in lines, or must stay as it is. */
const APART = /^(?:head|script|style|svg|pre|code|select|textarea|button|title)$/;

/** Two short words joined by a hyphen or a slash, alone between other words: *front-office*, *e-mail*, *MMG/PLS*. */
const compound = /(?<![\p{L}\p{N}/@.:-])\p{L}{1,8}[-/]\p{L}{1,8}(?![\p{L}\p{N}/@:-]|\.[\p{L}\p{N}])/gu;

/** Longer ones may be parted: held together they would not fit a phone's line in large type, with the letters spaced out. */
const LONGEST = 13;

/** A page whose short compounds are not parted at the end of a line. */
export function bindCompounds(html: string): string {
  let apart = '';
  return html.replace(/<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)[^>]*>|[^<]+/gi, (piece, closing = '', tag = '') => {
    if (apart) {
      if (closing && tag === apart) apart = '';
      return piece;
    }
    if (tag) {
      if (!closing && APART.test(tag)) apart = tag;
      return piece;
    }
    if (piece.startsWith('<')) return piece;
    return piece.replace(compound, (words) => (words.length > LONGEST ? words : `<span class="one">${words}</span>`));
  });
}
