/**
 * A text as a cell of a table: spreadsheets take one that starts with one of these signs for a formula, whatever space comes
 * before, so it gets an apostrophe in front (OWASP, CSV injection).
 */
export function csvCell(text: string): string {
  return /^\s*[=+\-@|]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
