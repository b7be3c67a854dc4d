import { sourceLine } from '#cards/page-words.ts';
import type { Content, Message } from '#model/content.ts';
import type { PosterPart } from './poster.ts';
import { section } from './section.ts';

/** A key message in print: its middle variant on a poster, the short one on a leaflet, whose back gives the proof. */
export function messagePart(content: Content, message: Message): PosterPart {
  const { title, variants, needs, proof, figures } = message;
  const asked = needs.flatMap((id) => content.need(id) ?? []);
  const shown = figures.flatMap((id) => content.figure(id) ?? []);
  return {
    title,
    lead: { poster: variants.medium, leaflet: variants.short },
    facts: [],
    sections: [
      ...section('In breve', [{ kind: 'p', text: variants.medium }]),
      ...section(
        'Le domande a cui risponde',
        asked.map(({ text }) => ({ kind: 'item', text })),
      ),
      ...section('Perché è vero', [{ kind: 'p', text: proof }]),
      ...section('I dati', [
        ...shown.map(({ value, label }) => ({ kind: 'item' as const, text: `${value} ${label}` })),
        ...(shown.length
          ? [
              {
                kind: 'p' as const,
                text: sourceLine(
                  content,
                  shown.flatMap((figure) => figure.sources),
                ),
              },
            ]
          : []),
      ]),
    ],
  };
}
