import { z } from 'astro/zod';
import { formatIdSchema } from '#model/format.ts';
import { networkSchema } from '#model/network.ts';

const named = (what: string) => z.object({ id: z.string(), name: z.string() }).describe(what);

/** One network's post, ready to be copied. */
const kitPostSchema = z.object({
  network: networkSchema,
  name: z.string().describe('Name of the network on screen'),
  main: z.boolean().describe('Whether the touchpoint is planned on this network'),
  text: z.string(),
  length: z.number().int().describe('As this network counts'),
  limit: z.number().int(),
  unit: z.string(),
  fits: z.boolean(),
  hashtags: z.array(z.string()),
  linkPlace: z.enum(['text', 'card', 'bio', 'qr']),
  alt: z.string(),
  image: z.url().optional(),
  share: z.string().optional().describe('Address that opens the network with the post ready'),
});

/** One card in one format. */
const kitImageSchema = z.object({
  format: formatIdSchema,
  name: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  file: z.string().describe('Name of the file in the zip'),
  url: z.url(),
});

/** Everything a person or a program needs to use a touchpoint; published as JSON with each kit. */
export const kitSchema = z
  .object({
    $schema: z.url().optional(),
    id: z.string(),
    title: z.string(),
    campaign: named('Campaign'),
    channel: named('Channel'),
    message: named('Key message'),
    audiences: z.array(named('Audience')),
    publishAt: z.string().describe('Day, or day and minute on the clocks of Rome'),
    state: z.enum(['draft', 'approved', 'published', 'cancelled']),
    page: z.url().describe('Address of the kit'),
    link: z.url().describe('Short tracked address to share'),
    landing: z.url().describe('Where it leads, with its tracking'),
    alt: z.string(),
    posts: z.array(kitPostSchema),
    images: z.array(kitImageSchema),
    qr: z.object({ svg: z.url(), png: z.url() }),
    zip: z.url(),
    posted: z.array(z.object({ network: z.string(), url: z.url().optional(), at: z.string() })),
  })
  .describe('Kit of a touchpoint');

export type Kit = z.output<typeof kitSchema>;
export type KitPost = z.output<typeof kitPostSchema>;
export type KitImage = z.output<typeof kitImageSchema>;

/** The JSON Schema of a kit, as published. */
export function kitJsonSchema(): object {
  return z.toJSONSchema(kitSchema, { target: 'draft-2020-12' });
}
