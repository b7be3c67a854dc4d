/**
 * Places that the referrer database (of 2020) does not know or calls by an older name, by host; what is below a host is that
 * place too. Known by November 2026; names as Plausible's tests have them, where they do.
 */
const RECENT: Readonly<Record<string, string>> = {
  Bluesky: 'bsky.app',
  Claude: 'claude.ai',
  DeepSeek: 'chat.deepseek.com deepseek.com',
  'Google Gemini': 'gemini.google.com bard.google.com',
  Grok: 'grok.com',
  Kagi: 'kagi.com',
  Mastodon: `chaos.social fosstodon.org hachyderm.io infosec.exchange joinmastodon.org livellosegreto.it mas.to mastodon.online
    mastodon.social mastodon.uno mastodon.world mstdn.social poliversity.it sociale.network`,
  'Microsoft 365': 'officeapps.live.com',
  'Microsoft Copilot': 'copilot.com copilot.microsoft.com copilot.cloud.microsoft',
  Mistral: 'chat.mistral.ai',
  'Outlook.com': 'outlook.office.com outlook.office365.com',
  Perplexity: 'pplx.ai',
  Phind: 'phind.com',
  Threads: 'threads.com threads.net',
  Twitter: 'x.com',
  WhatsApp: 'wa.me whatsapp.com',
  'chatgpt.com': 'chat.openai.com',
};

export const RECENT_NAMES: readonly string[] = Object.keys(RECENT);

const nameOfHost = new Map(
  Object.entries(RECENT).flatMap(([name, hosts]) => hosts.split(/\s+/).map((host) => [host, name] as const)),
);

/** The name of a host that is one of these places or below one. */
export function recentSource(host: string): string | undefined {
  for (let rest = host; rest !== ''; rest = rest.slice(rest.indexOf('.') + 1 || rest.length)) {
    const name = nameOfHost.get(rest);
    if (name !== undefined) return name;
  }
  return undefined;
}
