import { init, track } from 'plausible-tracker';
import { OUTBOUND_EVENT, OWN_PROPS, THREAD_PROPS } from './events.ts';

/**
 * The code of the statistics that runs in a reader's browser (the opt-out page has its own). It sets no cookie and writes nothing.
 * The official tracker reads `localStorage.plausible_ignore` and is silent for who opted out.
 */
export interface TrackerOptions {
  /** The site as the statistics know it. */
  readonly domain: string;
  /** Where events are sent; the site's own `/api/event` unless Plausible is elsewhere. */
  readonly endpoint?: string | undefined;
  /** Counts also on this machine's addresses, for `npm start`. */
  readonly local?: boolean | undefined;
}

/** What an address may keep when it is sent: never a search, a fragment or anything a person typed. */
const cleaned = (address: string, kept = /^$/) => {
  const { protocol, host, pathname, search } = new URL(address);
  const utm = search
    .slice(1)
    .split('&')
    .filter((pair) => kept.test(pair));
  return `${protocol}//${host}${pathname}${utm[0] ? `?${utm.join('&')}` : ''}`;
};

/** The props known to the statistics and no others, from the element or what it is in, else from the link one came by. */
const propsOf = (keys: readonly string[], element: Element) => {
  const props: Record<string, string> = {};
  for (const key of keys) {
    const name = `data-${key === 'event' ? 'event-name' : key}`;
    const value =
      element.closest(`[${name}]`)?.getAttribute(name) ||
      (key === 'touchpoint' && new URLSearchParams(location.search).get('utm_content'));
    if (value) props[key] = value.slice(0, 80);
  }
  return props;
};

/**
 * Starts counting page views, reading, outbound links and the actions of `data-event` elements; does nothing for readers whose
 * browser asks not to be tracked (Do Not Track, Global Privacy Control).
 * A page tells an action by itself with `dispatchEvent(new CustomEvent('filo', { detail: element }))`.
 */
export function initTracker({ domain, endpoint = '/api/event', local = false }: TrackerOptions): void {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (doNotTrack === '1' || globalPrivacyControl) return;

  let acted = false;
  const act = (target: Element) => {
    const element = target.closest('[data-event]');
    acted = !!element;
    if (element)
      track(element.getAttribute('data-event') as string, { props: propsOf([...THREAD_PROPS, ...OWN_PROPS], element) });
  };
  // While the click goes down: before a handler can stop it, and before the outbound link is looked at.
  addEventListener('click', ({ target }) => act(target as Element), true);
  addEventListener('auxclick', ({ target, button }) => button === 1 && act(target as Element), true);
  addEventListener('filo', (event) => act((event as CustomEvent<Element>).detail));

  init({
    domain,
    endpoint,
    captureOnLocalhost: local,
    outboundLinks: true,
    bindToWindow: false,
    logging: false,
    customProperties: () => propsOf(THREAD_PROPS, document.documentElement),
    transformRequest: (payload) => {
      const { p } = payload;
      if (payload.n === OUTBOUND_EVENT) {
        // A share that leaves the site is counted once, as a share.
        if (acted) return null;
        if (p) p.url = cleaned(p.url as string);
      }
      payload.u = cleaned(payload.u, /^utm_/);
      payload.r &&= cleaned(payload.r);
      return payload;
    },
  });
}
