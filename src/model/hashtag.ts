import { z } from 'astro/zod';

/** A hashtag without its sign, of letters, figures and underscores: what every network makes a link of. */
export const hashtagSchema = z.string().regex(/^[\p{L}\p{N}_]{2,40}$/u, 'senza # e senza spazi');
