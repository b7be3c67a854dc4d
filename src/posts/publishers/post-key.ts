import { createHash } from 'node:crypto';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
/** 1 January 2025 in microseconds: the keys fall in the first months after it. */
const BASE = BigInt(Date.UTC(2025, 0, 1)) * 1000n;

/**
 * The record key of a touchpoint's post on Bluesky: a TID (atproto.com/specs/tid: 53 bits of microseconds, 10 of clock)
 * made from campaign and touchpoint alone, so that a repeated call can only meet its own record.
 */
export function recordKey(campaign: string, touchpoint: string): string {
  const bits = BigInt(`0x${digest(campaign, touchpoint).slice(0, 16)}`);
  const value = ((BASE + (bits >> 20n)) << 10n) | (bits & 1023n);
  let key = '';
  for (let at = 60n; at >= 0n; at -= 5n) key += ALPHABET[Number((value >> at) & 31n)];
  return key;
}

/** The idempotency key of a touchpoint's post on a network. */
export function idempotencyKey(campaign: string, touchpoint: string, network: string): string {
  return digest(campaign, touchpoint, network);
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('/')).digest('hex');
}
