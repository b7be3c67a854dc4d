/** The actions the site counts, by the name the statistics show, and the props they may carry. */

/** Where a page stands on the thread, from `data-*` of `<html>` and from the landing link. Carried by every event. */
export const THREAD_PROPS = ['campaign', 'touchpoint', 'message', 'audience'] as const;

/** What an action can carry beside the thread, from `data-<prop>` of the element that was used. */
export const OWN_PROPS = ['asset', 'format', 'event', 'network', 'course', 'results', 'answer'] as const;

export const EVENT_NAMES = [
  'Scarica materiale',
  'Iscrizione evento',
  'Aggiungi al calendario',
  'Condividi',
  'Copia testo',
  'Apri percorso',
  'Ricerca',
  'Utile?',
] as const;

/** The tracker's own event for a click on a link to another site, in Plausible's words. */
export const OUTBOUND_EVENT = 'Outbound Link: Click';
