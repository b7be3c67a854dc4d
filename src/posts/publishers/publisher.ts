import type { Network } from '#model/network.ts';
import type { Post } from '../post.ts';

/** The file of a card, ready to send. */
export interface CardImage {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'image/png' | 'image/jpeg';
  /** px. */
  width: number;
  height: number;
}

/** One post to publish; the same job is given again after a crash. */
export interface Job {
  post: Post;
  campaign: string;
  /** ISO instant of the first intent. */
  since: string;
  image?: CardImage;
  /** Words of the link card, where the network wants one from us. */
  summary: string;
}

/** What came of a call. `posted: 'unknown'` is a call that may have been obeyed. */
export type Outcome =
  | { ok: true; url?: string }
  | {
      ok: false;
      posted: 'no' | 'unknown';
      reason: string;
      /** Seconds the network asks to wait. */
      retryAfter?: number;
    };

/** Whether a post is out, as the network itself says. */
export type Found = { ok: true; found: boolean; url?: string } | { ok: false; reason: string };

/** A network with somebody signed in. */
export interface Publisher {
  publish(job: Job): Promise<Outcome>;
  /**
   * Looks for a post that may be out already. A publisher that has it can also be called again with the same job:
   * the network's own key keeps the second call from making a second post. Absent where a network offers neither.
   */
  find?(job: Job): Promise<Found>;
}

/** How to sign in to one network. */
export interface PublisherKind {
  network: Network;
  /** Variables of the environment, and which of them are secret. */
  variables: readonly { name: string; secret?: true; optional?: true }[];
  open(env: Readonly<Record<string, string>>, timeoutMs: number): Publisher;
}
