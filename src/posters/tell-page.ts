import type { Asset, Audience, Campaign, Page } from '#model/content.ts';
import type { PosterPart } from './poster.ts';
import { fact, section } from './section.ts';

/** The other pages a poster may lead to, in print. */

export function campaignPart({ name, summary, claim, strands, contact }: Campaign): PosterPart {
  const objectives = strands.filter(({ group }) => group === 'objective' || group === 'activity');
  return {
    title: name,
    lead: { poster: summary, leaflet: name },
    facts: fact('Contatti', contact),
    sections: [
      ...section(claim, [{ kind: 'p', text: summary }]),
      ...section(
        'Che cosa facciamo',
        objectives.map(({ title }) => ({ kind: 'item', text: title })),
      ),
    ],
  };
}

export function audiencePart({ name, summary, needs, contact }: Audience, campaign: Campaign): PosterPart {
  return {
    title: name,
    lead: { poster: summary, leaflet: campaign.claim },
    facts: fact('A chi chiedere', contact),
    sections: [
      ...section('Che cosa ti riguarda', [{ kind: 'p', text: summary }]),
      ...section(
        'Le domande',
        needs.map(({ text }) => ({ kind: 'item', text })),
      ),
    ],
  };
}

export function assetPart({ title, summary, issuer, licence }: Asset): PosterPart {
  return {
    title,
    lead: { poster: summary, leaflet: '' },
    facts: [...fact('Chi lo pubblica', issuer), ...fact('Licenza', licence)],
    sections: section('Che cosa trovi', [{ kind: 'p', text: summary }]),
  };
}

export function pagePart({ title, description }: Page): PosterPart {
  return {
    title,
    lead: { poster: description, leaflet: description },
    facts: [],
    sections: section(title, [{ kind: 'p', text: description }]),
  };
}
