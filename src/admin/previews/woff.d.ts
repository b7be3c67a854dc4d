/** A font file, bundled beside the script: its address. */
declare module '*.woff' {
  const url: string;
  export default url;
}
