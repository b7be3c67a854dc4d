import type { CardData } from './card.ts';
import { templates } from './template-of.ts';

/** The alternative text of a card from its own words: everything that can be read on it, in reading order. */
export function deriveAlt(card: Omit<CardData, 'alt'>): string {
  const { template, kicker, number, title, detail } = card;
  const told = templates[template].tell({ ...card, alt: '' });
  const main = template === 'quote' ? `«${title}»` : [number, title].filter(Boolean).join(' ');
  const opening = kicker === '' ? main : `${kicker}: ${main}`;
  return [opening, detail, told === '' ? '' : capitalised(told)].filter(Boolean).map(sentence).join(' ');
}

function sentence(text: string): string {
  const clean = text.trim();
  return /[.!?…]$/.test(clean) ? clean : `${clean}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
