import { campaignPaths, jsonFeedResponse } from '#pages/_kit-feeds.ts';

export const getStaticPaths = campaignPaths;

/** The kits of a campaign, as JSON Feed. */
export const GET = jsonFeedResponse;
