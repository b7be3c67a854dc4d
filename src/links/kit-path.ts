import type { Touchpoint } from '#model/content.ts';
import { kitPath } from './page-path.ts';

type Named = Pick<Touchpoint, 'id' | 'campaign'>;

/** Where the schema of every kit's JSON is published. */
export const kitSchemaPath = '/schemi/kit.schema.json';

/** Paths of what stands beside a kit's page. */
export const kitZipPath = (touchpoint: Named) => `${kitPath(touchpoint)}${touchpoint.id}.zip`;
export const kitJsonPath = (touchpoint: Named) => `${kitPath(touchpoint)}kit.json`;
export const qrSvgPath = (touchpoint: Named) => `${kitPath(touchpoint)}qr.svg`;
export const qrPngPath = (touchpoint: Named) => `${kitPath(touchpoint)}qr.png`;

/** Path of the kits of a partner organisation in a campaign. */
export function partnerKitPath(campaign: string, organisation: string): string {
  return `/${campaign}/kit/per/${organisation}/`;
}

/** Path of a partner's card: the same words with its name in the strip. */
export function partnerCardPath(subject: string, organisation: string, format: string, type: 'png' | 'jpg'): string {
  return `/cards/${subject}/${organisation}/${format}.${type}`;
}
