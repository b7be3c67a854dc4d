import { templateOfSubject } from '#admin/previews/entry-subject.ts';
import { el } from '#admin/widgets/build-element.ts';
import { type SignId, signs } from '#cards/signs.ts';
import { templates } from '#cards/template-of.ts';
import type { CollectionName } from '#model/collections.ts';
import { homeTheme } from '#model/theme.ts';
import type { CardTemplate } from '#model/touchpoint.ts';
import type { BodyDrawing } from './draw-body.ts';
import { pageFacts } from './page-facts.ts';
import type { PreviewContext } from './preview-context.ts';

/** The page of an entry in the site's own look: its head on the thread, its words, what it says of itself. */
export function drawPage(
  context: PreviewContext,
  name: CollectionName,
  id: string,
  drawBody: BodyDrawing,
): HTMLElement {
  const { content, imageUrl } = context;
  const facts = pageFacts(content, name, id);
  const campaign = content.find('campaigns', facts.campaign);
  const page = el('div', { className: 'red-pagina' });
  page.dataset.theme = 'anteprima';
  for (const [token, colour] of Object.entries(campaign?.theme ?? homeTheme))
    page.style.setProperty(`--${token}`, colour);
  page.append(hero(facts.title, facts.lead, facts.kicker, templateOfSubject(content, name, id)));
  const body = el('div', { className: 'box' });
  if (facts.facts.length) {
    const rows = facts.facts.flatMap(([label, value]) => [
      el('dt', { textContent: label }),
      el('dd', { textContent: value }),
    ]);
    body.append(el('dl', { className: 'red-fatti' }, ...rows));
  }
  if (facts.body.trim()) body.append(drawBody(facts.body, content, imageUrl));
  page.append(el('div', { className: 'part' }, body));
  return page;
}

function hero(title: string, lead: string, kicker: string, template: CardTemplate): HTMLElement {
  const { ground, sign } = templates[template];
  return el(
    'div',
    { className: `hero g-${ground}` },
    el(
      'div',
      { className: 'box hero-top' },
      el(
        'div',
        { className: 'hero-words' },
        kicker !== '' && el('p', { className: 'kicker', textContent: kicker }),
        el('h1', { textContent: title || 'Senza titolo' }),
      ),
      drawSign(sign),
    ),
    lead !== '' && el('div', { className: 'box hero-below' }, el('p', { className: 'lede', textContent: lead })),
  );
}

function drawSign(sign: SignId): SVGElement {
  const { thread, enclosed, solid, crossings = [] } = signs[sign];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('class', 'sign');
  svg.setAttribute('aria-hidden', 'true');
  const path = (d: string, className?: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    element.setAttribute('d', d);
    if (className) element.setAttribute('class', className);
    svg.append(element);
  };
  if (enclosed) path(enclosed, 'paper');
  path(`M-2000 100 L${thread.slice(1)} L2000 100`);
  if (solid) path(solid, 'solid');
  for (const { gap } of crossings) path(gap, 'gap');
  for (const { over } of crossings) path(over, 'over');
  return svg;
}
