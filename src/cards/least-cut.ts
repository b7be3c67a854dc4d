/**
 * How many characters at the end of a text must go for it to fit: with so many it fits, with one less it does not.
 * All of them where nothing else helps.
 */
export function leastCut(text: string, fits: (text: string) => boolean): number {
  const characters = [...text];
  let kept = 0;
  let over = characters.length;
  while (over - kept > 1) {
    const middle = (kept + over) >> 1;
    if (fits(characters.slice(0, middle).join(''))) kept = middle;
    else over = middle;
  }
  return characters.length - kept;
}
