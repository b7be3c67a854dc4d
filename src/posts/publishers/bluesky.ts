import { type AppBskyFeedPost, type AppBskyRichtextFacet, AtpAgent, type BlobRef, UnicodeString } from '@atproto/api';
import type { PostPart } from '../post.ts';
import { beforePosting, fromError } from './call-api.ts';
import { recordKey } from './post-key.ts';
import type { CardImage, Found, Job, Outcome, PublisherKind } from './publisher.ts';

const COLLECTION = 'app.bsky.feed.post';
/** Thumbnail of a link card (lexicon app.bsky.embed.external), bytes. */
const THUMB = 1_000_000;

/** Bluesky, or any server of its protocol: posts are records whose key comes from the touchpoint. */
export const bluesky: PublisherKind = {
  network: 'bluesky',
  variables: [
    { name: 'BLUESKY_IDENTIFIER' },
    { name: 'BLUESKY_PASSWORD', secret: true },
    { name: 'BLUESKY_SERVICE', optional: true },
  ],
  open(env, timeoutMs) {
    const fetchInTime: typeof fetch = (input, init) =>
      fetch(input, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const agent = new AtpAgent({ service: env.BLUESKY_SERVICE ?? 'https://bsky.social', fetch: fetchInTime });
    let login: Promise<unknown> | undefined;
    const signIn = () => {
      login ??= agent.login({ identifier: env.BLUESKY_IDENTIFIER ?? '', password: env.BLUESKY_PASSWORD ?? '' });
      login.catch(() => {
        login = undefined;
      });
      return login;
    };
    return {
      async publish(job) {
        let record: AppBskyFeedPost.Record;
        try {
          await signIn();
          record = await makeRecord(agent, job);
        } catch (error) {
          return beforePosting(fromXrpc('Bluesky', error, timeoutMs));
        }
        const rkey = recordKey(job.campaign, job.post.touchpoint);
        try {
          await agent.com.atproto.repo.createRecord({
            repo: agent.assertDid,
            collection: COLLECTION,
            rkey,
            record: { ...record },
          });
          return { ok: true, url: address(agent, rkey) };
        } catch (error) {
          return fromXrpc('Bluesky createRecord', error, timeoutMs);
        }
      },
      async find(job): Promise<Found> {
        const rkey = recordKey(job.campaign, job.post.touchpoint);
        try {
          await signIn();
          await agent.com.atproto.repo.getRecord({ repo: agent.assertDid, collection: COLLECTION, rkey });
          return { ok: true, found: true, url: address(agent, rkey) };
        } catch (error) {
          if ((error as { error?: string }).error === 'RecordNotFound') return { ok: true, found: false };
          return { ok: false, reason: fromXrpc('Bluesky getRecord', error, timeoutMs).reason };
        }
      },
    };
  },
};

function address(agent: AtpAgent, rkey: string): string {
  return `https://bsky.app/profile/${agent.session?.handle ?? agent.assertDid}/post/${rkey}`;
}

async function makeRecord(agent: AtpAgent, job: Job): Promise<AppBskyFeedPost.Record> {
  const { post, image } = job;
  const facets = await makeFacets(agent, post.parts);
  return {
    $type: COLLECTION,
    text: post.text,
    langs: ['it'],
    createdAt: job.since,
    ...(facets.length > 0 && { facets }),
    embed: image && post.linkPlace === 'text' ? await imageEmbed(agent, post.alt, image) : await linkCard(agent, job),
  };
}

async function imageEmbed(agent: AtpAgent, alt: string, image: CardImage) {
  const { width, height } = image;
  const blob = await upload(agent, image);
  return { $type: 'app.bsky.embed.images' as const, images: [{ image: blob, alt, aspectRatio: { width, height } }] };
}

async function linkCard(agent: AtpAgent, { post, summary, image }: Job) {
  const thumb = image && image.bytes.length <= THUMB ? await upload(agent, image) : undefined;
  const external = { uri: post.link, title: post.title, description: summary, ...(thumb && { thumb }) };
  return { $type: 'app.bsky.embed.external' as const, external };
}

async function upload(agent: AtpAgent, { bytes, type }: CardImage): Promise<BlobRef> {
  const { data } = await agent.uploadBlob(bytes, { encoding: type });
  return data.blob;
}

/** Link, hashtags and mentions as the byte ranges Bluesky wants; a handle nobody has stays plain text. */
async function makeFacets(agent: AtpAgent, parts: readonly PostPart[]): Promise<AppBskyRichtextFacet.Main[]> {
  const facets: AppBskyRichtextFacet.Main[] = [];
  let byteStart = 0;
  for (const part of parts) {
    const byteEnd = byteStart + new UnicodeString(part.text).length;
    const feature = await makeFeature(agent, part);
    if (feature) facets.push({ index: { byteStart, byteEnd }, features: [feature] });
    byteStart = byteEnd;
  }
  return facets;
}

async function makeFeature(agent: AtpAgent, { kind, text }: PostPart) {
  if (kind === 'link') return { $type: 'app.bsky.richtext.facet#link' as const, uri: text as `${string}:${string}` };
  if (kind === 'hashtag') return { $type: 'app.bsky.richtext.facet#tag' as const, tag: text.slice(1) };
  if (kind !== 'mention') return undefined;
  const found = await agent.resolveHandle({ handle: text.slice(1) }).catch(() => undefined);
  return found && { $type: 'app.bsky.richtext.facet#mention' as const, did: found.data.did };
}

function fromXrpc(name: string, error: unknown, timeoutMs: number): Extract<Outcome, { ok: false }> {
  const { status, message, headers } = error as {
    status?: number;
    message?: string;
    headers?: Record<string, string | undefined>;
  };
  if (!status || status < 100) return fromError(name, error, timeoutMs);
  const wait = Number(headers?.['retry-after'] ?? Number.NaN);
  return {
    ok: false,
    posted: status < 500 && status !== 408 ? 'no' : 'unknown',
    reason: `${name}: ${status} ${message ?? ''}`.trim(),
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  };
}
