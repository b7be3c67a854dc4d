import { callApi } from './call-api.ts';
import type { PublisherKind } from './publisher.ts';

/** A Telegram channel, through its bot (Bot API, sendPhoto and sendMessage). The API knows no key: an unknown outcome is settled by hand. */
export const telegram: PublisherKind = {
  network: 'telegram',
  variables: [
    { name: 'TELEGRAM_TOKEN', secret: true },
    { name: 'TELEGRAM_CHAT' },
    { name: 'TELEGRAM_API', optional: true },
  ],
  open(env, timeoutMs) {
    const base = `${env.TELEGRAM_API ?? 'https://api.telegram.org'}/bot${env.TELEGRAM_TOKEN}`;
    return {
      async publish({ post, image }) {
        const form = new FormData();
        form.set('chat_id', env.TELEGRAM_CHAT ?? '');
        form.set(image ? 'caption' : 'text', post.text);
        if (image) form.set('photo', new File([image.bytes], 'card.png', { type: image.type }));
        const method = image ? 'sendPhoto' : 'sendMessage';
        const answer = await callApi(
          `Telegram ${method}`,
          `${base}/${method}`,
          { method: 'POST', body: form },
          timeoutMs,
        );
        return answer.ok ? { ok: true, ...messageUrl(answer.data) } : answer;
      },
    };
  },
};

/** Only public channels have addresses. */
function messageUrl(data: unknown): { url?: string } {
  const { result } = (data ?? {}) as { result?: { message_id?: number; chat?: { username?: string } } };
  const username = result?.chat?.username;
  return username && result?.message_id ? { url: `https://t.me/${username}/${result.message_id}` } : {};
}
