import type { Attempt } from '#model/posted.ts';
import { ledgerPath, readLedger, withAttempt, withPost, writeLedger } from './ledger.ts';
import type { Found, Job, Outcome, Publisher } from './publishers/publisher.ts';

/** How one post ended. */
export type Result =
  | { state: 'posted' | 'already-posted'; url?: string }
  /** Surely not out: the next run tries again. */
  | { state: 'refused'; reason: string }
  /** Nobody knows: it is never repeated blindly. */
  | { state: 'unknown'; reason: string; settle: string };

export interface PublishOptions {
  root: string;
  now: () => Date;
  sleep: (ms: number) => Promise<void>;
  /**
   * Puts the intents where a later run will find them even if this machine is lost; called before a network that can't be
   * asked later.
   * @throws Error where it can't: then nothing is sent.
   */
  keepIntent?: () => Promise<void>;
}

/** Calls of one run for one post, and the longest wait between two. */
const TRIES = 3;
const LONGEST_WAIT_S = 60;

/**
 * Publishes a post once, whatever happens: the intent is on disk before the network is called, the outcome after.
 * An intent found on disk is a run that was stopped: the network is asked first; where it can't tell, nothing is sent.
 */
export async function publishPost(
  publisher: Publisher,
  wanted: Omit<Job, 'since'>,
  options: PublishOptions,
): Promise<Result> {
  const { campaign, post } = wanted;
  const { network, touchpoint } = post;
  const ledger = await readLedger(options.root, campaign, touchpoint);
  const out = ledger.posts.find((entry) => entry.network === network);
  if (out) return { state: 'already-posted', ...(out.url && { url: out.url }) };
  const before = ledger.attempts.find((attempt) => attempt.network === network);
  const since = before?.since ?? options.now().toISOString();
  const job: Job = { ...wanted, since };
  const write = (attempt: Pick<Attempt, 'state' | 'reason'>) =>
    writeLedger(options.root, campaign, withAttempt(ledger, { network, since, ...attempt }));
  const record = async (at: string, url?: string): Promise<Result> => {
    try {
      await writeLedger(options.root, campaign, withPost(ledger, network, at, url));
    } catch (error) {
      return unsettled(job, `it is out${url ? ` (${url})` : ''}, but its ledger can't be written: ${said(error)}`);
    }
    return { state: 'posted', ...(url && { url }) };
  };

  if (before && before.state !== 'refused') {
    if (!publisher.find) return unsettled(job, before.reason ?? 'an earlier run was stopped while it was posting');
    const found = await publisher.find(job);
    if (!found.ok) return unsettled(job, found.reason);
    if (found.found) return record(since, found.url);
  }
  await write({ state: 'intended' });
  try {
    if (!publisher.find) await options.keepIntent?.();
  } catch (error) {
    const reason = `nothing was sent, because its intent could not be kept: ${said(error)}`;
    await write({ state: 'refused', reason });
    return { state: 'refused', reason };
  }
  const outcome = await callUntilKnown(publisher, job, options);
  if (outcome.ok) return record(options.now().toISOString(), outcome.url);
  const known = outcome.posted === 'no';
  try {
    await write({ state: known ? 'refused' : 'unknown', reason: outcome.reason });
  } catch (error) {
    return unsettled(job, `${outcome.reason}; its ledger can't be written: ${said(error)}`);
  }
  return known ? { state: 'refused', reason: outcome.reason } : unsettled(job, outcome.reason);
}

/** Repeats only what is safe: a call surely refused, or one on a network that lets us look and whose key forbids a second post. */
async function callUntilKnown(publisher: Publisher, job: Job, { sleep }: PublishOptions): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const outcome = await publisher.publish(job).catch((error: unknown) => unforeseen(said(error)));
    if (outcome.ok) return outcome;
    if (outcome.posted === 'unknown') {
      if (!publisher.find) return outcome;
      await sleep(1000 * tries);
      const found: Found = await publisher.find(job);
      if (found.ok && found.found) return { ok: true, ...(found.url && { url: found.url }) };
      if (!found.ok || tries === TRIES) return outcome;
    } else if (outcome.retryAfter === undefined || outcome.retryAfter > LONGEST_WAIT_S || tries === TRIES) {
      return outcome;
    } else {
      await sleep(1000 * outcome.retryAfter);
    }
  }
}

/** An error no publisher foresaw: it may have come after the network had obeyed. */
function unforeseen(reason: string): Outcome {
  return { ok: false, posted: 'unknown', reason };
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unsettled({ campaign, post }: Job, reason: string): Result {
  const command = `npm run post -- --touchpoint ${post.touchpoint} --network ${post.network}`;
  const settle =
    `look at the account on ${post.network}. If the post is there: ${command} --record <its address>. ` +
    `If it is not: ${command} --not-posted. Until then it is not sent again (${ledgerPath(campaign, post.touchpoint)}).`;
  return { state: 'unknown', reason, settle };
}
