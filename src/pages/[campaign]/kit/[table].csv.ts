import type { APIRoute } from 'astro';
import { campaignPaths, kitsOf } from '#pages/_kit-feeds.ts';
import { type Scheduler, schedulers, schedulerTable } from '#posts/feeds/scheduler-tables.ts';
import { writeCsv } from '#posts/feeds/write-csv.ts';

export async function getStaticPaths() {
  return (await campaignPaths()).flatMap(({ params }) =>
    schedulers.map((table) => ({ params: { ...params, table } as { campaign: string; table: string } })),
  );
}

/** The planned posts of a campaign, as a scheduling program imports them. */
export const GET: APIRoute = async (context) => {
  const rows = schedulerTable(context.params.table as Scheduler, await kitsOf(context));
  return new Response(writeCsv(rows), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
