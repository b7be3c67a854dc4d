/** The part of the hyphenation library that is used; the package ships no types. */
declare module 'hyphen/it/index.js' {
  const italian: { hyphenateSync(text: string, options?: { hyphenChar?: string }): string };
  export default italian;
}
