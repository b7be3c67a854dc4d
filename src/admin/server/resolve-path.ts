import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { locate } from '#model/collections.ts';

/** A request the editor's server refuses, with the words for the editor. */
export class RefusedError extends Error {
  readonly status: number;
  /** What the page needs to show more than the message. */
  readonly details: Record<string, unknown>;
  constructor(status: number, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** File types of the media library, with their largest size in bytes. */
export const mediaTypes: Readonly<Record<string, number>> = {
  jpg: 30e6,
  jpeg: 30e6,
  png: 30e6,
  webp: 30e6,
  gif: 10e6,
  svg: 1e6,
  pdf: 30e6,
  docx: 20e6,
  pptx: 30e6,
  xlsx: 20e6,
  odt: 20e6,
  odp: 30e6,
  ods: 20e6,
  mp4: 30e6,
  vtt: 1e6,
};

const mediaPath = /^(?:content\/uploads|campaigns\/[a-z0-9-]+\/logos)\/[a-zA-Z0-9][a-zA-Z0-9._-]{0,120}$/;
/** Names Windows keeps for devices, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const safeSegment = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a path is a file of words an editor may open: one of the collections, nothing else. */
export function isEntryPath(path: string): boolean {
  const found = locate(path);
  const safe = (id: string) => safeSegment.test(id) && id.length <= 120 && !device.test(id);
  return !!found && safe(found.id) && (found.campaign === undefined || safe(found.campaign));
}

/** Whether a path is a file of the media library. */
export function isMediaPath(path: string): boolean {
  const extension = path.split('.').at(-1)?.toLowerCase() ?? '';
  const named = mediaPath.test(path) && !path.includes('..') && !path.split('/').some((part) => device.test(part));
  return named && Object.hasOwn(mediaTypes, extension);
}

/** The place on disk of an allowed path; refuses every other path, and any symbolic link on the way. */
export async function resolvePath(root: string, path: unknown): Promise<string> {
  if (typeof path !== 'string' || !(isEntryPath(path) || isMediaPath(path))) {
    throw new RefusedError(
      422,
      `Il file "${String(path).slice(0, 120)}" non è tra quelli che la redazione può aprire.`,
    );
  }
  let at = root;
  for (const segment of path.split('/')) {
    at = join(at, segment);
    const found = await lstat(at).catch(() => undefined);
    if (found?.isSymbolicLink()) {
      throw new RefusedError(422, `"${path}" passa per un collegamento: sostituiscilo con una copia.`);
    }
  }
  return at;
}
