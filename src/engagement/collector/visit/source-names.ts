/**
 * Names of sources that the referrer database does not know: hosts as seen in the wild and the abbreviations people write in
 * `utm_source`. Facts from Plausible's list of custom sources (read November 2026), so that both count a visit alike.
 */
export const CUSTOM_SOURCES: Readonly<Record<string, string>> = {
  'android-app://com.reddit.frontpage': 'Reddit',
  'baidu.com': 'Baidu',
  'canary.discord.com': 'Discord',
  'discord.com': 'Discord',
  'discordapp.com': 'Discord',
  'linktr.ee': 'Linktree',
  'm.sogou.com': 'Sogou',
  'ntp.msn.com': 'Bing',
  'perplexity.ai': 'Perplexity',
  'ptb.discord.com': 'Discord',
  'search.brave.com': 'Brave',
  'sogou.com': 'Sogou',
  'statics.teams.cdn.office.net': 'Microsoft Teams',
  't.me': 'Telegram',
  'teams.microsoft.com': 'Microsoft Teams',
  'threads.net': 'Threads',
  'tiktok.com': 'TikTok',
  'wap.sogou.com': 'Sogou',
  'webk.telegram.org': 'Telegram',
  'ya.ru': 'Yandex',
  'yandex.com.tr': 'Yandex',
  'yandex.eu': 'Yandex',
  'yandex.fr': 'Yandex',
  'yandex.kz': 'Yandex',
  'yandex.tm': 'Yandex',
  'yandex.uz': 'Yandex',
  adwords: 'Google',
  'facebook-ads': 'Facebook',
  facebook_ad: 'Facebook',
  facebook_ads: 'Facebook',
  facebook_feed_ad: 'Facebook',
  fb: 'Facebook',
  'fb-ads': 'Facebook',
  fbad: 'Facebook',
  fbads: 'Facebook',
  fcb: 'Facebook',
  gads: 'Google',
  'google ads': 'Google',
  'google-ads': 'Google',
  google_ads: 'Google',
  googleads: 'Google',
  ig: 'Instagram',
  linktree: 'Linktree',
  perplexity: 'Perplexity',
  'reddit-ads': 'Reddit',
  'tik.tok': 'TikTok',
  tiktokads: 'TikTok',
  'twitter-ads': 'Twitter',
  wikipedia: 'Wikipedia',
  yt: 'Youtube',
  'yt-ads': 'Youtube',
};

/** Every language edition, mobile or not, and the front door. */
export const WIKIPEDIA = /^(?:[a-z-]+\.)*wikipedia\.org$/;

/** Values of `utm_source`, in lower case, that mean the visit was paid for. */
export const PAID_SOURCES: ReadonlySet<string> = new Set(
  Object.keys(CUSTOM_SOURCES).filter((source) => /ads?$/.test(source) || source === 'adwords'),
);
