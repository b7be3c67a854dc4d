import { type Document, isAlias, visit } from 'yaml';
import { renderFlow } from './render-yaml.ts';
import type { Splice, YamlNode, YamlPlaces } from './yaml-places.ts';

/**
 * The splices that keep every alias (`*name`) of fields nobody touched at its value, where `splices` change or remove
 * what it stands for: the alias becomes that value, written out on one line.
 */
export function keepAliases(doc: Document.Parsed, splices: readonly Splice[], places: YamlPlaces): Splice[] {
  const kept: Splice[] = [];
  visit(doc, {
    Alias(_, alias) {
      const target = alias.resolve(doc) as YamlNode | undefined;
      if (!isAlias(alias) || !alias.range || !target?.range) return;
      const [from, to] = alias.range;
      if (splices.some((splice) => splice.from <= from && splice.to >= to)) return;
      const [start, end] = [places.valueStart(target), target.range[1]];
      if (!splices.some((splice) => splice.from < end && splice.to > start)) return;
      kept.push({ from, to, text: renderFlow(target.toJS(doc)) });
    },
  });
  return kept;
}
