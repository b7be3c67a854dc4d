/** The part of the font subsetter that is used; the package ships no types. */
declare module 'subset-font' {
  export interface SubsetOptions {
    targetFormat?: 'sfnt' | 'woff' | 'woff2';
    noHinting?: boolean;
    noLayoutClosure?: boolean;
    /** OpenType features to keep; all of them when absent. */
    keepFeatures?: readonly string[];
  }
  /** The font with the glyphs of the text only. */
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}
