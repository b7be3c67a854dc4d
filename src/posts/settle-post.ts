import type { Touchpoint } from '#model/content.ts';
import { type Network, networkNames } from '#model/network.ts';
import { readLedger, withPost, writeLedger } from './ledger.ts';

/**
 * Records a post that a person published, or found to be out.
 * @throws Error where the address is not one, or another address is recorded already.
 */
export async function recordPost(
  root: string,
  touchpoint: Touchpoint,
  network: Network,
  url: string,
  now: Date,
): Promise<void> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`"${url}" is not the address of a post: it must start with https://.`);
  const ledger = await readLedger(root, touchpoint.campaign, touchpoint.id);
  const out = ledger.posts.find((post) => post.network === network);
  if (out?.url && out.url !== url)
    throw new Error(`"${touchpoint.id}" is already recorded on ${networkNames[network]} as ${out.url}.`);
  const at = out?.at ?? now.toISOString();
  await writeLedger(root, touchpoint.campaign, withPost(ledger, network, at, url));
}

/**
 * Forgets an attempt whose outcome nobody knew, once a person has seen that the post is not there.
 * @throws Error where there is no such attempt.
 */
export async function forgetAttempt(root: string, touchpoint: Touchpoint, network: Network): Promise<void> {
  const ledger = await readLedger(root, touchpoint.campaign, touchpoint.id);
  const attempts = ledger.attempts.filter((attempt) => attempt.network !== network);
  if (attempts.length === ledger.attempts.length)
    throw new Error(`"${touchpoint.id}" has no attempt on ${networkNames[network]} to settle.`);
  await writeLedger(root, touchpoint.campaign, { ...ledger, attempts });
}
