import { bareHost, splitUri } from '../intake/split-uri.ts';

/**
 * Hosts known to fake visits so that someone follows their name in the statistics. A seed of the best known; operators give a
 * longer, current list (one host a line, such as the public-domain one kept by Matomo's community) with `--spam-list FILE`.
 */
const KNOWN = `
0n-line.tv 1-99seo.com 1-best-seo.com 1-free-share-buttons.com 100-reasons-for-seo.com 100dollars-seo.com 12-reasons-for-seo.net
12masterov.com 15-reasons-for-seo.com 4webmasters.org 7makemoneyonline.com 99-reasons-for-seo.com acads.net adcash.com
auto-seo-service.com auto-seo-service.org best-seo-offer.com best-seo-solution.com bestwebsitesawards.com blackhatworth.com
blog2019.top buttons-for-website.com buttons-for-your-website.com buy-cheap-online.info cenoval.ru cookie-law-enforcement-aa.xyz
copyrightclaims.org darodar.com descargar-musica-gratis.net dominateforex.ml econom.co event-tracking.com
free-share-buttons.com free-social-buttons.com get-free-traffic-now.com ghostvisitor.com googlsucks.com guardlink.org
hulfingtonpost.com humanorightswatch.org ilovevitaly.com ilovevitaly.co ilovevitaly.ru iskalko.ru kambasoft.com
keywords-monitoring-your-success.com lumb.co makeinternetnoise.com makemoneyonline.com monetizationking.net
o-o-6-o-o.com o-o-8-o-o.com pornhub-forum.ga priceg.com ranksonic.info savetubevideo.com see-your-website-here.com semalt.com
semaltmedia.com sharebutton.net simple-share-buttons.com social-buttons.com success-seo.com theguardlan.com
top1-seo-service.com trafficmonetize.org trafficmonetizer.org video--production.com videos-for-your-business.com
webmaster-traffic.com webmonetizer.net websites-reviews.com worldwide-seo-services.com youporn-forum.ga`;

/** Tells whether a referrer is a known spammer, by its host without `www.`. */
export function spamReferrers(more: readonly string[] = []): (referrer: string | undefined) => boolean {
  const hosts = new Set([...KNOWN.trim().split(/\s+/), ...more.map((host) => host.trim()).filter(Boolean)]);
  return (referrer) => {
    const host = referrer === undefined ? undefined : splitUri(referrer).host;
    return host !== undefined && hosts.has(bareHost(host));
  };
}
