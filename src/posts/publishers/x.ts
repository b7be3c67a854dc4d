import { type Answer, beforePosting, callApi } from './call-api.ts';
import { signOAuth1 } from './oauth1.ts';
import type { PublisherKind } from './publisher.ts';

/** X (API v2: media/upload, media/metadata, tweets; docs.x.com), signed with the keys of the account. */
export const x: PublisherKind = {
  network: 'x',
  variables: [
    { name: 'X_API_KEY', secret: true },
    { name: 'X_API_SECRET', secret: true },
    { name: 'X_TOKEN', secret: true },
    { name: 'X_TOKEN_SECRET', secret: true },
    { name: 'X_API', optional: true },
  ],
  open(env, timeoutMs) {
    const base = env.X_API ?? 'https://api.x.com';
    const keys = {
      apiKey: env.X_API_KEY ?? '',
      apiSecret: env.X_API_SECRET ?? '',
      token: env.X_TOKEN ?? '',
      tokenSecret: env.X_TOKEN_SECRET ?? '',
    };
    const send = (path: string, body: FormData | object): Promise<Answer> => {
      const url = `${base}${path}`;
      const json = !(body instanceof FormData);
      const headers = {
        authorization: signOAuth1('POST', url, keys),
        ...(json && { 'content-type': 'application/json' }),
      };
      return callApi(
        `X ${path}`,
        url,
        { method: 'POST', headers, body: json ? JSON.stringify(body) : body },
        timeoutMs,
      );
    };
    return {
      async publish({ post, image }) {
        let media: string | undefined;
        if (image) {
          const form = new FormData();
          form.set('media', new File([image.bytes], 'card.png', { type: image.type }));
          form.set('media_category', 'tweet_image');
          const uploaded = await send('/2/media/upload', form);
          if (!uploaded.ok) return beforePosting(uploaded);
          media = idOf(uploaded.data);
          if (!media) return { ok: false, posted: 'no', reason: 'X /2/media/upload: the answer names no media' };
          const described = await send('/2/media/metadata', { id: media, metadata: { alt_text: { text: post.alt } } });
          if (!described.ok) return beforePosting(described);
        }
        const answer = await send('/2/tweets', { text: post.text, ...(media && { media: { media_ids: [media] } }) });
        if (!answer.ok) return answer;
        const id = idOf(answer.data);
        return { ok: true, ...(id && { url: `https://x.com/i/web/status/${id}` }) };
      },
    };
  },
};

function idOf(data: unknown): string | undefined {
  return (data as { data?: { id?: string } } | undefined)?.data?.id;
}
