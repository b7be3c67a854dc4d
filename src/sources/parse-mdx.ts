import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Node } from 'unist';
import type { Problem } from '#model/problem.ts';
import { checkMdxTree, type MdxWorld } from './check-mdx.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** The syntax tree of a body, or why it can't be read. Lines are those of the body. */
export function parseMdx(body: string): { tree: Node } | { problem: Omit<Problem, 'file'> } {
  try {
    return { tree: processor.parse(body) };
  } catch (error) {
    const { place, message } = error as {
      place?: { line?: number; column?: number; start?: { line: number; column: number } };
      message?: string;
    };
    const at = place?.start ?? place;
    return {
      problem: {
        ...(at?.line === undefined ? {} : { line: at.line }),
        ...(at?.column === undefined ? {} : { column: at.column }),
        code: 'MDX_NON_VALIDO',
        message: syntaxMessage(message ?? ''),
      },
    };
  }
}

/** Every problem of a body; pure and fit for a browser, so that the CMS says the same words. Lines are those of the body. */
export function checkMdx(body: string, world?: MdxWorld): Omit<Problem, 'file'>[] {
  const endless = longParagraph(body) ?? deepLine(body);
  if (endless) return [endless];
  const result = parseMdx(body);
  return 'problem' in result ? [result.problem] : checkMdxTree(result.tree, world);
}

/** Markdown is parsed in the square of a paragraph's length: no paragraph anybody reads comes near this one, which takes a second. */
const MAX_PARAGRAPH = 10_000;

function longParagraph(body: string): Omit<Problem, 'file'> | undefined {
  let line = 1;
  for (const paragraph of body.split(/\n[ \t\r]*\n/)) {
    if (paragraph.length > MAX_PARAGRAPH) {
      const length = paragraph.length.toLocaleString('it');
      return {
        line,
        code: 'PARAGRAFO_TROPPO_LUNGO',
        message: `il paragrafo è di ${length} caratteri; il massimo è 10.000. Dividilo con righe vuote.`,
      };
    }
    line += (paragraph.match(/\n/g) ?? []).length + 2;
  }
  return undefined;
}

function syntaxMessage(message: string): string {
  if (/closing tag|end-tag|close/i.test(message))
    return 'un componente è aperto e non chiuso, o chiuso e non aperto: controlla <Nome> e </Nome>.';
  if (/comment|`!`|\(U\+0021\)/.test(message)) return 'i commenti <!-- … --> non sono ammessi: togli la riga.';
  if (/expression|acorn|brace/i.test(message))
    return 'una parentesi graffa non si può leggere: per scriverla nel testo metti prima una barra rovesciata: \\{.';
  return 'un segno < non si può leggere: per scriverlo nel testo metti prima una barra rovesciata: \\<.';
}

/** Lists and quotations inside each other: thousands of them on one line cost Markdown seconds, or the stack. */
const MAX_DEPTH = 20;

function deepLine(body: string): Omit<Problem, 'file'> | undefined {
  for (const [at, text] of body.split('\n').entries()) {
    const [marks = ''] = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(text) ?? [];
    const depth = marks.replace(/[^>*+.)-]/g, '').length;
    if (depth > MAX_DEPTH)
      return {
        line: at + 1,
        code: 'TROPPI_LIVELLI',
        message: `la riga comincia con ${depth.toLocaleString('it')} segni di elenco o di citazione, uno dentro l'altro; il massimo è ${MAX_DEPTH}. Togline.`,
      };
  }
  return undefined;
}
