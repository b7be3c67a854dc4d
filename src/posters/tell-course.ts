import { tellDates } from '#cards/tell-dates.ts';
import type { Content, Course } from '#model/content.ts';
import { courseFormats } from '#model/course.ts';
import type { PosterPart } from './poster.ts';
import { fact, printedAddress, section } from './section.ts';

/** A training course in print: how long, when and how to start on the front; method and modules on the back. */
export function coursePart(content: Content, course: Course): PosterPart {
  const { title, format, objective, method, hours, period, modules, enrolment, campaign } = course;
  const areas = content.get('campaigns', campaign).strands.filter(({ id }) => course.contentAreas.includes(id));
  const how = [enrolment?.how, enrolment?.url && printedAddress(enrolment.url)].filter(Boolean).join(' ');
  return {
    title,
    lead: { poster: objective, leaflet: '' },
    facts: [
      ...fact('Formato', courseFormats[format]),
      ...fact('Durata', hours),
      ...fact('Periodo', period && tellDates(period.start, period.end)),
      ...fact('Come si accede', how),
    ],
    sections: [
      ...section('Obiettivo', [{ kind: 'p', text: objective }]),
      ...section('Come si svolge', method ? [{ kind: 'p', text: method }] : []),
      ...section(
        'Moduli',
        modules.map((text) => ({ kind: 'item', text })),
      ),
      ...section(
        'Di che cosa si parla',
        areas.map(({ title: text }) => ({ kind: 'item', text })),
      ),
    ],
  };
}
