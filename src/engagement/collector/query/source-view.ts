import type { SiteData } from '../store/site-data.ts';
import type { Texts } from '../store/texts.ts';
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

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Reads the value of a visit's dimension from the text of its origin; blank where it is unknown. */
export function originReader(dimension: string): (origin: string) => string {
  const key = dimension.slice('visit:'.length);
  const read = (origin: string) => JSON.parse(origin) as Readonly<Record<string, string | undefined>>;
  if (key === 'screen') return (origin) => read(origin).device ?? '';
  if (!key.endsWith('_name')) return (origin) => read(origin)[key] ?? '';
  // A history can say the names of its places; of countries they are known anyway.
  const code = key.replace(/_name$/, '');
  return (origin) => {
    const values = read(origin);
    return values[key] ?? (code === 'country' ? countryName(values.country ?? '') : (values[code] ?? ''));
  };
}

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (COUNTRY_NAMES.of(code) ?? code) : code;
}
