import type { Entry, Section } from './poster.ts';

/** A section, or nothing where there is nothing to say in it. */
export function section(heading: string, entries: readonly Entry[]): Section[] {
  return entries.length === 0 ? [] : [{ heading, entries: [...entries] }];
}

/** A fact, or nothing where its value is missing. */
export function fact(label: string, value: string | undefined): { label: string; value: string }[] {
  return value ? [{ label, value }] : [];
}

/** An address without its protocol, as it is printed. */
export function printedAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
