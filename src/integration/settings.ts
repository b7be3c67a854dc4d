import { momentPrecision, momentProblem, momentStart } from '#model/moment.ts';
import type { Area } from '#model/visibility.ts';

/** What the environment decides of a build or of the dev server. */
export interface Settings {
  area: Area;
  /** Public address; the machine's own where `FILO_SITE` is not set. */
  site: string;
  /** Whether the site is built for its public address. */
  production: boolean;
  outDir: string;
  port: number;
  demo: boolean;
}

/**
 * Reads `FILO_AREA` (public, staff), `FILO_SITE` (https address), `FILO_OUT` (folder), `FILO_PORT`, `FILO_DEMO`; one that is
 * empty is as if it were not there.
 * @throws RangeError naming the variable and what it may be.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const area = env.FILO_AREA || 'public';
  if (area !== 'public' && area !== 'staff')
    throw new RangeError(`FILO_AREA is "${area}": it must be "public" or "staff".`);
  const port = Number(env.FILO_PORT || 4321);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new RangeError(`FILO_PORT is "${env.FILO_PORT}": it must be a port number.`);
  const site = env.FILO_SITE || `http://127.0.0.1:${port}`;
  if (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol) || new URL(site).pathname !== '/') {
    throw new RangeError(
      `FILO_SITE is "${site}": it must be an address such as https://www.example.it, without a path.`,
    );
  }
  return {
    area,
    site,
    production: Boolean(env.FILO_SITE),
    outDir: env.FILO_OUT || (area === 'staff' ? './dist-staff' : './dist'),
    port,
    demo: env.FILO_DEMO === '1',
  };
}

/**
 * The reporting date: `FILO_TODAY` (a day, read as its noon, or a minute; of Rome where it has no offset), else the clock.
 * @throws RangeError where `FILO_TODAY` is not a date.
 */
export function reportingDate(env: NodeJS.ProcessEnv, clock: () => Date): Date {
  const today = env.FILO_TODAY;
  if (!today) return clock();
  const minute = today.length === 10 ? `${today}T12:00` : today;
  if (momentProblem(minute) || momentPrecision(minute) !== 'minute')
    throw new RangeError(`FILO_TODAY is "${today}": it must be a day such as 2025-09-15.`);
  return momentStart(minute);
}

/**
 * The address of the server that visits are told to (`PLAUSIBLE_EVENTS`), where the site can't pass them on by itself; undefined
 * where it can.
 * @throws RangeError where it is not an https address.
 */
export function eventsAddress({ PLAUSIBLE_EVENTS: events }: NodeJS.ProcessEnv): string | undefined {
  if (!events) return undefined;
  if (URL.canParse(events) && new URL(events).protocol === 'https:') return events;
  throw new RangeError(
    `PLAUSIBLE_EVENTS is "${events}": it must be an address such as https://statistiche.example.it/api/event.`,
  );
}
