import { channelPaths, jsonFeedResponse } from '#pages/_kit-feeds.ts';

export const getStaticPaths = channelPaths;

/** The kits of a campaign on one channel, as JSON Feed. */
export const GET = jsonFeedResponse;
