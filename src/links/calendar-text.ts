/** A calendar file as RFC 5545 (3.1) wants it: its last line ends as the others do. */
export function calendarText(text: string): string {
  return `${text.trimEnd()}\r\n`;
}
