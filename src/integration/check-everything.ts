import { checkCards } from '#cards/check-cards.ts';
import { loadLogos } from '#cards/load-logos.ts';
import { loadTypefaces } from '#cards/load-typefaces.ts';
import { shortUrl } from '#links/tracked-link.ts';
import type { Content } from '#model/content.ts';
import type { Problem } from '#model/problem.ts';
import { checkPosters } from '#posters/check-posters.ts';
import { checkPosts } from '#posts/check-posts.ts';
import type { BodyMemory } from '#sources/body-memory.ts';
import { checkContent, listUploads } from '#sources/check-content.ts';
import { type Loaded, loadContent } from '#sources/load-content.ts';
import { reportingDate, type Settings } from './settings.ts';

/** Everything on disk, with every problem that would stop a build: words, thread, posts, cards, posters. */
export async function checkEverything(
  root: string,
  settings: Pick<Settings, 'production' | 'site'>,
  loaded?: Loaded,
  memory?: BodyMemory,
): Promise<{ content: Content; problems: Problem[] }> {
  loaded ??= await loadContent(root);
  const { content } = loaded;
  const today = reportingDate(process.env, () => new Date());
  const { logos, problems: logoProblems } = await loadLogos(root, content);
  const problems = [
    ...checkContent(loaded, await listUploads(root), memory),
    ...logoProblems,
    ...checkCards({ content, today, logos, qr: (id) => shortUrl(id, settings.site) }, loadTypefaces()),
    ...checkPosts({ content, site: settings.site }),
    ...checkPosters({ content, site: settings.site, today, logos }),
    ...productionProblems(content, settings),
  ];
  return { content, problems };
}

/** What the law asks of a site that goes public, and a working copy may still lack. */
function productionProblems({ site }: Content, { production }: Pick<Settings, 'production'>): Problem[] {
  if (!production || site.accessibilityStatement) return [];
  return [
    {
      file: 'content/settings/site.yaml',
      field: 'accessibilityStatement',
      code: 'DICHIARAZIONE_MANCANTE',
      message: "per pubblicare il sito serve l'indirizzo della dichiarazione di accessibilità su form.agid.gov.it.",
    },
  ];
}
