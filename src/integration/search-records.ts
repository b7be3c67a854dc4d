import { itemPath, pagePath, sectionPath } from '#links/page-path.ts';
import type { Content } from '#model/content.ts';

/** A page as the search of `npm start` knows it: what the editors wrote, without drawing the page. */
export interface SearchRecord {
  url: string;
  title: string;
  text: string;
  /** Names of the filters of the search page. */
  filters: Record<string, string[]>;
}

/** A record for each thing that has a page, with the filters that its built page would give. */
export function searchRecords(content: Content): SearchRecord[] {
  const shorts = (ids: readonly string[] = []) => ids.flatMap((id) => content.find('audiences', id)?.short ?? []);
  const record = (
    url: string,
    kind: string,
    campaign: string | undefined,
    {
      title,
      texts,
      audiences,
    }: { title: string; texts: readonly (string | undefined)[]; audiences?: readonly string[] },
  ): SearchRecord => ({
    url,
    title,
    text: [title, ...texts]
      .map((text) => bare(text ?? ''))
      .filter(Boolean)
      .map((text) => (/[.!?…:;]$/.test(text) ? text : `${text}.`))
      .join(' '),
    filters: {
      Campagna: [content.find('campaigns', campaign)?.short ?? content.site.name],
      'Che cosa': [kind],
      'Per chi': shorts(audiences),
    },
  });
  return content.campaigns
    .flatMap(({ id, audiences }) => [
      ...audiences.flatMap((audience) => {
        const role = content.find('audiences', audience);
        if (!role) return [];
        const texts = [role.summary, ...role.needs.map(({ text }) => text), role.body];
        return record(itemPath('audience', id, audience), 'Per ruolo', id, {
          title: role.name,
          texts,
          audiences: [audience],
        });
      }),
      ...content.of('messages', id).map((m) =>
        record(itemPath('message', id, m.id), 'Messaggio chiave', id, {
          ...m,
          texts: [m.variants.short, m.variants.long, m.proof, m.body],
        }),
      ),
      ...content.of('courses', id).map((c) =>
        record(itemPath('course', id, c.id), 'Percorso formativo', id, {
          ...c,
          texts: [c.objective, c.method, c.hours, c.ecm, c.body],
        }),
      ),
      ...content.of('events', id).map((e) =>
        record(itemPath('event', id, e.id), 'Evento', id, {
          ...e,
          texts: [e.summary, e.venue?.name, ...e.speakers.map(({ name }) => name), e.body],
        }),
      ),
      ...content
        .of('assets', id)
        .map((a) =>
          record(itemPath('asset', id, a.id), 'Materiale', id, { ...a, texts: [a.summary, a.issuer, a.body] }),
        ),
      ...content
        .of('faqs', id)
        .map((f) =>
          record(`${sectionPath(id, 'domande')}#${f.id}`, 'Domande', id, { ...f, title: f.question, texts: [f.body] }),
        ),
    ])
    .concat(
      content.pages.map((p) =>
        record(pagePath(p), 'Pagina', p.campaign, { title: p.title, texts: [p.description, p.body] }),
      ),
    );
}

/** Written words without the marks of MDX and Markdown. */
function bare(text: string): string {
  return text
    .replace(/<[^>]*>|[*_`#>|]+|\[([^\]]*)\]\([^)]*\)/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
}
