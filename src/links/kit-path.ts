import type { Touchpoint } from '#model/content.ts';
import { kitPath } from './page-path.ts';

type Named = Pick<Touchpoint, 'id' | 'campaign'>;

/** Where the schema of every kit's JSON is published. */
export const kitSchemaPath = '/schemi/kit.schema.json';

/** Paths of what stands beside a kit's page. */
export const qrSvgPath = (touchpoint: Named) => `${kitPath(touchpoint)}qr.svg`;
export const qrPngPath = (touchpoint: Named) => `${kitPath(touchpoint)}qr.png`;

/** Path of the zip of a kit; a partner's own holds the cards with its name. */
export function kitZipPath({ id }: { id: string }, partner?: string): string {
  return partner === undefined ? `/kit/${id}.zip` : `/kit/${partner}/${id}.zip`;
}

/** What a zip's path stands for; undefined where it is none. */
export function parseKitZipPath(path: string): { touchpoint: string; partner?: string } | undefined {
  const { partner, touchpoint } =
    /^\/kit\/(?:(?<partner>[a-z0-9-]+)\/)?(?<touchpoint>[a-z0-9-]+)\.zip$/.exec(path)?.groups ?? {};
  return touchpoint ? { touchpoint, ...(partner && { partner }) } : undefined;
}

/** Path of the kits of a partner organisation in a campaign. */
export function partnerKitPath(campaign: string, organisation: string): string {
  return `/${campaign}/kit/per/${organisation}/`;
}

/** Path of a partner's card: the same words with its name in the strip. */
export function partnerCardPath(subject: string, organisation: string, format: string, type: 'png' | 'jpg'): string {
  return `/cards/${subject}/${organisation}/${format}.${type}`;
}

/** Path of a feed of a campaign's kits, or of one channel's. */
export function feedPath(campaign: string, file: string, channel?: string): string {
  return channel === undefined ? `/${campaign}/kit/${file}` : `/${campaign}/kit/canale/${channel}/${file}`;
}
