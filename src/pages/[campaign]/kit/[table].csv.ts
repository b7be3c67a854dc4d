import { campaignPaths, tableResponse } from '#pages/_kit-feeds.ts';
import { oneChannelSchedulers, schedulers } from '#posts/feeds/scheduler-tables.ts';

export async function getStaticPaths() {
  const tables = schedulers.filter((table) => !oneChannelSchedulers.includes(table));
  return (await campaignPaths()).flatMap(({ params }) => tables.map((table) => ({ params: { ...params, table } })));
}

/** The planned posts of a campaign, as a scheduling program imports them. */
export const GET = tableResponse;
