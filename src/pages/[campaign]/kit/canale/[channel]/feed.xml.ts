import { channelPaths, rssResponse } from '#pages/_kit-feeds.ts';

export const getStaticPaths = channelPaths;

/** The kits of a campaign on one channel, as RSS. */
export const GET = rssResponse;
