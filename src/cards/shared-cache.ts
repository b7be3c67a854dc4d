import { createHash } from 'node:crypto';
import type { Driver } from 'unstorage';
import fsDriver from 'unstorage/drivers/fs-lite';
import s3Driver from 'unstorage/drivers/s3';

/** A cache of finished cards that several machines share: a folder, or a bucket of an S3-like store. */
export interface SharedCache {
  /** A card by its name in the cache; undefined where the store has none, or has it damaged. */
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, data: Uint8Array): Promise<void>;
}

/** Bytes of the digest that stands before each card: a copy cut short in a shared folder is found out. */
const DIGEST = 32;

/**
 * Opens what `FILO_CARD_CACHE` names: a folder, or `s3://bucket/prefix` with `AWS_REGION`, `AWS_ACCESS_KEY_ID`,
 * `AWS_SECRET_ACCESS_KEY` and, for a store that is not Amazon's, `AWS_ENDPOINT_URL`. Undefined where nothing is named.
 * @throws RangeError naming the variable that is missing.
 */
export function openSharedCache(env: NodeJS.ProcessEnv): SharedCache | undefined {
  const { FILO_CARD_CACHE: place } = env;
  if (!place) return undefined;
  if (!place.startsWith('s3://')) return overDriver(fsDriver({ base: place }), '');
  const { hostname: bucket, pathname } = new URL(place);
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new RangeError(`FILO_CARD_CACHE is "${place}": ${name} must be set too.`);
    return value;
  };
  const region = need('AWS_REGION');
  const driver = s3Driver({
    bucket,
    region,
    endpoint: env.AWS_ENDPOINT_URL || `https://s3.${region}.amazonaws.com`,
    accessKeyId: need('AWS_ACCESS_KEY_ID'),
    secretAccessKey: need('AWS_SECRET_ACCESS_KEY'),
  });
  const prefix = pathname.split('/').filter(Boolean).join(':');
  return overDriver(driver, prefix && `${prefix}:`);
}

function overDriver(driver: Driver, prefix: string): SharedCache {
  return {
    async get(name) {
      const stored = (await driver.getItemRaw?.(prefix + name, {})) as ArrayBuffer | Uint8Array | null | undefined;
      const bytes = stored ? Buffer.from(stored as Uint8Array) : Buffer.alloc(0);
      const [digest, data] = [bytes.subarray(0, DIGEST), bytes.subarray(DIGEST)];
      return data.length > 0 && digest.equals(sha256(data)) ? data : undefined;
    },
    async put(name, data) {
      await driver.setItemRaw?.(prefix + name, Buffer.concat([sha256(data), data]), {});
    },
  };
}

function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}
