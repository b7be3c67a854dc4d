import { parseYaml, readYaml } from './read-yaml.ts';
import { layoutOf } from './render-yaml.ts';
import { sameValue, tidyFields } from './tidy-fields.ts';
import { YamlEditor } from './yaml-editor.ts';

type Values = Record<string, unknown>;

/**
 * The YAML with its fields changed to `wanted`. Only the bytes of fields that differ are touched: comments, order,
 * quoting, flow lists, spacing and line endings of the others stay. `order` places the fields that are new.
 */
export function editYaml(yaml: string, wanted: Values, order: readonly string[] = []): string {
  const before = tidyFields(readYaml(yaml));
  const after = tidyFields(wanted);
  if (sameValue(before, after)) return yaml;
  for (const way of [{ inPlace: true }, {}, { quoted: true }]) {
    const surgical = new YamlEditor(yaml, order, way).edit(before, after);
    if (surgical !== undefined && means(surgical, after)) return surgical;
  }
  const rewritten = rewriteFields(yaml, before, after);
  if (means(rewritten, after)) return rewritten;
  throw new Error('the fields could not be written without loss');
}

function means(yaml: string, after: Values): boolean {
  try {
    return sameValue(tidyFields(readYaml(yaml)), after);
  } catch {
    return false;
  }
}

/** The last resort (anchors, explicit keys): comments stay, the layout of the whole block may not. */
function rewriteFields(yaml: string, before: Values, after: Values): string {
  const doc = parseYaml(yaml);
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) doc.delete(key);
  for (const [key, value] of Object.entries(after)) if (!sameValue(before[key], value)) doc.set(key, value);
  const { eol, indentSeq } = layoutOf(yaml);
  return doc.toString({ lineWidth: 0, indentSeq }).replaceAll('\n', eol);
}
