import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cssBlocks } from './css-blocks.ts';

/** The name under which the layout imports the base. */
const NAME = 'virtual:italia-base.css';

/** Elements whose look is wholly ours: type, spacing, fields and focus follow the art direction. */
const OURS =
  /(^|[\s,>])(?:h[1-6]|p|body|html|blockquote|caption|figcaption|small|mark|pre|code|kbd|samp|legend|label|select|optgroup|textarea|iframe|hr|dl|address|sub|sup|output|progress|dfn|input)\b|:root|data-focus|:focus|\[(?:list|role|tabindex|hreflang|type=(?!button))|::|~/;

/** Classes of bootstrap-italia that the pages use as they are. */
const KEPT_CLASSES = /^\.visually-hidden(?:-focusable)?\b[^,{]*$/;

/**
 * The base of bootstrap-italia: how it resets elements, and its helper for screen readers. Its components are 600 KB
 * of which the pages would override all but the names.
 */
export function italiaBase(css: string): string {
  const kept: string[] = [];
  for (const { prelude: selector, body } of cssBlocks(css)) {
    if (body === undefined || selector.startsWith('@')) continue;
    const parts = selector.split(',').map((part) => part.trim());
    const plain = parts.every((part) => !/[.#]/.test(part)) && (parts[0] === '*' || !OURS.test(selector));
    if (plain || parts.every((part) => KEPT_CLASSES.test(part))) kept.push(`${selector}{${body}}`);
  }
  return `@layer italia, base, parts;\n@layer italia {\n${kept.join('\n')}\n}\n`;
}

/** Lets the layout import the base as a stylesheet. */
export function italiaBasePlugin() {
  const id = `\0${NAME}`;
  return {
    name: 'filo-italia-base',
    resolveId: (name: string) => (name === NAME ? id : undefined),
    load(name: string) {
      if (name !== id) return undefined;
      const path = createRequire(import.meta.url).resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css');
      return italiaBase(readFileSync(path, 'utf8'));
    },
  };
}
