import type { APIRoute } from 'astro';
import { openTables } from '#plan/report/open-tables.ts';
import { toCsv } from '#plan/report/to-csv.ts';
import { planOf, planPaths } from './_plan-of.ts';

export const getStaticPaths = planPaths;

/** The figures of the plan page as CSV, UTF-8 with its mark so that spreadsheets read the accents. */
export const GET: APIRoute = async (astro) => {
  const { view, kpis, engagement } = await planOf(astro);
  const csv = toCsv(openTables({ view, kpis, engagement: engagement.current }));
  return new Response(`\uFEFF${csv}`, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
