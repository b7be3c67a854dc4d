/** The actions the site counts, by the name the statistics show, and the props each of them carries. */

/** Where a page stands on the thread, from `data-*` of `<html>` and from the landing link. Carried by every event. */
export const THREAD_PROPS = ['campaign', 'touchpoint', 'message', 'audience'] as const;

/** What an event can carry beside the thread. Shorter than the table below, which never travels to a browser. */
export const OWN_PROPS = ['asset', 'format', 'event', 'network', 'course', 'results', 'answer'] as const;
export type OwnProp = (typeof OWN_PROPS)[number];

/** Event name -> props of its own, read from `data-<prop>` of the element that was used. */
export const EVENTS = {
  'Scarica materiale': ['asset', 'format'],
  'Iscrizione evento': ['event'],
  'Aggiungi al calendario': ['event'],
  Condividi: ['network'],
  'Copia testo': ['network'],
  'Apri percorso': ['course'],
  Ricerca: ['results'],
  'Utile?': ['answer'],
} as const satisfies Readonly<Record<string, readonly OwnProp[]>>;

/** The tracker's own event for a click on a link to another site, in Plausible's words. */
export const OUTBOUND_EVENT = 'Outbound Link: Click';

export type EventName = keyof typeof EVENTS;

// Marked pure so that a browser's bundle, which needs no names, leaves the table out.
export const EVENT_NAMES = /* @__PURE__ */ Object.keys(EVENTS) as readonly EventName[];

/** Whether a name is one of ours. */
export function isEventName(name: string | undefined): name is EventName {
  return name !== undefined && Object.hasOwn(EVENTS, name);
}

/** Longest prop value we send, in characters: ids are at most 60, nothing of ours needs more. */
const LONGEST_VALUE = 80;

/**
 * The props of an event: those of the thread and its own, and no others, so that nothing a page holds can leak by accident.
 * An element's value wins over the page's; blank values are left out.
 */
export function eventProps(
  name: EventName | 'pageview' | 'engagement' | typeof OUTBOUND_EVENT,
  page: Readonly<Record<string, string | undefined>>,
  element: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const own: readonly string[] = isEventName(name) ? EVENTS[name] : [];
  const props: Record<string, string> = {};
  for (const key of [...THREAD_PROPS, ...own]) {
    const value = (element[key] ?? page[key])?.trim().slice(0, LONGEST_VALUE);
    if (value) props[key] = value;
  }
  return props;
}
