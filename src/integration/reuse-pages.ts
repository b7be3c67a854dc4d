import type { AstroPrerenderer, RouteData } from 'astro';
import type { PageCache } from './page-cache.ts';
import { readsOf } from './page-reads.ts';

/** Renders only the pages that something they read has changed; the others are those of the last build. */
export function reusePages(render: AstroPrerenderer, cache: PageCache): AstroPrerenderer {
  return {
    ...render,
    name: 'filo-diretto',
    // Astro's own sets itself up on its own object.
    setup: () => render.setup?.() ?? Promise.resolve(),
    async render(request, options) {
      const page = pageName(request, options.routeData);
      const known = await cache.reuse(page);
      if (known) return new Response(new Uint8Array(known));
      const { result, reads } = await readsOf(async () => {
        const rendered = await render.render(request, options);
        const response = rendered instanceof Response ? rendered : rendered.response;
        const isKept = response.body !== null && (response.status < 300 || response.status >= 400);
        return isKept ? { body: new Uint8Array(await response.arrayBuffer()) } : { rendered };
      });
      if (!('body' in result)) return result.rendered;
      await cache.keep(page, result.body, reads);
      return new Response(result.body);
    },
  };
}

function pageName(request: Request, { component }: RouteData): string {
  return `${component} ${new URL(request.url).pathname}`;
}
