import type { Content, Touchpoint } from '#model/content.ts';
import type { Landing } from '#model/touchpoint.ts';
import {
  assetWords,
  audienceKicker,
  type CardWords,
  courseWords,
  eventWordsOf,
  figureWords,
  messageWords,
  sourceLine,
} from './page-words.ts';
import { tellDeadline } from './tell-deadline.ts';

/** What a touchpoint's card says: its landing page's or its message's words, then its own. */
export function touchpointWords(content: Content, touchpoint: Touchpoint, today: Date): CardWords {
  const own = touchpoint.card;
  const words = landingWords(content, touchpoint, today);
  const template = own?.template ?? words.template;
  const shaped = shapeWords(content, touchpoint, { ...words, template }, today);
  return {
    ...shaped,
    ...(own?.kicker ? { kicker: own.kicker } : {}),
    ...(own?.title ? { title: own.title } : {}),
    ...(own?.detail ? { detail: withSource(own.detail, shaped) } : {}),
    ...(own?.sign.length ? { sign: own.sign } : {}),
  };
}

/** An event, a course or a material speak for themselves; every other page lets the message speak. */
function landingWords(content: Content, touchpoint: Touchpoint, today: Date): CardWords {
  const landing: Landing = touchpoint.landing;
  if (landing.type === 'event') return eventWordsOf(content, content.get('events', landing.id));
  if (landing.type === 'course') return courseWords(content.get('courses', landing.id));
  if (landing.type === 'asset') return assetWords(content.get('assets', landing.id), today);
  const words = messageWords(content, content.get('messages', touchpoint.message));
  return { ...words, kicker: audienceKicker(content, touchpoint.audiences) };
}

/** What the templates with a number, a date or a quotation take from the figure or the message. */
function shapeWords(content: Content, touchpoint: Touchpoint, words: CardWords, today: Date): CardWords {
  const { card: own } = touchpoint;
  if (words.template === 'figure') {
    const figure = own?.figure === undefined ? undefined : content.figure(own.figure);
    if (!figure) return { ...words, template: 'message', sign: [] };
    const detail = sourceLine(content, figure.sources, figure.asOf);
    return { ...words, ...figureWords(figure), detail, sign: [] };
  }
  if (words.template === 'deadline') {
    const figure = own?.deadline === undefined ? undefined : content.figure(own.deadline);
    if (!figure) return own?.sign.length ? words : { ...words, template: 'message', sign: [] };
    const detail = sourceLine(content, figure.sources, figure.asOf);
    return { ...words, detail, sign: tellDeadline(figure.value, today) };
  }
  if (words.template === 'quote') {
    const { quote } = content.get('messages', touchpoint.message);
    return quote
      ? { ...words, title: quote.text, detail: quote.who, sign: [] }
      : { ...words, template: 'message', sign: [] };
  }
  return words;
}

/** A figure never goes without its source, whatever else its details say. */
function withSource(detail: string, { template, detail: source }: CardWords): string {
  if (template !== 'figure' || /\bfont[ei]\b/i.test(detail)) return detail;
  return `${detail.replace(/([^.!?…])$/, '$1.')} ${source}`;
}
