import { assetKinds } from '#model/asset.ts';
import type { Asset, Campaign, CampaignEvent, Content, Course, Message, Page } from '#model/content.ts';
import { eventModes, eventTypes } from '#model/event.ts';
import { momentEnd } from '#model/moment.ts';
import type { CardData } from './card.ts';
import { shorten } from './shorten.ts';
import { calendarWords, tellDates } from './tell-dates.ts';

/** What the card of each kind of page says, from the page's own fields. */

/** The words of a card: what a page or a touchpoint decides, before theme and organisations. */
export type CardWords = Pick<CardData, 'template' | 'kicker' | 'title' | 'detail' | 'sign'> &
  Partial<Pick<CardData, 'number' | 'struck'>>;

/** Longest details and kicker an editor may write, and a card may borrow. */
export const detailLimit = 90;
export const kickerLimit = 36;

export function campaignWords(campaign: Campaign): CardWords {
  const { short, claim, summary } = campaign;
  return { template: 'message', kicker: short, title: claim, detail: shorten(summary, detailLimit), sign: [] };
}

export function messageWords(content: Content, message: Message): CardWords {
  const detail = shorten(message.variants.short, detailLimit);
  return {
    template: 'message',
    kicker: audienceKicker(content, message.audiences),
    title: message.title,
    detail,
    sign: [],
  };
}

/** The detail says all that fits: the date always, then the place, who organises it (where it is not the campaign), the mode. */
export function eventWords(event: CampaignEvent, organisers: readonly string[] = []): CardWords {
  const { type, title, cardTitle, start, end, venue, mode, state } = event;
  const dates = tellDates(start, end);
  const place = [venue?.name, venue?.city].filter((name, at, all) => name && !(at === 1 && all[0]?.includes(name)));
  const where = [dates, ...place].join(', ');
  const by = organisers.length > 0 ? `A cura di ${organisers.join(', ')}` : undefined;
  const how = mode && eventModes[mode];
  const said = [[where, how, by], [where, by], [where, how], [where]].map((parts) => parts.filter(Boolean).join('. '));
  const detail = shorten(said.find((text) => text.length <= detailLimit) ?? where, detailLimit);
  const [first, second] = calendarWords(start, end);
  const words = { template: 'event', kicker: eventTypes[type], title: cardTitle ?? title } as const;
  if (state === 'scheduled') return { ...words, detail, sign: second ? [first, second] : [first] };
  const word = state === 'postponed' ? 'rinviato' : 'annullato';
  return { ...words, detail, sign: [first.replace(' –', ''), word], struck: true };
}

/** An event with the short names of who organises it; none where it is the campaign's own. */
export function eventWordsOf(content: Content, event: CampaignEvent): CardWords {
  return eventWords(
    event,
    event.organisers.flatMap((id) => content.find('organisations', id)?.short ?? []),
  );
}

const courseKickers = {
  FAD: 'Formazione a distanza (FAD)',
  FSC: 'Formazione sul campo (FSC)',
  RES: 'Formazione residenziale (RES)',
  other: 'Percorso formativo',
} as const;

export function courseWords({ format, title, hours, method, objective }: Course): CardWords {
  const detail = shorten(hours ?? method ?? objective, detailLimit);
  return { template: 'course', kicker: courseKickers[format], title, detail, sign: [] };
}

const assetSigns = {
  poster: ['Locandina', 'da stampare'],
  leaflet: ['Scheda', 'da stampare'],
  cards: ['Card', 'per i social'],
  document: ['PDF', 'da scaricare'],
  slides: ['Slide', 'da scaricare'],
  video: ['Video', 'da vedere'],
  image: ['Immagine', 'da scaricare'],
} as const;

export function assetWords(asset: Asset, today: Date): CardWords {
  const { kind, title, cardTitle, issuer, licence, expires, supersededBy, files } = asset;
  const over = supersededBy ? 'superato' : expires && momentEnd(expires) <= today ? 'scaduto' : undefined;
  const [word, use] = assetSigns[kind];
  const name =
    kind === 'document' && !files.some((file) => file.type === 'upload' && /\.pdf$/i.test(file.path))
      ? 'Documento'
      : word;
  const second = over ?? (files.length > 0 ? use : undefined);
  const rights = licence && !/non indicata/i.test(licence) ? `Licenza ${licence}` : '';
  const detail = [issuer, rights].filter(Boolean).join('. ');
  return {
    template: 'material',
    kicker: assetKinds[kind],
    title: cardTitle ?? title,
    detail: shorten(detail, detailLimit),
    sign: second ? [name, second] : [name],
  };
}

/** A page keeps its sign where the sign needs no words of its own. */
export function pageWords(page: Page, kicker: string): CardWords {
  const plain = page.sign === 'figure' || page.sign === 'deadline' || page.sign === 'event' ? 'message' : page.sign;
  const template = plain === 'quote' ? 'message' : plain;
  const title = page.cardTitle ?? page.title;
  return { template, kicker, title, detail: shorten(page.description, detailLimit), sign: [] };
}

/** The audience's size as a figure, where there is one that fits; else its name. */
export function audienceWords(content: Content, id: string): CardWords {
  const { name, short, summary, size } = content.get('audiences', id);
  const figure = size === undefined ? undefined : content.figure(size);
  const detail = shorten(summary, detailLimit);
  if (!figure || figure.label.length > 60)
    return { template: 'message', kicker: 'Che cosa ti riguarda', title: shorten(name, 60), detail, sign: [] };
  const source = sourceLine(content, figure.sources, figure.asOf);
  return { template: 'figure', kicker: short, ...figureWords(figure), detail: source, sign: [] };
}

/** A long value gives its words to the title: "1,38 mld" and "di euro stanziati…". */
export function figureWords({ value, label }: { value: string; label: string }): { number: string; title: string } {
  const [, number, unit] = /^([\d.,]+%?(?: (?:mld|mln|mila))?) (.+)$/.exec(value) ?? [];
  return number && unit && value.length > 9 ? { number, title: `${unit} ${label}` } : { number: value, title: label };
}

/** "Fonte: …", always under a figure: who says it, and as of when. */
export function sourceLine(content: Content, sources: readonly string[], asOf?: string): string {
  const found = sources.flatMap((id) => content.find('sources', id) ?? []);
  const names = [
    ...new Set(found.map(({ organisation, issuer }) => content.find('organisations', organisation)?.short ?? issuer)),
  ];
  const when = asOf ?? found[0]?.date?.slice(0, 4);
  return shorten(`Fonte: ${[names.join(', '), when].filter(Boolean).join(', ')}`, detailLimit);
}

/** The audiences as the kicker names them: all where they fit, else the first. */
export function audienceKicker(content: Content, ids: readonly string[]): string {
  const names = ids.map((id) => content.get('audiences', id).short);
  const all = names.join(', ');
  return all.length <= kickerLimit ? all : shorten(names[0] ?? '', kickerLimit);
}
