import type { Collector } from '../collector/collector.ts';
import { type DemoRequest, demoVisits } from './demo-visits.ts';

/** Events written at once. */
const PIECE = 5000;

/** Fills a collector of its own with synthetic visits to a site; returns how many events it holds. */
export async function fillDemo(
  request: DemoRequest & { collector: Pick<Collector, 'importEvents'>; domain: string },
): Promise<number> {
  const { collector, domain } = request;
  const events = demoVisits(request);
  let counted = 0;
  for (let i = 0; i < events.length; i += PIECE) {
    counted += await collector.importEvents(domain, events.slice(i, i + PIECE));
  }
  return counted;
}
