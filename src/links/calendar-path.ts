/** Path of an event's calendar file. */
export function eventCalendarPath(event: string): string {
  return `/calendario/evento/${event}.ics`;
}

/** Path of the calendar of a campaign's events. */
export function campaignCalendarPath(campaign: string): string {
  return `/calendario/${campaign}.ics`;
}

/** Path of the calendar of the events of a campaign for one audience. */
export function audienceCalendarPath(campaign: string, audience: string): string {
  return `/calendario/${campaign}/${audience}.ics`;
}

/** The address a calendar program follows by itself, as `webcal://sito.it/calendario/fse-toscana.ics`. */
export function webcal(path: string, site: URL): string {
  return new URL(path, site).href.replace(/^https?:/, 'webcal:');
}
