import type { z } from 'astro/zod';
import { type CollectionName, collections, entityKinds } from '#model/collections.ts';
import type { Content } from '#model/content.ts';
import { fieldMeta, type Relation, unwrap } from '#model/field.ts';
import type { Problem } from '#model/problem.ts';
import { fieldPath } from './describe-issue.ts';
import { nearest } from './suggest.ts';

/** How an editor calls one thing of each kind, and the code of a reference to one that does not exist. */
const kinds: Readonly<Record<Relation, { name: string; plural: string; code: string }>> = {
  campaigns: { name: 'la campagna', plural: 'Campagne', code: 'CAMPAGNA_SCONOSCIUTA' },
  messages: { name: 'il messaggio chiave', plural: 'Messaggi', code: 'MESSAGGIO_SCONOSCIUTO' },
  audiences: { name: 'il gruppo di destinatari', plural: 'Destinatari', code: 'DESTINATARI_SCONOSCIUTI' },
  needs: { name: 'il bisogno', plural: 'Bisogni', code: 'BISOGNO_SCONOSCIUTO' },
  channels: { name: 'il canale', plural: 'Canali', code: 'CANALE_SCONOSCIUTO' },
  events: { name: "l'evento", plural: 'Eventi', code: 'EVENTO_SCONOSCIUTO' },
  courses: { name: 'il percorso formativo', plural: 'Percorsi', code: 'PERCORSO_SCONOSCIUTO' },
  assets: { name: 'il materiale', plural: 'Materiali', code: 'MATERIALE_SCONOSCIUTO' },
  pages: { name: 'la pagina', plural: 'Pagine', code: 'PAGINA_SCONOSCIUTA' },
  faqs: { name: 'la domanda', plural: 'Domande', code: 'DOMANDA_SCONOSCIUTA' },
  organisations: { name: "l'organizzazione", plural: 'Organizzazioni', code: 'ORGANIZZAZIONE_SCONOSCIUTA' },
  sources: { name: 'la fonte', plural: 'Fonti', code: 'FONTE_SCONOSCIUTA' },
  figures: { name: 'il dato', plural: 'Dati', code: 'DATO_SCONOSCIUTO' },
  tables: { name: 'la tabella', plural: 'Tabelle', code: 'TABELLA_SCONOSCIUTA' },
  notes: { name: 'la nota redazionale', plural: 'Note', code: 'NOTA_SCONOSCIUTA' },
  terms: { name: 'la voce del glossario', plural: 'Voci', code: 'TERMINE_SCONOSCIUTO' },
  touchpoints: { name: 'il touchpoint', plural: 'Touchpoint', code: 'TOUCHPOINT_SCONOSCIUTO' },
};

/** The ids that a reference of each kind may hold. */
export function idsOf(content: Content, relation: Relation): Set<string> {
  switch (relation) {
    case 'needs':
      return new Set(content.audiences.flatMap((a) => a.needs.map((n) => n.id)));
    case 'figures':
      return new Set(content.campaigns.flatMap((c) => c.figures.map((f) => f.id)));
    case 'tables':
      return new Set(content.campaigns.flatMap((c) => c.tables.map((t) => t.id)));
    default:
      return new Set(content[relation].map((item) => item.id));
  }
}

/** The words for a reference to something that does not exist. */
export function unknownReference(
  relation: Relation,
  id: string,
  ids: ReadonlySet<string>,
): Pick<Problem, 'code' | 'message'> {
  const { name, plural, code } = kinds[relation];
  const near = nearest(id, ids);
  const all = [...ids].sort();
  const shown = all.slice(0, 10).join(', ') + (all.length > 10 ? ` e altri ${all.length - 10}` : '');
  return {
    code,
    message: `${name} "${id}" non esiste.${near ? ` Forse "${near}"?` : ''} ${plural}: ${shown || 'non ce ne sono ancora'}.`,
  };
}

/** Every id that points to nothing, found by walking the schemas. `known` adds ids of files whose own problems are told elsewhere. */
export function checkReferences(content: Content, known: (relation: Relation, id: string) => boolean): Problem[] {
  const ids = new Map<Relation, Set<string>>();
  const idsFor = (relation: Relation) => {
    const found = ids.get(relation) ?? idsOf(content, relation);
    ids.set(relation, found);
    return found;
  };
  const problems: Problem[] = [];
  const visit = (file: string, schema: z.ZodType, value: unknown, path: PropertyKey[]): void => {
    if (value === undefined || value === null) return;
    const relation = fieldMeta(schema)?.relation;
    const bare = unwrap(schema);
    const def = bare.def as { shape?: Record<string, z.ZodType>; element?: z.ZodType; options?: z.ZodType[] };
    if (relation && typeof value === 'string') {
      if (!idsFor(relation).has(value) && !known(relation, value)) {
        problems.push({ file, field: fieldPath(path), ...unknownReference(relation, value, idsFor(relation)) });
      }
    } else if (Array.isArray(value) && def.element) {
      const element = relation ? def.element.meta({ label: '', relation }) : def.element;
      value.forEach((item, i) => {
        visit(file, element, item, [...path, i]);
      });
    } else if (def.shape) {
      for (const [key, child] of Object.entries(def.shape))
        visit(file, child, (value as Record<string, unknown>)[key], [...path, key]);
    } else if (def.options) {
      const option = def.options.find((o) => o.safeParse(value).success);
      if (option) visit(file, option, value, path);
    }
  };
  for (const [name, entities] of entitiesByFile(content)) {
    for (const entity of entities) visit(entity.file, collections[name].schema, entity, []);
  }
  return problems;
}

/** Every file's fields, by collection. */
function entitiesByFile(content: Content): [CollectionName, { file: string }[]][] {
  return [
    ...entityKinds.map((name): [CollectionName, { file: string }[]] => [name, content[name as 'campaigns']]),
    ['site', [{ ...content.site, file: collections.site.path }]],
    ['notes', [{ notes: content.notes, file: collections.notes.path } as { file: string }]],
  ];
}
