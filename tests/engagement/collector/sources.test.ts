import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChannel } from '#engagement/collector/visit/find-channel.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

/** What one visit is shown as, by some of its dimensions. */
async function shownAs(
  event: { url?: string; referrer?: string },
  ...dimensions: string[]
): Promise<unknown[] | undefined> {
  const site = harness.site();
  await harness.send({ name: 'pageview', url: 'http://example.com/', domain: site, ...event });
  const [row] = await harness.rows(site, {
    metrics: ['visitors'],
    dimensions: dimensions.map((name) => `visit:${name}`),
  });
  return row?.slice(0, -1);
}

describe('referrers', () => {
  it.each([
    ['a known one has a name', 'https://facebook.com', 'Facebook', 'facebook.com'],
    ['a slash at the end goes', 'https://facebook.com/page/', 'Facebook', 'facebook.com/page'],
    ['its mobile host too', 'http://m.facebook.com/', 'Facebook', 'm.facebook.com'],
    [
      'an unknown one is its host',
      'https://www.indiehackers.com/page?query=param#hash',
      'indiehackers.com',
      'indiehackers.com/page',
    ],
    ['another host of the site is one', 'https://blog.example.com', 'blog.example.com', 'blog.example.com'],
    ['the site itself is none', 'https://example.com/a', 'Direct / None', 'Direct / None'],
    ['the site with www. is none', 'https://www.example.com/a', 'Direct / None', 'Direct / None'],
    ['this machine is none', 'http://localhost:4000/', 'Direct / None', 'Direct / None'],
    ['other schemes are none', 'ftp://wat', 'Direct / None', 'Direct / None'],
    ['a broken one is none', 'https:://twitter.com', 'Direct / None', 'Direct / None'],
    [
      'an app keeps its scheme',
      'android-app://some.android.app',
      'android-app://some.android.app',
      'android-app://some.android.app',
    ],
  ])('%s', async (_, referrer, source, stored) => {
    expect(await shownAs({ referrer }, 'source', 'referrer')).toEqual([source, stored]);
  });

  it('cuts a very long one and never refuses it', async () => {
    const [, stored] = (await shownAs({ referrer: `https://a.test/${'b'.repeat(3000)}` }, 'source', 'referrer')) ?? [];
    expect(stored).toBe(`a.test/${'b'.repeat(1985)}`);
  });
});

describe('links that say where they are', () => {
  it.each([
    ['utm_source=betalist', 'betalist', 'betalist'],
    ['source=betalist', 'betalist', 'betalist'],
    ['ref=betalist', 'betalist', 'betalist'],
    ['utm_source=facebook', 'Facebook', 'facebook'],
    ['utm_source=GOOGLE', 'Google', 'GOOGLE'],
    ['utm_source=wikipedia', 'Wikipedia', 'wikipedia'],
    ['utm_source=%25balle%25', '%balle%', '%balle%'],
    ['utm_source=Something+%22quoted%22', 'Something "quoted"', 'Something "quoted"'],
    ['ref=last&utm_source=first', 'first', 'first'],
  ])('%s', async (query, source, utmSource) => {
    const url = `http://example.com/?${query}`;
    expect(await shownAs({ url, referrer: 'https://other.test/' }, 'source', 'utm_source')).toEqual([
      source,
      utmSource,
    ]);
  });

  it('in five ways', async () => {
    const url =
      'http://example.com/?utm_medium=ads&utm_source=instagram&utm_campaign=video_story&utm_content=c&utm_term=t';
    const shown = await shownAs({ url }, 'utm_medium', 'utm_source', 'utm_campaign', 'utm_content', 'utm_term');
    expect(shown).toEqual(['ads', 'instagram', 'video_story', 'c', 't']);
  });

  it('show (not set) where they say nothing', async () => {
    expect(await shownAs({}, 'utm_medium', 'utm_source')).toEqual(['(not set)', '(not set)']);
  });
});

describe('channels of a visit', () => {
  it.each<[string, string | undefined, string, string | undefined]>([
    ['utm_campaign=cross-network', undefined, 'Cross-network', undefined],
    ['utm_campaign=shopping&utm_medium=paid', undefined, 'Paid Shopping', undefined],
    ['utm_medium=paid', 'https://shopify.com', 'Paid Shopping', undefined],
    ['utm_source=shopify&utm_medium=paid', undefined, 'Paid Shopping', undefined],
    ['utm_medium=paid', 'https://duckduckgo.com', 'Paid Search', 'DuckDuckGo'],
    ['gclid=123', 'https://google.com', 'Paid Search', 'Google'],
    ['gclid=123', 'https://duckduckgo.com', 'Organic Search', 'DuckDuckGo'],
    ['gclid=123&utm_medium=paidads', 'https://google.com', 'Paid Search', 'Google'],
    ['msclkid=123', 'https://bing.com', 'Paid Search', 'Bing'],
    ['msclkid=123&utm_medium=cpc', 'https://bing.com', 'Paid Search', 'Bing'],
    ['utm_source=google&utm_medium=paid', undefined, 'Paid Search', 'Google'],
    ['utm_medium=paid', 'https://tiktok.com', 'Paid Social', 'TikTok'],
    ['utm_source=tiktok&utm_medium=paid', undefined, 'Paid Social', undefined],
    ['utm_medium=paid', 'https://youtube.com', 'Paid Video', 'Youtube'],
    ['utm_source=youtube&utm_medium=paid', undefined, 'Paid Video', 'Youtube'],
    ['utm_medium=banner', undefined, 'Display', undefined],
    ['utm_medium=display&utm_source=google&gclid=1', undefined, 'Display', 'Google'],
    ['utm_medium=cpc', undefined, 'Paid Other', undefined],
    ['', 'https://walmart.com', 'Organic Shopping', 'walmart.com'],
    ['utm_source=walmart', undefined, 'Organic Shopping', 'walmart'],
    ['utm_campaign=shop', undefined, 'Organic Shopping', undefined],
    ['', 'http://facebook.com', 'Organic Social', 'Facebook'],
    ['utm_source=twitter', undefined, 'Organic Social', 'Twitter'],
    ['utm_medium=social', undefined, 'Organic Social', undefined],
    ['', 'https://vimeo.com', 'Organic Video', 'Vimeo'],
    ['utm_source=vimeo', undefined, 'Organic Video', 'Vimeo'],
    ['utm_medium=video', undefined, 'Organic Video', undefined],
    ['', 'http://duckduckgo.com', 'Organic Search', 'DuckDuckGo'],
    ['utm_source=duckduckgo', undefined, 'Organic Search', 'DuckDuckGo'],
    ['utm_medium=referral', undefined, 'Referral', undefined],
    ['utm_source=email', undefined, 'Email', 'email'],
    ['utm_medium=email', undefined, 'Email', undefined],
    ['utm_medium=affiliate', undefined, 'Affiliates', undefined],
    ['utm_medium=audio', undefined, 'Audio', undefined],
    ['utm_source=sms', undefined, 'SMS', 'sms'],
    ['utm_medium=sms', undefined, 'SMS', undefined],
    ['utm_medium=app-push', undefined, 'Mobile Push Notifications', undefined],
    ['utm_medium=example-mobile', undefined, 'Mobile Push Notifications', undefined],
    ['', 'https://othersite.com', 'Referral', 'othersite.com'],
    ['', undefined, 'Direct', 'Direct / None'],
    ['utm_source=threads', undefined, 'Organic Social', 'Threads'],
    ['utm_source=ig', undefined, 'Organic Social', 'Instagram'],
    ['utm_source=yt', undefined, 'Organic Video', 'Youtube'],
    ['utm_source=yt-ads', undefined, 'Paid Video', 'Youtube'],
    ['utm_source=fb', undefined, 'Organic Social', 'Facebook'],
    ['utm_source=fb-ads', undefined, 'Paid Social', 'Facebook'],
    ['utm_source=fbad', undefined, 'Paid Social', 'Facebook'],
    ['utm_source=facebook-ads', undefined, 'Paid Social', 'Facebook'],
    ['utm_source=Reddit-ads', undefined, 'Paid Social', 'Reddit'],
    ['utm_source=google_ads', undefined, 'Paid Search', 'Google'],
    ['source=Google-ads', undefined, 'Paid Search', 'Google'],
    ['utm_source=Adwords', undefined, 'Paid Search', 'Google'],
    ['utm_source=twitter-ads', undefined, 'Paid Social', 'Twitter'],
    ['', 'android-app://com.reddit.frontpage', 'Organic Social', 'Reddit'],
    ['', 'https://perplexity.ai', 'Organic Search', 'Perplexity'],
    ['utm_source=perplexity', undefined, 'Organic Search', 'Perplexity'],
    ['', 'https://statics.teams.cdn.office.net', 'Organic Social', 'Microsoft Teams'],
    ['', 'https://en.wikipedia.org', 'Referral', 'Wikipedia'],
    ['', 'https://it.m.wikipedia.org/wiki/Fascicolo', 'Referral', 'Wikipedia'],
    ['', 'https://ntp.msn.com', 'Organic Search', 'Bing'],
    ['', 'https://search.brave.com', 'Organic Search', 'Brave'],
    ...['com.tr', 'kz', 'uz', 'fr', 'eu', 'tm'].map((tld): [string, string, string, string] => [
      '',
      `https://yandex.${tld}`,
      'Organic Search',
      'Yandex',
    ]),
    ['', 'https://ya.ru', 'Organic Search', 'Yandex'],
    ...['discord.com', 'discordapp.com', 'canary.discord.com', 'ptb.discord.com'].map(
      (host): [string, string, string, string] => ['', `https://${host}`, 'Organic Social', 'Discord'],
    ),
    ['', 'https://baidu.com', 'Organic Search', 'Baidu'],
    ['', 'https://t.me', 'Organic Social', 'Telegram'],
    ['', 'https://webk.telegram.org', 'Organic Social', 'Telegram'],
    ...['sogou.com', 'm.sogou.com', 'wap.sogou.com'].map((host): [string, string, string, string] => [
      '',
      `https://${host}`,
      'Organic Search',
      'Sogou',
    ]),
    ['', 'https://linktr.ee', 'Referral', 'Linktree'],
    ['utm_source=linktree', undefined, 'Referral', 'Linktree'],
    ['', 'https://news.ycombinator.com', 'Organic Social', 'Hacker News'],
    ['', 'https://search.yahoo.com', 'Organic Search', 'Yahoo!'],
    ['', 'https://mail.google.com', 'Email', 'Gmail'],
    ['utm_source=Newsletter-UK', undefined, 'Email', 'Newsletter-UK'],
    ['', 'https://temu.com', 'Organic Shopping', 'temu.com'],
    ['utm_source=Telegram', undefined, 'Organic Social', 'Telegram'],
    ['', 'https://chatgpt.com', 'Organic Search', 'chatgpt.com'],
    ['', 'https://app.slack.com', 'Organic Social', 'Slack'],
    ['ref=producthunt', undefined, 'Organic Social', 'producthunt'],
    ['', 'https://github.com', 'Organic Social', 'GitHub'],
    ['', 'https://steamcommunity.com', 'Organic Social', 'steamcommunity.com'],
    ['', 'https://vkontakte.ru', 'Organic Social', 'Vkontakte'],
    ['', 'https://threads.net', 'Organic Social', 'Threads'],
    ['', 'https://ecosia.org', 'Organic Search', 'Ecosia'],
    ...['bsky.app', 'go.bsky.app'].map((host): [string, string, string, string] => [
      '',
      `https://${host}`,
      'Organic Social',
      'Bluesky',
    ]),
    ...['mastodon.social', 'fosstodon.org', 'mastodon.uno'].map((host): [string, string, string, string] => [
      '',
      `https://${host}`,
      'Organic Social',
      'Mastodon',
    ]),
    ['utm_source=mastodon', undefined, 'Organic Social', 'Mastodon'],
    ['utm_source=bluesky&utm_medium=social', undefined, 'Organic Social', 'Bluesky'],
    ['', 'https://l.threads.com', 'Organic Social', 'Threads'],
    ['', 'https://x.com', 'Organic Social', 'Twitter'],
    ['', 'https://t.co/abc', 'Organic Social', 'Twitter'],
    ['', 'https://web.whatsapp.com', 'Organic Social', 'WhatsApp'],
    ['', 'https://gemini.google.com', 'Organic Search', 'Google Gemini'],
    ['', 'https://chat.openai.com', 'Organic Search', 'chatgpt.com'],
    ['utm_source=chatgpt.com', undefined, 'Organic Search', 'chatgpt.com'],
    ['', 'https://claude.ai', 'Organic Search', 'Claude'],
    ['', 'https://copilot.microsoft.com', 'Organic Search', 'Microsoft Copilot'],
    ['', 'https://chat.deepseek.com', 'Organic Search', 'DeepSeek'],
    ['', 'https://grok.com', 'Organic Search', 'Grok'],
    ['', 'https://pplx.ai', 'Organic Search', 'Perplexity'],
    ['', 'https://kagi.com', 'Organic Search', 'Kagi'],
    ['', 'https://euc-excel.officeapps.live.com', 'Referral', 'Microsoft 365'],
    ['', 'https://notofficeapps.live.com', 'Referral', 'notofficeapps.live.com'],
    ['', 'https://wikipedia.org', 'Referral', 'Wikipedia'],
    ['', 'https://www.zu.wikipedia.org', 'Referral', 'Wikipedia'],
    ['', 'https://notwikipedia.org', 'Referral', 'notwikipedia.org'],
    ['utm_source=linkedin&utm_medium=social', undefined, 'Organic Social', 'LinkedIn'],
  ])('?%s from %s is %s', async (query, referrer, channel, source) => {
    const shown = await shownAs(
      { url: `http://example.com/?${query}`, ...(referrer ? { referrer } : {}) },
      'channel',
      'source',
    );
    expect(shown).toEqual([channel, source ?? shown?.[1]]);
  });

  it.each([
    ['gclid=1', 'https://google.com', '(gclid)'],
    ['msclkid=1', 'https://bing.com', '(msclkid)'],
    ['gclid=1', 'https://duckduckgo.com', '(not set)'],
    ['gclid=1&utm_medium=paidads', 'https://google.com', 'paidads'],
  ])('?%s from %s has the medium %s', async (query, referrer, medium) => {
    expect(await shownAs({ url: `http://example.com/?${query}`, referrer }, 'utm_medium')).toEqual([medium]);
  });
});

describe('findChannel', () => {
  const none = { source: '', utmMedium: '', utmCampaign: '', utmSource: '', clickId: '' };
  it.each([
    [{ source: 'Facebook', utmMedium: 'CPC' }, 'Paid Social'],
    [{ utmMedium: 'Social-Network' }, 'Organic Social'],
    [{ source: 'firebase' }, 'Mobile Push Notifications'],
    [{ utmCampaign: 'workshop-fse' }, 'Direct'],
    [{ utmCampaign: 'bishop' }, 'Direct'],
    [{ utmCampaign: 'eshop' }, 'Organic Shopping'],
    [{ utmMedium: 'E-Mail' }, 'Email'],
    [{ utmMedium: 'notification' }, 'Mobile Push Notifications'],
    [{ utmMedium: 'link' }, 'Referral'],
  ])('%o is %s', (evidence, channel) => {
    expect(findChannel({ ...none, ...evidence })).toBe(channel);
  });
});
