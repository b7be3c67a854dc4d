import type { Channel, Content, Touchpoint } from '#model/content.ts';
import { landingPath } from './page-path.ts';

/** What the address of a visit says of where it came from. */
export interface Tracking {
  source: string;
  medium: string;
  campaign: string;
  /** The touchpoint's id. */
  content: string;
}

/** Path and query of a touchpoint's landing page with its four utm parameters. */
export function trackedPath(content: Content, touchpoint: Touchpoint): string {
  const path = landingPath(content, touchpoint.landing, touchpoint.campaign);
  return `${path}?${trackingQuery(touchpoint, content.get('channels', touchpoint.channel))}`;
}

/** The tracked address of a touchpoint on a site, as `https://site.it/fse-toscana/?utm_source=…`. */
export function trackedUrl(content: Content, touchpoint: Touchpoint, site: string): string {
  return new URL(trackedPath(content, touchpoint), site).href;
}

/** Path of a touchpoint's short link. */
export function shortPath(touchpoint: string): string {
  return `/t/${touchpoint}/`;
}

/** Address of a touchpoint's short link on a site. */
export function shortUrl(touchpoint: string, site: string): string {
  return new URL(shortPath(touchpoint), site).href;
}

/** The four utm parameters of a touchpoint. */
function trackingQuery(touchpoint: Touchpoint, channel: Channel): string {
  return new URLSearchParams({
    utm_source: channel.utm.source,
    utm_medium: channel.utm.medium,
    utm_campaign: touchpoint.campaign,
    utm_content: touchpoint.id,
  }).toString();
}

/** Reads the tracking back from an address; undefined where any of the four is missing. */
export function parseTracking(url: string): Tracking | undefined {
  const query = new URL(url, 'http://localhost').searchParams;
  const [source, medium, campaign, content] = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content'].map((k) =>
    query.get(k),
  );
  return source && medium && campaign && content ? { source, medium, campaign, content } : undefined;
}
