import type { Node as TreeNode } from 'unist';
import { el } from '#admin/widgets/build-element.ts';
import type { Content } from '#model/content.ts';
import { type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';
import type { BodyAnswer } from './check-worker.ts';
import { drawComponent } from './draw-component.ts';
import { tellBodyProblem } from './tell-problem.ts';

/** Any node of the syntax tree, with what its kind may carry. */
interface Mdx extends TreeNode {
  children?: Mdx[];
  value?: string;
  depth?: number;
  ordered?: boolean | null;
  start?: number | null;
  checked?: boolean | null;
  url?: string;
  alt?: string | null;
  name?: string | null;
  attributes?: { name?: string; value?: unknown }[];
  align?: (string | null)[];
  identifier?: string;
}

/** Draws a body; an invalid one is told, and shown as it was when it last could be read. */
export type BodyDrawing = (body: string, content: Content, imageUrl: (path: string) => string) => HTMLElement;

/** A body as the page will show it, drawn from the syntax tree that `read` gives: nothing of it ever runs. */
export function bodyDrawing(read: (body: string) => Promise<BodyAnswer | undefined>, redraw: () => void): BodyDrawing {
  let asked: string | undefined;
  let problem: BodyAnswer['problems'][number] | undefined;
  let good: Mdx | undefined;
  let stopped = '';
  return (body, content, imageUrl) => {
    if (asked !== body) {
      asked = body;
      read(body).then(
        (answer) => {
          if (!answer || asked !== body) return;
          stopped = '';
          problem = answer.problems[0];
          if (answer.tree) good = answer.tree as Mdx;
          redraw();
        },
        (error: Error) => {
          stopped = error.message;
          redraw();
        },
      );
    }
    const prose = el('div', { className: 'prose' });
    if (stopped) prose.append(el('p', { role: 'alert', className: 'red-manca red-avviso', textContent: stopped }));
    if (problem) {
      const words = good ? ' Intanto qui resta l’ultima versione leggibile.' : '';
      const textContent = tellBodyProblem(problem) + words;
      prose.append(el('p', { role: 'alert', className: 'red-manca red-avviso', textContent }));
    }
    const draw = (node: Mdx): Node[] => drawNode(node, content, imageUrl, draw);
    if (good) prose.append(...children(good, draw));
    return prose;
  };
}

type Draw = (node: Mdx) => Node[];

function children(node: Mdx, draw: Draw): Node[] {
  return (node.children ?? []).flatMap(draw);
}

const plain: Readonly<Record<string, keyof HTMLElementTagNameMap>> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  blockquote: 'blockquote',
};

function drawNode(node: Mdx, content: Content, imageUrl: (path: string) => string, draw: Draw): Node[] {
  const tag = plain[node.type];
  if (tag) return [el(tag, {}, ...children(node, draw))];
  switch (node.type) {
    case 'text':
      return [document.createTextNode(node.value ?? '')];
    case 'heading':
      return [el(`h${Math.min(6, Math.max(2, node.depth ?? 2))}` as 'h2', {}, ...children(node, draw))];
    case 'list':
      return [
        el(
          node.ordered ? 'ol' : 'ul',
          node.ordered && node.start ? { start: node.start } : {},
          ...children(node, draw),
        ),
      ];
    case 'listItem':
      return [el('li', {}, ...box(node), ...loose(node, draw))];
    case 'link':
      return [el('a', { href: safe(node.url), title: node.url }, ...children(node, draw))];
    case 'image':
      return [el('img', { src: imageUrl(node.url ?? ''), alt: node.alt ?? '' })];
    case 'inlineCode':
      return [el('code', { textContent: node.value ?? '' })];
    case 'code':
      return [el('pre', {}, el('code', { textContent: node.value ?? '' }))];
    case 'break':
      return [el('br')];
    case 'thematicBreak':
      return [el('hr')];
    case 'table':
      return [drawTable(node, draw)];
    case 'footnoteReference':
      return [el('sup', { textContent: node.identifier ?? '' })];
    case 'footnoteDefinition':
      return [
        el(
          'div',
          { className: 'red-nota' },
          el('sup', { textContent: node.identifier ?? '' }),
          ...children(node, draw),
        ),
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return drawElement(node, content, draw);
    default:
      return [];
  }
}

function drawElement(node: Mdx, content: Content, draw: Draw): Node[] {
  const name = node.name ?? '';
  if (!Object.hasOwn(mdxComponents, name)) return children(node, draw);
  const given = (node.attributes ?? []).flatMap(({ name: key, value }) =>
    key !== undefined && typeof value === 'string' ? [[key, value] as const] : [],
  );
  return [drawComponent(content, name as MdxComponentName, Object.fromEntries(given), children(node, draw))];
}

function drawTable(node: Mdx, draw: Draw): HTMLElement {
  const [head, ...rows] = node.children ?? [];
  const row = (one: Mdx | undefined, tag: 'th' | 'td') =>
    el(
      'tr',
      {},
      ...(one?.children ?? []).map((cell, x) =>
        el(tag, { style: `text-align:${node.align?.[x] ?? 'left'}` }, ...children(cell, draw)),
      ),
    );
  return el('table', {}, el('thead', {}, row(head, 'th')), el('tbody', {}, ...rows.map((one) => row(one, 'td'))));
}

function box(node: Mdx): Node[] {
  return typeof node.checked === 'boolean'
    ? [el('input', { type: 'checkbox', checked: node.checked, disabled: true })]
    : [];
}

/** A list without empty lines shows its items without paragraphs. */
function loose(node: Mdx, draw: Draw): Node[] {
  const [only, ...others] = node.children ?? [];
  return only?.type === 'paragraph' && !others.some(({ type }) => type === 'paragraph')
    ? [...children(only, draw), ...others.flatMap(draw)]
    : children(node, draw);
}

function safe(url = ''): string {
  return /^(?:https?:|mailto:|tel:|\/|#)/.test(url) ? url : '#';
}
