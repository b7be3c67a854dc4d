import { campaignPaths, rssResponse } from '#pages/_kit-feeds.ts';

export const getStaticPaths = campaignPaths;

/** The kits of a campaign, as RSS. */
export const GET = rssResponse;
