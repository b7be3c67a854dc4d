import { callApi } from './call-api.ts';
import type { PublisherKind } from './publisher.ts';

/** A Discord channel, through its webhook (docs.discord.com, Execute Webhook). Nobody is ever pinged. */
export const discord: PublisherKind = {
  network: 'discord',
  variables: [{ name: 'DISCORD_WEBHOOK', secret: true }],
  open(env, timeoutMs) {
    return {
      async publish({ post, image }) {
        const form = new FormData();
        const attachments = image ? [{ id: 0, filename: 'card.png', description: post.alt }] : [];
        form.set('payload_json', JSON.stringify({ content: post.text, allowed_mentions: { parse: [] }, attachments }));
        if (image) form.set('files[0]', new File([image.bytes], 'card.png', { type: image.type }));
        const webhook = env.DISCORD_WEBHOOK ?? '';
        const url = `${webhook}${webhook.includes('?') ? '&' : '?'}wait=true`;
        const answer = await callApi('Discord webhook', url, { method: 'POST', body: form }, timeoutMs);
        return answer.ok ? { ok: true } : answer;
      },
    };
  },
};
