import { z } from 'astro/zod';

/** An address that readers may follow: http or https, never `javascript:` or `data:`. */
export const webAddressSchema = z.url({ protocol: /^https?$/ });
