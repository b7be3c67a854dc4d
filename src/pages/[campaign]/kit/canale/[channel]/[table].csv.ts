import { channelPaths, tableResponse } from '#pages/_kit-feeds.ts';
import { oneChannelSchedulers } from '#posts/feeds/scheduler-tables.ts';

export async function getStaticPaths() {
  return (await channelPaths({ social: true })).flatMap(({ params }) =>
    oneChannelSchedulers.map((table) => ({ params: { ...params, table } })),
  );
}

/** The planned posts of a campaign on one channel, as a program that takes a channel at a time imports them. */
export const GET = tableResponse;
