import { callApi } from './call-api.ts';
import type { PublisherKind } from './publisher.ts';

/** A Slack channel, through its incoming webhook (docs.slack.dev): text only, which Slack unfurls with the page's card. */
export const slack: PublisherKind = {
  network: 'slack',
  variables: [{ name: 'SLACK_WEBHOOK', secret: true }],
  open(env, timeoutMs) {
    return {
      async publish({ post }) {
        const text = post.text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
        const init = {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text, unfurl_links: true }),
        };
        const answer = await callApi('Slack webhook', env.SLACK_WEBHOOK ?? '', init, timeoutMs);
        return answer.ok ? { ok: true } : answer;
      },
    };
  },
};
