import type { SiteData } from '../store/site-data.ts';
import type { Texts } from '../store/texts.ts';
import type { OriginKey, VisitOrigin } from '../visit/visit-origin.ts';
import type { MomentRange } from './date-range.ts';
import type { Goal } from './goals.ts';

/** What a question is asked of: a site's data, the texts, the goals, the moments and the clock. */
export interface View {
  readonly site: SiteData;
  readonly texts: Texts;
  readonly goals: readonly Goal[];
  readonly range: MomentRange;
  readonly zone: string;
  /** One more than the highest number of a visitor. */
  readonly visitors: number;
}

/** Where the value of each dimension of a visit is. */
export const VISIT_PAGE_COLUMN = {
  'visit:entry_page': 'entry_page',
  'visit:exit_page': 'exit_page',
  'visit:entry_page_hostname': 'entry_host',
  'visit:exit_page_hostname': 'exit_host',
} as const;

/** Columns of an event that hold a text. */
export const EVENT_TEXT_COLUMN = { 'event:name': 'name', 'event:page': 'page', 'event:hostname': 'host' } as const;

export const PROP_PREFIX = 'event:props:';

/** The part of a visit's origin that a dimension shows. */
export function originKey(dimension: string): OriginKey {
  const key = dimension.slice('visit:'.length).replace(/_name$/, '');
  return (key === 'screen' ? 'device' : key) as OriginKey;
}

/** The value of a dimension in the text of an origin. */
export function originValue(origin: string, key: OriginKey): string {
  return (JSON.parse(origin) as VisitOrigin)[key] ?? '';
}
