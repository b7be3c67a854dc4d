import { z } from 'astro/zod';
import { idSchema } from './id.ts';

/** One post that is out. */
export const postSchema = z.object({
  network: z.string(),
  url: z.url().optional(),
  /** ISO instant. */
  at: z.string(),
});

/** `campaigns/<campaign>/posted/<touchpoint>.json`, written by `npm run post`. */
export const postedFileSchema = z.object({ touchpoint: idSchema, posts: z.array(postSchema) });
