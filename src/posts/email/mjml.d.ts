declare module 'mjml' {
  export interface MjmlResult {
    html: string;
    errors: { formattedMessage: string }[];
  }
  /** mjml 5: compiles a template; `strict` throws on anything it does not know. */
  export default function mjml2html(
    source: string,
    options?: { validationLevel?: 'strict' | 'soft' | 'skip'; fonts?: Record<string, string> },
  ): Promise<MjmlResult>;
}
