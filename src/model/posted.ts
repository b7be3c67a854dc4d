import { z } from 'astro/zod';
import { idSchema } from './id.ts';
import { webAddressSchema } from './web-address.ts';

/** One post that is out. */
const postSchema = z.object({
  network: z.string(),
  url: webAddressSchema.optional(),
  /** ISO instant. */
  at: z.string(),
});

/**
 * One post that is not known to be out. `intended` is written before the network is called and stays if the program is
 * stopped there; `unknown` is a call whose outcome nobody knows; `refused` was surely not published.
 */
export const attemptSchema = z.object({
  network: z.string(),
  state: z.enum(['intended', 'unknown', 'refused']),
  /** ISO instant of the first intent: what a repeated call must say again. */
  since: z.string(),
  reason: z.string().optional(),
});
export type Attempt = z.output<typeof attemptSchema>;

/** `campaigns/<campaign>/posted/<touchpoint>.json`, written by `npm run post`. */
export const postedFileSchema = z.object({
  touchpoint: idSchema,
  posts: z.array(postSchema),
  attempts: z.array(attemptSchema).default([]),
});
export type PostedFile = z.output<typeof postedFileSchema>;
