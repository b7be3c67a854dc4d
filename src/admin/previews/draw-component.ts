import { el } from '#admin/widgets/build-element.ts';
import { itemPath } from '#links/page-path.ts';
import { assetKinds } from '#model/asset.ts';
import type { Content } from '#model/content.ts';
import { courseFormats } from '#model/course.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';

type Attributes = Readonly<Record<string, string>>;
type Drawing = (content: Content, attributes: Attributes, inside: Node[]) => HTMLElement;

/** A component as the site shows it, in its own classes; an id that leads nowhere says so in place. */
export function drawComponent(
  content: Content,
  name: MdxComponentName,
  attributes: Attributes,
  inside: Node[] = [],
): HTMLElement {
  return drawings[name](content, attributes, inside);
}

const missing = (what: string, id = '') =>
  el('span', { className: 'red-manca', textContent: `${what} «${id}» non esiste` });

function reference(kind: string, title: string, href: string, ...lines: (string | undefined)[]): HTMLElement {
  const told = lines.filter((line) => line).map((line) => el('p', { textContent: line }));
  return el(
    'div',
    { className: 'ref' },
    el('p', { textContent: kind }),
    el('b', {}, el('a', { href, textContent: title })),
    ...told,
  );
}

const noticeNames: Readonly<Record<string, string>> = {
  info: 'Informazione',
  attenzione: 'Attenzione',
  conferma: 'Da confermare',
};

const drawings: Readonly<Record<MdxComponentName, Drawing>> = {
  Dato(content, { id = '', forma }) {
    const figure = content.figure(id);
    if (!figure) return missing('Il dato', id);
    if (forma !== 'grande') return el('b', { textContent: figure.value, title: figure.label });
    return el(
      'div',
      { className: 'figure-big' },
      el('p', { className: 'num', textContent: figure.value }),
      el('p', { textContent: figure.label }),
    );
  },
  Avviso(_content, { tipo = 'info', titolo }, inside) {
    return el('div', { className: 'notice' }, el('b', { textContent: titolo ?? noticeNames[tipo] ?? tipo }), ...inside);
  },
  Messaggio(content, { id = '' }) {
    const message = content.find('messages', id);
    if (!message) return missing('Il messaggio', id);
    return reference(
      'Messaggio chiave',
      message.title,
      itemPath('message', message.campaign, id),
      message.variants.short,
    );
  },
  Evento(content, { id = '' }) {
    const event = content.find('events', id);
    if (!event) return missing("L'evento", id);
    return reference(
      'Evento',
      event.title,
      itemPath('event', event.campaign, id),
      [event.start, event.venue?.name].filter(Boolean).join('. '),
    );
  },
  Materiale(content, { id = '' }) {
    const asset = content.find('assets', id);
    if (!asset) return missing('Il materiale', id);
    return reference(assetKinds[asset.kind], asset.title, itemPath('asset', asset.campaign, id), asset.summary);
  },
  Percorso(content, { id = '' }) {
    const course = content.find('courses', id);
    if (!course) return missing('Il percorso', id);
    return reference(courseFormats[course.format], course.title, itemPath('course', course.campaign, id), course.hours);
  },
  Passi: (_content, _attributes, inside) => el('div', { className: 'steps' }, ...inside),
  Citazione(content, { di = '', fonte }, inside) {
    const source = content.find('sources', fonte);
    return el(
      'figure',
      { className: 'quote' },
      el('blockquote', {}, ...inside),
      el('figcaption', { textContent: di }),
      source ? el('small', { textContent: source.title }) : missing('La fonte', fonte),
    );
  },
  Tabella(content, { id = '' }) {
    const table = content.table(id);
    if (!table) return missing('La tabella', id);
    const [head = [], ...rows] = [table.columns, ...table.rows].map((row, y) =>
      row.map((cell) => el(y === 0 ? 'th' : 'td', { textContent: cell || 'dato non fornito' })),
    );
    return el(
      'table',
      {},
      el('caption', { textContent: table.title }),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row))),
    );
  },
  Nota(content, { id = '' }) {
    const note = content.find('notes', id);
    if (!note) return missing('La nota', id);
    return el(
      'div',
      { className: 'notice' },
      el('b', { textContent: `Nota redazionale: ${note.title}` }),
      el('p', { textContent: note.text }),
    );
  },
  Termine(content, { id = '' }, inside) {
    const term = content.find('terms', id);
    return term ? el('abbr', { title: term.expansion }, ...inside) : missing('La voce', id);
  },
  Attivita(content, { campagna = '', gruppo }) {
    const campaign = content.find('campaigns', campagna);
    if (!campaign) return missing('La campagna', campagna);
    const strands = campaign.strands.filter(({ group }) => group === gruppo);
    return el(
      'ul',
      { className: 'strands' },
      ...strands.map(({ title, text, items }) =>
        el(
          'li',
          {},
          el('b', { textContent: title }),
          text !== undefined && el('p', { textContent: text }),
          items.length > 0 && el('ul', {}, ...items.map((item) => el('li', { textContent: item }))),
        ),
      ),
    );
  },
};
