import type { Content, Touchpoint } from '#model/content.ts';
import { networkNames } from '#model/network.ts';
import type { Problem } from '#model/problem.ts';
import { composePost, touchpointNetworks } from './compose-post.ts';
import { networkRules } from './networks/network-rules.ts';
import type { Post, PostContext } from './post.ts';

const address = /\b(?:https?:\/\/|www\.)\S+/iu;
const hash = /(?<=^|\s)#[\p{L}\p{N}_]+/u;

/** Everything that keeps a post from being published as it is, in Italian, with by how much. */
export function checkPosts(context: PostContext): Problem[] {
  return context.content.touchpoints
    .filter((touchpoint) => touchpoint.state !== 'cancelled')
    .flatMap((touchpoint) => [...checkOwnTexts(touchpoint), ...checkTouchpoint(context, touchpoint)]);
}

function checkTouchpoint(context: PostContext, touchpoint: Touchpoint): Problem[] {
  if (!resolves(context.content, touchpoint)) return [];
  return touchpointNetworks(context, touchpoint).flatMap((network) => {
    const post = composePost(context, touchpoint, network);
    return [checkLength(context, touchpoint, post), checkAlt(touchpoint, post)].filter((problem) => !!problem);
  });
}

/** Whether every reference a post needs is there: where one dangles, the content check has already said so. */
function resolves({ find }: Content, { campaign, message, channel, landing }: Touchpoint): boolean {
  return !!(
    find('campaigns', campaign) &&
    find('messages', message) &&
    find('channels', channel) &&
    (landing.type !== 'event' || find('events', landing.id))
  );
}

function checkLength(context: PostContext, touchpoint: Touchpoint, post: Post): Problem | undefined {
  if (post.excess === 0) return undefined;
  const name = networkNames[post.network];
  const message = context.content.get('messages', touchpoint.message);
  const own = touchpoint.texts.findIndex((text) => text.network === post.network);
  const extras = [post.linkPlace === 'text' && 'link', post.hashtags.length > 0 && 'hashtag'].filter(Boolean);
  const withExtras = extras.length ? ` con ${extras.join(' e ')}` : '';
  const size = `${withExtras} è di ${post.length} ${post.unit} su ${post.limit}: ${remedy(post)}`;
  if (own >= 0) {
    return {
      file: touchpoint.file,
      field: `texts[${own}].text`,
      code: 'POST_TROPPO_LUNGO',
      message: `il testo per ${name}${size}.`,
    };
  }
  return {
    file: message.file,
    field: `variants.${post.source}`,
    code: 'POST_TROPPO_LUNGO',
    message: `il post di «${touchpoint.title}» per ${name}${size}, oppure scrivi un testo proprio nel touchpoint ${touchpoint.id}.`,
  };
}

function remedy(post: Post): string {
  const gsm =
    post.network === 'sms' && post.limit < 160 ? ' o i caratteri che un SMS non ha (emoji, altri alfabeti)' : '';
  return `togline ${post.excess === 1 ? 'uno' : post.excess}${gsm}`;
}

function checkAlt(touchpoint: Touchpoint, post: Post): Problem | undefined {
  const limit = networkRules[post.network].alt?.limit;
  if (!limit || post.alt.length <= limit) return undefined;
  return {
    file: touchpoint.file,
    field: 'alt',
    code: 'ALT_TROPPO_LUNGO',
    message: `il testo alternativo è di ${post.alt.length} caratteri; ${networkNames[post.network]} ne accetta ${limit}: togline ${post.alt.length - limit}.`,
  };
}

/** The site adds link and hashtags by itself: written in a text too, they would come out twice. */
function checkOwnTexts(touchpoint: Touchpoint): Problem[] {
  return touchpoint.texts.flatMap(({ network, text }, index) => {
    const at = { file: touchpoint.file, field: `texts[${index}].text` };
    const problems: Problem[] = [];
    const [link] = address.exec(text) ?? [];
    const [tag] = hash.exec(text) ?? [];
    if (link) {
      problems.push({
        ...at,
        code: 'LINK_NEL_TESTO',
        message: `il testo per ${networkNames[network]} contiene l'indirizzo ${link}: toglilo, il link tracciato lo aggiunge il sito.`,
      });
    }
    if (tag) {
      problems.push({
        ...at,
        code: 'HASHTAG_NEL_TESTO',
        message: `il testo per ${networkNames[network]} contiene ${tag}: toglilo, gli hashtag della campagna li aggiunge il sito.`,
      });
    }
    return problems;
  });
}
