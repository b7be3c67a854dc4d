/** The part of the strict PNG reader that tests use; the package ships no types. */
declare module 'pngjs' {
  export const PNG: { sync: { read(data: Buffer): { width: number; height: number; data: Buffer } } };
}
