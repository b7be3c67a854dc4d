import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import remarkMdx from 'remark-mdx';
import type { Node, Parent } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import { checkMdxTree } from '#sources/check-mdx.ts';

/**
 * Turns a body into HTML with the places of its components. A body is data: it is parsed, checked and written out, never
 * compiled, and no line of it becomes code.
 */

/** HTML as it is, or a component with its plain attributes and what stands inside it. */
export type BodyPart = string | ComponentPart;

export interface ComponentPart {
  name: string;
  attributes: Readonly<Record<string, string>>;
  parts: readonly BodyPart[];
}

/** What stands in the HTML where a component will: no editor can write it, for HTML is refused. */
const MARK = 'filo-part';

interface JsxNode extends Parent {
  name: string;
  attributes: { name: string; value: string | null }[];
  data?: object;
}

/**
 * The parts of a body, in order.
 * @throws Error, in Italian, on anything that is not Markdown or a registered component.
 */
export async function composeBody(body: string): Promise<BodyPart[]> {
  const found: Omit<ComponentPart, 'parts'>[] = [];
  const processor = await createMarkdownProcessor({
    syntaxHighlight: false,
    smartypants: false,
    remarkPlugins: [remarkMdx, () => (tree: Node) => markComponents(tree, found)],
  });
  const { code } = await processor.render(body, { fileURL: new URL('file:///corpo.mdx') });
  return splitParts(code, found);
}

/** Puts a mark in the place of each component; the very tree that is checked is the one that is shown. */
function markComponents(tree: Node, found: Omit<ComponentPart, 'parts'>[]): void {
  const [first] = checkMdxTree(tree);
  if (first) throw new Error(`${first.message} [${first.code}]`);
  visit(tree, (node: Node, index: number | undefined, parent: Parent | undefined) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      // Nothing but a comment gets here.
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === 'paragraph' && isOnlyComponents(node as Parent)) {
      parent.children.splice(index, 1, ...(node as Parent).children.filter(isComponent));
      return [SKIP, index];
    }
    if (isComponent(node)) {
      const { name, attributes } = node as JsxNode;
      found.push({ name, attributes: Object.fromEntries(attributes.map((one) => [one.name, one.value ?? ''])) });
      (node as JsxNode).data = { hName: MARK, hProperties: { n: String(found.length - 1) } };
      node.type = MARK;
    }
    return undefined;
  });
}

function isComponent(node: Node): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** A component alone on its lines stands among paragraphs, not inside one, as MDX has it. */
function isOnlyComponents({ children }: Parent): boolean {
  return (
    children.some(isComponent) &&
    children.every(
      (child) =>
        isComponent(child) ||
        child.type === 'mdxTextExpression' ||
        (child.type === 'text' && (child as Node & { value: string }).value.trim() === ''),
    )
  );
}

/** Cuts the HTML at the marks. */
function splitParts(html: string, found: readonly Omit<ComponentPart, 'parts'>[]): BodyPart[] {
  const root: BodyPart[] = [];
  const open: BodyPart[][] = [root];
  let from = 0;
  for (const match of html.matchAll(new RegExp(`<${MARK} n="(\\d+)">|</${MARK}>`, 'g'))) {
    const parts = open.at(-1) ?? root;
    if (match.index > from) parts.push(html.slice(from, match.index));
    from = match.index + match[0].length;
    const component = match[1] === undefined ? undefined : found[Number(match[1])];
    if (component) {
      const inner: BodyPart[] = [];
      parts.push({ ...component, parts: inner });
      open.push(inner);
    } else open.pop();
  }
  if (from < html.length) root.push(html.slice(from));
  return root;
}
