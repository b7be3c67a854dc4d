import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signOAuth1 } from '#posts/publishers/oauth1.ts';
import { idempotencyKey, recordKey } from '#posts/publishers/post-key.ts';

/** atproto.com/specs/tid */
const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;
const id = fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,12}){0,3}$/);

describe('the keys of a post', () => {
  it('are valid record keys, the same for the same touchpoint, different for any other', () => {
    fc.assert(
      fc.property(id, id, id, (campaign, one, two) => {
        expect(recordKey(campaign, one)).toMatch(tid);
        expect(recordKey(campaign, one)).toBe(recordKey(campaign, one));
        fc.pre(one !== two);
        expect(recordKey(campaign, one)).not.toBe(recordKey(campaign, two));
        expect(idempotencyKey(campaign, one, 'mastodon')).not.toBe(idempotencyKey(campaign, two, 'mastodon'));
      }),
    );
    expect(recordKey('fse-toscana', 'apertura-fad-linkedin')).toMatch(/^3l/);
  });
});

describe('signOAuth1', () => {
  it('signs the example of X’s own documentation', () => {
    const address = new URL('https://api.twitter.com/1/statuses/update.json');
    address.searchParams.set('include_entities', 'true');
    address.searchParams.set('status', 'Hello Ladies + Gentlemen, a signed OAuth request!');
    const keys = {
      apiKey: 'xvz1evFS4wEEPTGEFPHBog',
      apiSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      token: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
      tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    };
    const once = { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', seconds: 1_318_622_958 };
    expect(signOAuth1('POST', address.href, keys, once)).toContain(
      'oauth_signature="tnnArxj06cWHq44gCs1OSKk%2FjLY%3D"',
    );
  });
});
