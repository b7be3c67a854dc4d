/** The paragraphs of a post without its link, which becomes a button or the last line. */
export function paragraphsOf(text: string, link: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(link, '').trim())
    .filter(Boolean);
}
