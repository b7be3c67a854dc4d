import { momentPrecision, momentStart, romeMinute } from '#model/moment.ts';
import type { Network } from '#model/network.ts';
import type { Kit, KitPost } from '../kit.ts';

/** The programs whose import format is written here. */
export const schedulers = ['buffer', 'hootsuite', 'metricool', 'postiz'] as const;
export type Scheduler = (typeof schedulers)[number];

/** Programs that publish a whole file to the channels chosen while importing it: they get a table for each channel. */
export const oneChannelSchedulers: readonly Scheduler[] = ['buffer', 'hootsuite'];

/** A planned post with the kit it comes from. */
interface Planned {
  kit: Kit;
  post: KitPost;
}

/** Hour of Rome given to a touchpoint of which only the day is known. */
const NO_HOUR = '09:00';

/**
 * The rows that a scheduler imports, header included where it wants one: a row for each planned social post that is
 * approved and not out yet.
 */
export function schedulerTable(scheduler: Scheduler, kits: readonly Kit[]): string[][] {
  const planned = kits
    .filter(({ state }) => state === 'approved')
    .flatMap((kit) =>
      kit.posts
        .filter(({ main, network }) => main && network in metricoolColumns)
        .filter(({ network }) => !kit.posted.some((record) => record.network === network))
        .map((post) => ({ kit, post })),
    );
  return tables[scheduler](planned);
}

// Metricool, Planning > Import CSV, template of 2026: the columns after these are for videos, polls and boards.
const metricoolColumns: Partial<Record<Network, string>> = {
  facebook: 'Facebook',
  x: 'Twitter/X',
  linkedin: 'LinkedIn',
  instagram: 'Instagram',
  threads: 'Threads',
  bluesky: 'Bluesky',
  mastodon: '',
  telegram: '',
  youtube: '',
};
const metricoolNetworks = [
  'Facebook',
  'Twitter/X',
  'LinkedIn',
  'GBP',
  'Instagram',
  'Pinterest',
  'TikTok',
  'Youtube',
  'Threads',
  'Bluesky',
];

const ten = (name: string) => Array.from({ length: 10 }, (_, index) => `${name} ${index + 1}`);
const nine = Array.from({ length: 9 }, () => '');

const tables: Record<Scheduler, (planned: readonly Planned[]) => string[][]> = {
  // Buffer Help Center, "Uploading posts in bulk", 2026: these four headers, capitals included; YYYY-MM-DD HH:mm; an image
  // by its direct address in .jpg or .png; up to 100 rows, one channel for each upload. A tag must exist in Buffer already.
  buffer: (planned) => [
    ['Text', 'Image URL', 'Tags', 'Posting Time'],
    ...planned.map(({ kit, post }) => [post.text, post.image ?? '', '', minute(kit).replace('T', ' ')]),
  ],
  // Hootsuite Bulk Composer: no header; date as dd/mm/yyyy hh:mm with minutes that end in 0 or 5, message, link. Up to 350.
  hootsuite: (planned) =>
    planned.map(({ kit, post }) => {
      const [day = '', time = ''] = minute(kit).split('T');
      const [year, month, date] = day.split('-');
      const inText = post.text.includes(kit.link);
      return [`${date}/${month}/${year} ${toFive(time)}`, post.text, inText ? '' : kit.link];
    }),
  metricool: (planned) => [
    [
      'Text',
      'Date',
      'Time',
      'Draft',
      ...metricoolNetworks,
      ...ten('Picture Url'),
      ...ten('Alt text picture'),
      'Document title',
      'Shortener',
    ],
    ...planned
      .filter(({ post }) => metricoolColumns[post.network])
      .map(({ kit, post }) => {
        const [day = '', time = ''] = minute(kit).split('T');
        const on = metricoolNetworks.map((name) => (name === metricoolColumns[post.network] ? 'TRUE' : 'FALSE'));
        const pictures = [post.image ?? '', ...nine, post.image ? post.alt : '', ...nine];
        return [post.text, day, `${time}:00`, 'FALSE', ...on, ...pictures, '', 'FALSE'];
      }),
  ],
  // Postiz documents no CSV import (docs.postiz.com, 2026): the columns are the options of its `postiz posts:create`, one call a row.
  postiz: (planned) => [
    ['content', 'date', 'type', 'media', 'provider'],
    ...planned.map(({ kit, post }) => [
      post.text,
      momentStart(minute(kit)).toISOString(),
      'schedule',
      post.image ?? '',
      post.network,
    ]),
  ],
};

/** Day and minute of Rome, as `2025-06-10T09:30`. */
function minute({ publishAt }: Kit): string {
  return momentPrecision(publishAt) === 'minute' ? romeMinute(momentStart(publishAt)) : `${publishAt}T${NO_HOUR}`;
}

function toFive(time: string): string {
  const [hour = '00', minutes = '00'] = time.split(':');
  return `${hour}:${String(Math.floor(Number(minutes) / 5) * 5).padStart(2, '0')}`;
}
