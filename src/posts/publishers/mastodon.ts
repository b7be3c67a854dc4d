import { type mastodon as api, createRestAPIClient, MastoHttpError } from 'masto';
import { defaultLimits, type InstanceLimits, measureStatus } from '../networks/mastodon.ts';
import { beforePosting, fromError } from './call-api.ts';
import { idempotencyKey } from './post-key.ts';
import type { CardImage, Found, Job, Outcome, PublisherKind } from './publisher.ts';

/** How far back a status is looked for, pages of 40. */
const PAGES = 5;
/** A status found may be this much older than our intent: two clocks never agree. */
const SKEW_MS = 86_400_000;
const MEDIA_TRIES = 30;

type Client = api.rest.Client;

/** Mastodon: an idempotency key, and a look at the account's recent statuses for the touchpoint's own link. */
export const mastodon: PublisherKind = {
  network: 'mastodon',
  variables: [{ name: 'MASTODON_URL' }, { name: 'MASTODON_TOKEN', secret: true }],
  open(env, timeoutMs) {
    const client = createRestAPIClient({
      url: env.MASTODON_URL ?? '',
      accessToken: env.MASTODON_TOKEN ?? '',
      timeout: timeoutMs,
      requestInit: { redirect: 'error' },
    });
    return {
      async publish(job) {
        let mediaIds: string[];
        try {
          const refusal = await checkLimits(client, job);
          if (refusal) return refusal;
          mediaIds = job.image ? [await uploadMedia(client, job.image, job.post.alt)] : [];
        } catch (error) {
          return beforePosting(fromMasto('Mastodon media', error, timeoutMs));
        }
        try {
          const status = await client.v1.statuses.create(
            { status: job.post.text, mediaIds, language: 'it', visibility: 'public' },
            { requestInit: { headers: { 'Idempotency-Key': keyOf(job) } } },
          );
          return { ok: true, ...withUrl(status) };
        } catch (error) {
          return fromMasto('Mastodon statuses', error, timeoutMs);
        }
      },
      async find(job): Promise<Found> {
        try {
          const status = await findStatus(client, job);
          return status ? { ok: true, found: true, ...withUrl(status) } : { ok: true, found: false };
        } catch (error) {
          return { ok: false, reason: fromMasto('Mastodon statuses', error, timeoutMs).reason };
        }
      },
    };
  },
};

function keyOf({ campaign, post }: Job): string {
  return idempotencyKey(campaign, post.touchpoint, post.network);
}

/** `url` is null only for statuses that are not public. */
function withUrl({ url, uri }: api.v1.Status) {
  const address = url ?? uri;
  return URL.canParse(address) ? { url: address } : {};
}

/** Compares the post with what this instance accepts. */
async function checkLimits(client: Client, { post, image }: Job): Promise<Extract<Outcome, { ok: false }> | undefined> {
  const { characters, perAddress, imageBytes } = await readLimits(client);
  const length = measureStatus(post.text, { characters, perAddress });
  if (length > characters) return refuse(`the text counts ${length} characters, this instance takes ${characters}`);
  if (image && imageBytes && image.bytes.length > imageBytes)
    return refuse(`the card weighs ${image.bytes.length} bytes, this instance takes ${imageBytes}`);
  return undefined;
}

/** An instance that says its limits only in the first version of the API, or not at all, is another program than Mastodon. */
async function readLimits(client: Client): Promise<InstanceLimits & { imageBytes: number | undefined }> {
  const { configuration } = await client.v2.instance.fetch().catch((error: unknown) => {
    const absent = isErrorPage(error) || (error instanceof MastoHttpError && error.statusCode === 404);
    if (absent) return client.v1.instance.fetch();
    throw error;
  });
  return {
    characters: configuration?.statuses?.maxCharacters ?? defaultLimits.characters,
    perAddress: configuration?.statuses?.charactersReservedPerUrl ?? defaultLimits.perAddress,
    imageBytes: configuration?.mediaAttachments?.imageSizeLimit,
  };
}

function refuse(reason: string): Extract<Outcome, { ok: false }> {
  return { ok: false, posted: 'no', reason: `Mastodon: ${reason}` };
}

async function uploadMedia(client: Client, image: CardImage, description: string): Promise<string> {
  const file = new File([image.bytes], image.type === 'image/png' ? 'card.png' : 'card.jpg', { type: image.type });
  let media = await client.v2.media.create({ file, description, skipPolling: true });
  for (let tries = 0; !media.url && tries < MEDIA_TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    media = await client.v1.media.$select(media.id).fetch();
  }
  return media.id;
}

/**
 * The account's status that holds the touchpoint's link, since a little before the first intent.
 * @throws Error where there are too many statuses since then to say that it is not among them.
 */
async function findStatus(client: Client, job: Job): Promise<api.v1.Status | undefined> {
  const { id } = await client.v1.accounts.verifyCredentials();
  const oldest = Date.parse(job.since) - SKEW_MS;
  let pages = 0;
  for await (const page of client.v1.accounts.$select(id).statuses.list({ limit: 40, excludeReblogs: true })) {
    const found = page.find((status) => status.content.includes(job.post.link));
    if (found || page.some(({ createdAt }) => Date.parse(createdAt) < oldest)) return found;
    if (++pages === PAGES)
      throw new Error(`more than ${40 * PAGES} statuses since the attempt, not all were looked at`);
  }
  return undefined;
}

function fromMasto(name: string, error: unknown, timeoutMs: number): Extract<Outcome, { ok: false }> {
  if (error instanceof Error && error.name === 'MastoTimeoutError') return fromError(name, error.cause, timeoutMs);
  if (isErrorPage(error))
    return {
      ok: false,
      posted: 'unknown',
      reason: `${name}: the server answered with an error page, not with its API`,
    };
  if (!(error instanceof MastoHttpError)) return fromError(name, error, timeoutMs);
  const wait =
    error.cause instanceof Response ? Number(error.cause.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return {
    ok: false,
    posted: error.statusCode < 500 && error.statusCode !== 408 ? 'no' : 'unknown',
    reason: `${name}: ${error.statusCode} ${error.message}`,
    ...(Number.isFinite(wait) && { retryAfter: wait }),
  };
}

/** masto 8.0 loses the status of an error that a proxy in front of the instance answers as a page: it trips over its body. */
function isErrorPage(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('Cannot destructure');
}
