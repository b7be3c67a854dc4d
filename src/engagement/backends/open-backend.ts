import type { StatsBackend } from '../stats-backend.ts';
import { collectorBackend } from './collector.ts';
import { plausibleBackend } from './plausible.ts';

/**
 * The statistics that the environment names: `PLAUSIBLE_HOST`, `PLAUSIBLE_SITE`, `PLAUSIBLE_API_KEY`, all three or none, for a
 * server (the embedded collector speaks the same API, so it is named in the same way); or `COLLECTOR_DB` and `PLAUSIBLE_SITE` for
 * the collector's file itself, with no server running.
 * @throws RangeError naming the variable that is missing or wrong, never a key.
 */
export function openBackend(env: Readonly<Record<string, string | undefined>>): StatsBackend | undefined {
  const { PLAUSIBLE_HOST: host, PLAUSIBLE_SITE: site, PLAUSIBLE_API_KEY: key } = env;
  const { COLLECTOR_DB: dbPath } = env;
  if (dbPath && !host) {
    if (!site) throw new RangeError('PLAUSIBLE_SITE is not set: it must be the domain that the collector counts.');
    return collectorBackend({ dbPath, site });
  }
  if (!host && !site && !key) return undefined;
  if (!host) throw new RangeError('PLAUSIBLE_HOST is not set: it must be an address such as https://plausible.io.');
  if (!URL.canParse(host) || !/^https?:$/.test(new URL(host).protocol))
    throw new RangeError(`PLAUSIBLE_HOST is "${host}": it must be an address such as https://plausible.io.`);
  if (!site) throw new RangeError('PLAUSIBLE_SITE is not set: it must be the domain registered with the statistics.');
  if (!key) throw new RangeError('PLAUSIBLE_API_KEY is not set: it must be a key of the Stats API.');
  return plausibleBackend({ host, site, key });
}
