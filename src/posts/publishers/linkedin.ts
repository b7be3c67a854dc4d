import type { PostPart } from '../post.ts';
import { type Answer, beforePosting, callApi } from './call-api.ts';
import type { CardImage, PublisherKind } from './publisher.ts';

/** Version of the API asked for where `LINKEDIN_VERSION` is not set; LinkedIn keeps each for a year. */
const VERSION = '202610';

/** A LinkedIn page of an organisation (Posts API and Images API, learn.microsoft.com/linkedin/marketing). */
export const linkedin: PublisherKind = {
  network: 'linkedin',
  variables: [
    { name: 'LINKEDIN_TOKEN', secret: true },
    { name: 'LINKEDIN_ORGANIZATION' },
    { name: 'LINKEDIN_VERSION', optional: true },
    { name: 'LINKEDIN_API', optional: true },
  ],
  open(env, timeoutMs) {
    const base = env.LINKEDIN_API ?? 'https://api.linkedin.com';
    const author = `urn:li:organization:${env.LINKEDIN_ORGANIZATION}`;
    const headers = {
      authorization: `Bearer ${env.LINKEDIN_TOKEN}`,
      'linkedin-version': env.LINKEDIN_VERSION ?? VERSION,
      'x-restli-protocol-version': '2.0.0',
    };
    const post = (name: string, path: string, body: unknown) =>
      callApi(
        `LinkedIn ${name}`,
        `${base}${path}`,
        { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) },
        timeoutMs,
      );

    async function uploadImage({ bytes, type }: CardImage): Promise<Answer & { image?: string }> {
      const answer = await post('images', '/rest/images?action=initializeUpload', {
        initializeUploadRequest: { owner: author },
      });
      if (!answer.ok) return answer;
      const { value } = (answer.data ?? {}) as { value?: { uploadUrl?: string; image?: string } };
      if (!value?.uploadUrl || !value.image)
        return { ok: false, posted: 'no', reason: 'LinkedIn images: no address to upload to' };
      const put = await callApi(
        'LinkedIn upload',
        value.uploadUrl,
        { method: 'PUT', headers: { authorization: headers.authorization, 'content-type': type }, body: bytes },
        timeoutMs,
      );
      return put.ok ? { ...put, image: value.image } : put;
    }

    return {
      async publish({ post: written, image }) {
        const uploaded = image && (await uploadImage(image));
        if (uploaded && !uploaded.ok) return beforePosting(uploaded);
        const answer = await post('posts', '/rest/posts', {
          author,
          commentary: toLittleText(written.parts),
          visibility: 'PUBLIC',
          distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
          lifecycleState: 'PUBLISHED',
          isReshareDisabledByAuthor: false,
          ...(uploaded?.image && { content: { media: { id: uploaded.image, altText: written.alt } } }),
        });
        if (!answer.ok) return answer;
        const urn = answer.headers.get('x-restli-id');
        return { ok: true, ...(urn && { url: `https://www.linkedin.com/feed/update/${urn}/` }) };
      },
    };
  },
};

/**
 * LinkedIn's little text format (li-lms-2026-05): every reserved character is escaped, or the post is cut at the first one;
 * only the sign that opens a hashtag stays.
 */
function toLittleText(parts: readonly PostPart[]): string {
  const plain = (text: string) => text.replace(/[\\|{}@[\]()<>#*_~]/g, (c) => `\\${c}`);
  return parts.map(({ kind, text }) => (kind === 'hashtag' ? `#${plain(text.slice(1))}` : plain(text))).join('');
}
