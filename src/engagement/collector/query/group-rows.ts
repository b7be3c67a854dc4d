import type { Texts } from '../store/texts.ts';
import { EVENT_TEXT_COLUMN, originReader, PROP_PREFIX, VISIT_PAGE_COLUMN, type View } from './source-view.ts';
import { NO_CHANNEL, NO_CITY, NO_COUNTRY, NO_PROP, NO_SOURCE, NOT_SET } from './text-tests.ts';
import { type TimeBuckets, type TimeDimension, timeBuckets } from './time-buckets.ts';

/** A dimension of some rows: a small number per value, in order of appearance, and the value's text. */
export interface RowDimension {
  readonly codeOf: (row: number) => number;
  /** Writes the code of each of some rows, where that is quicker than one by one. */
  readonly fill?: (rows: Uint32Array, codes: Uint32Array) => void;
  /** How many codes were given so far. */
  readonly size: () => number;
  readonly label: (code: number) => string;
}

/** A dimension of events; goals are not one, because an event can achieve several. */
export function eventDimension(view: View, dimension: string): RowDimension {
  const { of } = view.site.events;
  if (dimension.startsWith('time:')) {
    const { at } = of;
    return bucketDimension(timeBuckets(dimension as TimeDimension, view.range, view.zone), (row) => at[row] as number);
  }
  if (dimension.startsWith('visit:')) {
    const { codeOf, size, label } = visitDimension(view, dimension);
    const { visit } = of;
    return { codeOf: (row) => codeOf(visit[row] as number), size, label };
  }
  if (dimension.startsWith(PROP_PREFIX)) {
    const key = dimension.slice(PROP_PREFIX.length);
    return byText(view.texts, of.props, (json) => {
      const props = JSON.parse(json) as Record<string, string>;
      return (Object.hasOwn(props, key) && props[key]) || NO_PROP;
    });
  }
  return byText(view.texts, of[EVENT_TEXT_COLUMN[dimension as keyof typeof EVENT_TEXT_COLUMN]], (text) => text);
}

/** What is shown for the blank value of a visit's dimension, where it is not `(not set)`. */
const BLANKS: Readonly<Record<string, string>> = {
  'visit:source': NO_SOURCE,
  'visit:referrer': NO_SOURCE,
  'visit:channel': NO_CHANNEL,
  'visit:country': NO_COUNTRY,
  'visit:region': '',
  'visit:city': NO_CITY,
  'visit:country_name': '',
  'visit:region_name': '',
  'visit:city_name': '',
};

/** A dimension of visits; their moment is the last one, or the range's where they went on after it. */
export function visitDimension(view: View, dimension: string): RowDimension {
  const { of } = view.site.visits;
  if (dimension.startsWith('time:')) {
    const { end } = of;
    const { last } = view.range;
    return bucketDimension(timeBuckets(dimension as TimeDimension, view.range, view.zone), (row) =>
      Math.min(end[row] as number, last),
    );
  }
  const column = VISIT_PAGE_COLUMN[dimension as keyof typeof VISIT_PAGE_COLUMN];
  if (column !== undefined) return byText(view.texts, of[column], (text) => text);
  const read = originReader(dimension);
  const blank = BLANKS[dimension] ?? NOT_SET;
  return byText(view.texts, of.origin, (origin) => read(origin) || blank);
}

function byText(texts: Texts, column: Uint32Array, show: (text: string) => string): RowDimension {
  const labels: string[] = [];
  const codes = new Map<string, number>();
  let codeOfText = new Int32Array(4096).fill(-1);
  const codeOf = (row: number) => {
    const id = column[row] as number;
    if (id >= codeOfText.length) codeOfText = enlarge(codeOfText, id);
    const known = codeOfText[id] as number;
    if (known >= 0) return known;
    const label = show(texts.valueOf(id));
    const code = codes.get(label) ?? labels.push(label) - 1;
    codes.set(label, code);
    codeOfText[id] = code;
    return code;
  };
  const fill = (rows: Uint32Array, into: Uint32Array) => {
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      const known = codeOfText[column[row] as number];
      into[index] = known !== undefined && known >= 0 ? known : codeOf(row);
    }
  };
  return { codeOf, fill, size: () => labels.length, label: (code) => labels[code] as string };
}

function enlarge(old: Int32Array, id: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(id + 1, old.length * 2)).fill(-1);
  larger.set(old);
  return larger;
}

/** All offsets of time zones are whole quarters of an hour: one is looked up once. */
const QUARTER = 900;

/** Codes for the buckets of moments. */
export function bucketDimension(buckets: TimeBuckets, momentOf: (row: number) => number): RowDimension {
  const ordered: number[] = [];
  const codes = new Map<number, number>();
  const codeOfQuarter = new Map<number, number>();
  let lastQuarter = -1;
  let lastCode = -1;
  const codeOf = (row: number) => {
    const at = momentOf(row);
    const quarter = Math.floor(at / QUARTER);
    if (quarter === lastQuarter) return lastCode;
    let code = codeOfQuarter.get(quarter);
    if (code === undefined) {
      const bucket = buckets.bucketOf(quarter * QUARTER);
      code = codes.get(bucket) ?? ordered.push(bucket) - 1;
      codes.set(bucket, code);
      codeOfQuarter.set(quarter, code);
    }
    lastQuarter = quarter;
    lastCode = code;
    return code;
  };
  return { codeOf, size: () => ordered.length, label: (code) => buckets.label(ordered[code] as number) };
}
