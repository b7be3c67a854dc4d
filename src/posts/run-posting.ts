import type { Touchpoint } from '#model/content.ts';
import type { FormatId } from '#model/format.ts';
import type { Network } from '#model/network.ts';
import { composePost, touchpointNetworks } from './compose-post.ts';
import { readLedger } from './ledger.ts';
import { networkRules } from './networks/network-rules.ts';
import type { Accounts } from './open-publishers.ts';
import type { Post, PostContext } from './post.ts';
import { type PublishOptions, publishPost, type Result } from './publish-post.ts';
import type { CardImage } from './publishers/publisher.ts';

/** What happened, or would happen, to one post. */
export interface Report {
  touchpoint: string;
  network: Network;
  /** Absent where it could not be composed. */
  post?: Post;
  result: Result | { state: 'manual'; reason: string } | { state: 'dry-run' };
}

export interface Run extends PublishOptions {
  context: PostContext;
  accounts: Accounts;
  /** The card of a touchpoint in a format; undefined where it has none. */
  loadCard(touchpoint: Touchpoint, format: FormatId): Promise<CardImage | undefined>;
  network?: Network;
  dryRun?: boolean;
}

/** Publishes touchpoints on their networks, one post after the other; no failure stops the others. */
export async function* runPosting(run: Run, touchpoints: readonly Touchpoint[]): AsyncGenerator<Report> {
  for (const touchpoint of touchpoints) {
    const networks = touchpointNetworks(run.context, touchpoint).filter((n) => !run.network || n === run.network);
    for (const network of networks) {
      const report = { touchpoint: touchpoint.id, network };
      try {
        const post = composePost(run.context, touchpoint, network);
        yield { ...report, post, result: await publishOne(run, touchpoint, post) };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        yield { ...report, result: { state: 'refused', reason: run.accounts.redact(reason) } };
      }
    }
  }
}

async function publishOne(run: Run, touchpoint: Touchpoint, post: Post): Promise<Report['result']> {
  const ledger = await readLedger(run.root, touchpoint.campaign, touchpoint.id);
  const out = ledger.posts.find((entry) => entry.network === post.network);
  if (out) return { state: 'already-posted', ...(out.url && { url: out.url }) };
  const publisher = run.accounts.publishers.get(post.network);
  if (!publisher) {
    const missing = run.accounts.missing.get(post.network);
    const reason = missing
      ? `not configured: set ${missing.join(', ')}`
      : 'published by hand: use its kit, then --record its address';
    return { state: 'manual', reason };
  }
  if (post.excess > 0)
    return { state: 'refused', reason: `the text is ${post.excess} too long (${post.length} of ${post.limit})` };
  if (run.dryRun) return { state: 'dry-run' };
  const image = post.format && (await run.loadCard(touchpoint, post.format));
  const limits = networkRules[post.network].image;
  if (image && limits && image.bytes.length > limits.bytes)
    return { state: 'refused', reason: `the card weighs ${image.bytes.length} bytes, the limit is ${limits.bytes}` };
  const summary = run.context.content.get('messages', touchpoint.message).variants.short;
  const job = { post, campaign: touchpoint.campaign, summary, ...(image && { image }) };
  const result = await publishPost(publisher, job, run);
  return 'reason' in result ? { ...result, reason: run.accounts.redact(result.reason) } : result;
}
