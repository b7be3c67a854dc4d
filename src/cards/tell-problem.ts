import type { Content } from '#model/content.ts';
import { type FormatId, formatNames } from '#model/format.ts';
import type { Problem } from '#model/problem.ts';
import type { MissingGlyphs } from './find-missing-glyphs.ts';
import { formats } from './formats.ts';
import type { CardPart } from './placing.ts';
import type { RenderResult } from './render-job.ts';
import type { CardSubject } from './subject.ts';

/** Says in Italian, to the editor of the right file and field, what is wrong with a card. */

const partNames: Record<CardPart, string> = {
  kicker: "l'occhiello",
  title: 'il titolo',
  detail: 'il dettaglio',
  number: 'il numero',
  sign: 'la parola nel segno',
  organisations: 'la fascia delle organizzazioni',
};

/** The problems of one card that was not drawn. */
export function tellResult(
  content: Content,
  { subject, format }: { subject: CardSubject; format: FormatId },
  { missing, fit, funding, tooHeavy, bytes }: RenderResult,
): Problem[] {
  const { maxBytes } = formats[format];
  const kilo = (size: number) => Math.ceil(size / 1000);
  return [
    ...missing.map((found) => tellGlyphs(content, subject, found)),
    ...fit.map(({ part, cut }) => tellFit(content, subject, part, [format], cut)),
    ...funding.map((reason) => ({
      file: fileOf(content, subject),
      code: 'FINANZIAMENTO_NON_CONFORME',
      message: `nella card ${formatNames[format]} ${reason}: la card non è stata scritta.`,
    })),
    ...(tooHeavy
      ? [
          {
            file: fileOf(content, subject),
            code: 'CARD_TROPPO_PESANTE',
            message: `la card ${formatNames[format]} pesa ${kilo(bytes)} KB: il formato ne ammette ${kilo(maxBytes)}.`,
          },
        ]
      : []),
  ];
}

/** A text that does not fit, in one or more formats, and how many characters to take away. */
export function tellFit(
  content: Content,
  subject: CardSubject,
  part: CardPart,
  ids: readonly FormatId[],
  cut: number,
): Problem {
  const names = ids.map((id) => formatNames[id]).join('; ');
  const where = ids.length === 1 ? `nella card ${names}` : `nelle card ${names}`;
  const field = fieldOf(content, subject, part);
  const advice =
    part === 'organisations'
      ? 'accorcia i nomi o togline qualcuno'
      : `togli almeno ${cut} ${cut === 1 ? 'carattere' : 'caratteri'}`;
  return {
    file: fileOf(content, subject),
    ...(field === undefined ? {} : { field }),
    code: 'CARD_TESTO_LUNGO',
    message: `${where} ${partNames[part]} non ci sta neppure al corpo minimo: ${advice}.`,
  };
}

/** Characters the fonts of the cards do not have; one that cannot be seen or stands on others, or turns the line round, by its number alone. */
export function tellGlyphs(content: Content, subject: CardSubject, { part, characters }: MissingGlyphs): Problem {
  const field = fieldOf(content, subject, part);
  const list = characters
    .map((one) => (/[\p{C}\p{M}]/u.test(one) ? codePoint(one) : `«${one}» (${codePoint(one)})`))
    .join(', ');
  return {
    file: fileOf(content, subject),
    ...(field === undefined ? {} : { field }),
    code: 'GLIFO_MANCANTE',
    message: `il carattere delle card non ha ${list}: usa solo lettere latine, cifre e punteggiatura, senza emoji.`,
  };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const files = {
  touchpoint: 'touchpoints',
  campaign: 'campaigns',
  audience: 'audiences',
  message: 'messages',
  event: 'events',
  course: 'courses',
  asset: 'assets',
  page: 'pages',
} as const;

/** The file whose words a card takes. */
export function fileOf(content: Content, subject: CardSubject): string {
  if (subject.type === 'site') return 'content/settings/site.yaml';
  return content.get(files[subject.type], subject.id).file;
}

/** The field a part of a card comes from, where there is one. */
export function fieldOf(content: Content, subject: CardSubject, part: CardPart): string | undefined {
  if (part === 'organisations') return subject.type === 'campaign' ? 'supporters' : undefined;
  if (subject.type === 'touchpoint') return `card.${part === 'number' ? 'figure' : part}`;
  const fields: Record<string, Partial<Record<CardPart, string>>> = {
    site: { title: 'tagline' },
    campaign: { title: 'claim', detail: 'summary', kicker: 'short' },
    audience: { title: 'name', detail: 'summary', kicker: 'short', number: 'size' },
    message: { title: 'title', detail: 'variants.short', kicker: 'audiences' },
    event: { title: titleField(content, subject), detail: 'venue' },
    course: { title: 'title', detail: 'hours' },
    asset: { title: titleField(content, subject), detail: 'issuer' },
    page: { title: titleField(content, subject), detail: 'description' },
  };
  return fields[subject.type]?.[part];
}

function titleField(content: Content, subject: CardSubject): string {
  if (subject.type !== 'event' && subject.type !== 'asset' && subject.type !== 'page') return 'title';
  return content.get(files[subject.type], subject.id).cardTitle === undefined ? 'title' : 'cardTitle';
}
