import { createHash } from 'node:crypto';

/** SHA-256 of a text or of bytes in hexadecimal: what an editor's `base`, or the file they saw, is compared with. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
