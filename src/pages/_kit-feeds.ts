import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { escapeHtml } from '#links/escape-html.ts';
import { feedPath } from '#links/kit-path.ts';
import { sectionPath } from '#links/page-path.ts';
import { composeKit } from '#posts/compose-kit.ts';
import { composeFeed, type Feed, toJsonFeed } from '#posts/feeds/compose-feed.ts';
import { type Scheduler, schedulerTable } from '#posts/feeds/scheduler-tables.ts';
import { writeCsv } from '#posts/feeds/write-csv.ts';
import type { Kit } from '#posts/kit.ts';
import { getContent, siteContext } from './_content.ts';
import { kitContext, visibleTouchpoints } from './_kit.ts';

/** The kits this area may see of a campaign, and of one channel where the path names it. */
export async function kitsOf(context: APIContext): Promise<Kit[]> {
  const content = await getContent();
  const site = siteContext(context);
  const { campaign = '', channel } = context.params;
  const kits = kitContext(content, site);
  return visibleTouchpoints(content, site, campaign)
    .filter((touchpoint) => channel === undefined || touchpoint.channel === channel)
    .map((touchpoint) => composeKit(kits, touchpoint));
}

/** One path for every channel, or social channel, on which a campaign has something to show. */
export async function channelPaths({ social = false } = {}) {
  const content = await getContent();
  const pairs = visibleTouchpoints(content, siteContext({ site: undefined }))
    .filter(({ channel }) => !social || content.get('channels', channel).kind === 'social')
    .map(({ campaign, channel }) => [`${campaign}/${channel}`, { params: { campaign, channel } }] as const);
  return [...new Map(pairs).values()];
}

async function feedOf(context: APIContext, file: string): Promise<Feed> {
  const content = await getContent();
  const { site } = siteContext(context);
  const campaign = content.get('campaigns', context.params.campaign ?? '');
  const channel = content.find('channels', context.params.channel);
  const head = {
    title: `${content.site.name}: ${campaign.short}${channel ? `, ${channel.name}` : ''}`,
    description: campaign.summary,
    home: new URL(sectionPath(campaign.id, 'kit'), site).href,
    self: new URL(feedPath(campaign.id, file, channel?.id), site).href,
  };
  return composeFeed(head, await kitsOf(context));
}

/** RSS 2.0 with Media RSS: the image of each post with its alternative text. */
export async function rssResponse(context: APIContext): Promise<Response> {
  const feed = await feedOf(context, 'feed.xml');
  return rss({
    title: feed.title,
    description: feed.description,
    site: feed.home,
    trailingSlash: true,
    xmlns: { media: 'http://search.yahoo.com/mrss/', atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>it</language><atom:link href="${escapeHtml(feed.self)}" rel="self" type="application/rss+xml"/>`,
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.link,
      pubDate: item.published,
      description: item.text,
      content: item.html,
      categories: item.tags,
      ...(item.image && {
        customData: `<media:content url="${escapeHtml(item.image.url)}" medium="image" type="${item.image.type}"><media:description type="plain">${escapeHtml(item.image.alt)}</media:description></media:content>`,
      }),
    })),
  });
}

/** JSON Feed 1.1. */
export async function jsonFeedResponse(context: APIContext): Promise<Response> {
  const feed = toJsonFeed(await feedOf(context, 'feed.json'));
  return new Response(JSON.stringify(feed, null, 2), { headers: { 'content-type': 'application/feed+json' } });
}

/** The table of the scheduling program that the path names. */
export async function tableResponse(context: APIContext): Promise<Response> {
  const rows = schedulerTable(context.params.table as Scheduler, await kitsOf(context));
  return new Response(writeCsv(rows), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}

/** One path for every campaign. */
export async function campaignPaths() {
  return (await getContent()).campaigns.map(({ id }) => ({ params: { campaign: id } }));
}
