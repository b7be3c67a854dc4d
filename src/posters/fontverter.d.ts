declare module 'fontverter' {
  /** Converts a font file between containers; the outlines stay as they are. */
  export function convert(font: Buffer, to: 'sfnt' | 'truetype' | 'woff' | 'woff2'): Promise<Buffer>;
}
