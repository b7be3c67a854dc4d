import { sourceCategory } from './source-categories.ts';
import { PAID_SOURCES } from './source-names.ts';

/** What decides the channel of a visit, as stored. */
export interface ChannelEvidence {
  readonly source: string;
  readonly utmMedium: string;
  readonly utmCampaign: string;
  readonly utmSource: string;
  readonly clickId: string;
}

const DISPLAY: readonly string[] = ['display', 'banner', 'expandable', 'interstitial', 'cpm'];
const SOCIAL: readonly string[] = ['social', 'social-network', 'social-media', 'sm', 'social network', 'social media'];
const REFERRAL: readonly string[] = ['referral', 'app', 'link'];
const PAID_MEDIUM = /^(?:.*cp.*|ppc|retargeting|paid.*)$/s;
const SHOPPING_CAMPAIGN = /^.*(?:(?:[^a-df-z]|^)shop|shopping).*$/s;
const EMAIL_TAG = /e[-_ ]?mail|newsletter/;

/** The acquisition channel: the first rule that holds, in Plausible's order. Everything is compared in lower case. */
export function findChannel(evidence: ChannelEvidence): string {
  const source = evidence.source.toLowerCase();
  const medium = evidence.utmMedium.toLowerCase();
  const campaign = evidence.utmCampaign.toLowerCase();
  const tag = evidence.utmSource.toLowerCase();
  const category = sourceCategory(source);
  const paidMedium = PAID_MEDIUM.test(medium);
  const paid = paidMedium || PAID_SOURCES.has(tag);
  const shopping = category === 'shopping' || SHOPPING_CAMPAIGN.test(campaign);
  const paidClick =
    (source === 'google' && evidence.clickId === 'gclid') || (source === 'bing' && evidence.clickId === 'msclkid');

  if (campaign.includes('cross-network')) return 'Cross-network';
  if (DISPLAY.includes(medium)) return 'Display';
  if (paidMedium && shopping) return 'Paid Shopping';
  if ((category === 'search' && paid) || paidClick) return 'Paid Search';
  if (category === 'social' && paid) return 'Paid Social';
  if (category === 'video' && paid) return 'Paid Video';
  if (paidMedium) return 'Paid Other';
  if (shopping) return 'Organic Shopping';
  if (category === 'social' || SOCIAL.includes(medium)) return 'Organic Social';
  if (category === 'video' || medium.includes('video')) return 'Organic Video';
  if (category === 'search') return 'Organic Search';
  if (category === 'email' || EMAIL_TAG.test(tag) || EMAIL_TAG.test(medium)) return 'Email';
  if (medium === 'affiliate') return 'Affiliates';
  if (medium === 'audio') return 'Audio';
  if (tag === 'sms' || medium === 'sms') return 'SMS';
  if (medium.endsWith('push') || /mobile|notification/.test(medium) || source === 'firebase') {
    return 'Mobile Push Notifications';
  }
  return REFERRAL.includes(medium) || source !== '' ? 'Referral' : 'Direct';
}
