/**
 * A browser takes the byte-order mark off the texts it reads, so a file that begins with one would lose it at its first
 * save on a git host. Decap reads a host's files as the text of an answer (GitLab) or as base64 through a decoder made
 * while it loads (GitHub, Gitea): both keep the mark from here on. `load` loads Decap.
 */
export async function keepMarks(load: () => Promise<void>): Promise<void> {
  Response.prototype.text = async function text() {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await this.arrayBuffer());
  };
  const plain = window.TextDecoder;
  window.TextDecoder = class extends plain {
    constructor(label?: string, options?: TextDecoderOptions) {
      super(label, { ignoreBOM: true, ...options });
    }
  };
  await load();
  window.TextDecoder = plain;
}
