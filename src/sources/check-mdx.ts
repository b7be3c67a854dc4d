import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import type { Relation } from '#model/field.ts';
import { type MdxAttribute, type MdxComponent, type MdxComponentName, mdxComponents } from '#model/mdx-components.ts';
import type { Problem } from '#model/problem.ts';
import { hint } from './suggest.ts';

/** What the check of a body needs to know of the rest of the content; without it only the form is checked. */
export interface MdxWorld {
  /** Says what is wrong with an id; undefined where it exists. */
  unknownId(relation: Relation, id: string): Pick<Problem, 'code' | 'message'> | undefined;
  /** Whether a path of the site (`/fse-toscana/`, `/uploads/x.png`) exists. */
  pathExists(path: string): boolean;
}

type Found = Omit<Problem, 'file'>;

interface JsxNode extends Parent {
  name: string | null;
  attributes: { type: string; name?: string; value?: string | null | { value: string } }[];
}

interface LinkNode extends Node {
  url: string;
  alt?: string | null;
}

interface Definition extends LinkNode {
  identifier: string;
}

const names = Object.keys(mdxComponents);

/** Everything in a parsed body that is not plain Markdown or a registered component with plain string attributes. Lines are those of the body. */
export function checkMdxTree(tree: Node, world?: MdxWorld): Found[] {
  const found: Found[] = [];
  let lastDepth = 1;
  const definitions = new Map<string, string>();
  visit(tree, 'definition', (node) => {
    const { identifier, url } = node as Definition;
    // Of two definitions of a name, Markdown takes the first.
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  });
  const say: Say = (node, code, message) => {
    const start = node.position?.start;
    found.push({ ...(start ? { line: start.line, column: start.column } : {}), code, message });
    return undefined;
  };
  visit(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        return say(node, 'IMPORT_VIETATO', 'import ed export non sono ammessi nei testi: togli la riga.');
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return checkExpression(node as Node & { value: string }, say);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return checkElement(node as JsxNode, say, world);
      case 'html':
        return say(node, 'HTML_VIETATO', "l'HTML non è ammesso nei testi: usa Markdown o un componente.");
      case 'link':
      case 'definition':
        return checkUrl(node as LinkNode, say, world);
      case 'image':
        return checkImage(node as LinkNode, say, world);
      case 'imageReference': {
        const reference = node as Definition;
        return checkImage({ ...reference, url: definitions.get(reference.identifier) ?? '' }, say, world);
      }
      case 'heading': {
        const { depth } = node as Node & { depth: number };
        if (depth === 1)
          say(
            node,
            'TITOLO_DI_PRIMO_LIVELLO',
            'il titolo della pagina è già nei campi: comincia da due cancelletti (##).',
          );
        else if (depth > lastDepth + 1)
          say(
            node,
            'TITOLO_SALTATO',
            `dopo un titolo di livello ${lastDepth} viene il livello ${lastDepth + 1}: togli ${depth - lastDepth - 1} #.`,
          );
        lastDepth = Math.max(depth, 2);
        return undefined;
      }
      default:
        return undefined;
    }
  });
  return found;
}

type Say = (node: Node, code: string, message: string) => undefined;

function checkExpression(node: Node & { value: string }, say: Say): undefined {
  if (/^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/)?\s*$/.test(node.value)) return;
  say(
    node,
    'ESPRESSIONE_VIETATA',
    'le espressioni tra parentesi graffe non sono ammesse; per scrivere una graffa metti prima una barra rovesciata: \\{.',
  );
}

function checkElement(node: JsxNode, say: Say, world?: MdxWorld): undefined {
  const name = node.name ?? '';
  if (!Object.hasOwn(mdxComponents, name)) {
    const what =
      name === ''
        ? 'un componente senza nome'
        : /^[a-z]/.test(name)
          ? `il tag HTML <${name}>`
          : `il componente <${name}>`;
    return say(node, 'COMPONENTE_SCONOSCIUTO', `${what} non è ammesso.${hint(name, names, 'Componenti')}`);
  }
  const component: MdxComponent = mdxComponents[name as MdxComponentName];
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    const spec = attribute.name === undefined ? undefined : component.attributes[attribute.name];
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name === undefined) {
      say(
        node,
        'ATTRIBUTO_VIETATO',
        `<${name}>: gli attributi tra parentesi graffe non sono ammessi: scrivi nome="valore".`,
      );
    } else if (!spec || !Object.hasOwn(component.attributes, attribute.name)) {
      say(
        node,
        'ATTRIBUTO_SCONOSCIUTO',
        `<${name}> non ha l'attributo "${attribute.name}".${hint(attribute.name, Object.keys(component.attributes), 'Attributi')}`,
      );
    } else if (given.has(attribute.name)) {
      say(node, 'ATTRIBUTO_RIPETUTO', `<${name}>: l'attributo "${attribute.name}" è scritto due volte.`);
    } else if (typeof attribute.value !== 'string') {
      say(
        node,
        'ATTRIBUTO_VIETATO',
        `<${name} ${attribute.name}>: il valore va tra virgolette, senza parentesi graffe.`,
      );
    } else {
      checkValue(node, name, attribute.name, attribute.value, spec, say, world);
    }
    if (attribute.name !== undefined) given.add(attribute.name);
  }
  for (const [attribute, spec] of Object.entries(component.attributes)) {
    if (spec.required && !given.has(attribute))
      say(node, 'ATTRIBUTO_MANCANTE', `<${name}>: manca l'attributo "${attribute}" (${spec.label}).`);
  }
  const empty = node.children.length === 0;
  if (component.children === 'none' && !empty)
    say(node, 'CONTENUTO_VIETATO', `<${name}> non racchiude testo: scrivilo come <${name} … />.`);
  if (component.children === 'required' && empty)
    say(node, 'CONTENUTO_MANCANTE', `<${name}> deve racchiudere del testo: <${name}>…</${name}>.`);
}

function checkValue(
  node: Node,
  name: string,
  attribute: string,
  value: string,
  spec: MdxAttribute,
  say: Say,
  world?: MdxWorld,
): undefined {
  if (spec.required && value.trim() === '') {
    return say(node, 'ATTRIBUTO_MANCANTE', `<${name}>: l'attributo "${attribute}" (${spec.label}) è vuoto.`);
  }
  if (spec.options && !Object.hasOwn(spec.options, value)) {
    return say(
      node,
      'VALORE_NON_AMMESSO',
      `<${name} ${attribute}>: "${value}" non è ammesso.${hint(value, Object.keys(spec.options), 'Valori')}`,
    );
  }
  const unknown = spec.relation && world?.unknownId(spec.relation, value);
  if (unknown) say(node, unknown.code, `<${name} ${attribute}>: ${unknown.message}`);
}

function checkUrl(node: LinkNode, say: Say, world?: MdxWorld): undefined {
  const { url } = node;
  if (url.startsWith('#')) return;
  if (/^\/(?!\/)/.test(url)) {
    const path = url.replace(/[?#].*$/, '');
    if (world && !world.pathExists(decoded(path)))
      say(node, 'LINK_ROTTO', `il link "${url}" non porta a nessuna pagina del sito.`);
    return;
  }
  const scheme = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (scheme !== 'https:' && scheme !== 'http:' && scheme !== 'mailto:' && scheme !== 'tel:') {
    say(
      node,
      'LINK_VIETATO',
      `il link "${url.slice(0, 60)}" non va bene: usa https://…, mailto:…, oppure /pagina/ per il nostro sito.`,
    );
  }
}

function checkImage(node: LinkNode, say: Say, world?: MdxWorld): undefined {
  if (!node.alt?.trim())
    say(
      node,
      'ALT_MANCANTE',
      "l'immagine non ha il testo alternativo: scrivilo tra le parentesi quadre, ![che cosa mostra](…).",
    );
  if (!node.url.startsWith('/uploads/')) {
    say(
      node,
      'IMMAGINE_ESTERNA',
      `l'immagine "${node.url.slice(0, 60)}" non è tra i file caricati: caricala e usa /uploads/….`,
    );
  } else if (world && !world.pathExists(decoded(node.url))) {
    say(node, 'IMMAGINE_MANCANTE', `l'immagine "${node.url}" non esiste tra i file caricati.`);
  }
}

/** A path as it is on disk; as written where its percent signs encode nothing. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
