import { compile, run } from '@mdx-js/mdx';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { remarkSandbox } from '#integration/remark-sandbox.ts';
import { mdxComponents } from '#model/mdx-components.ts';
import { checkMdx } from '#sources/parse-mdx.ts';

/** Set by any code of a body that runs. */
const canary = globalThis as { filoCanary?: unknown };

/** Hostile pieces: each would run, read, or reach a page if it were let through. */
const hostile = [
  '{globalThis.filoCanary = 1}',
  'export const x = (globalThis.filoCanary = 1);',
  "import fs from 'node:fs'",
  "import '/etc/passwd?raw'",
  "export { default } from './x.mdx'",
  '<Avviso titolo={globalThis.filoCanary = 1}>x</Avviso>',
  '<Avviso {...(globalThis.filoCanary = 1)}>x</Avviso>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile words, as somebody would write them
  '<Dato id={`${globalThis.filoCanary = 1}`} />',
  '<img src=x onerror="globalThis.filoCanary=1" />',
  '<script>globalThis.filoCanary = 1</script>',
  '<svg onload="globalThis.filoCanary=1"></svg>',
  '<iframe src="https://example.org"></iframe>',
  '<a href="javascript:globalThis.filoCanary=1">x</a>',
  '[x](javascript:globalThis.filoCanary=1)',
  '[x](JaVaScRiPt:globalThis.filoCanary=1)',
  '[x](data:text/html,<script>1</script>)',
  '[x](vbscript:x)',
  '[x](//example.org/)',
  '![x](data:image/svg+xml,<svg/>)',
  '![x](https://example.org/pixel.png)',
  '[x]: javascript:globalThis.filoCanary=1',
  '<Fragment set:html="<b>x</b>" />',
  '<Avviso set:html="x">x</Avviso>',
  '<Avviso onclick="globalThis.filoCanary=1">x</Avviso>',
  '<Avviso client:load>x</Avviso>',
  '<constructor />',
  '<__proto__ />',
  '<Dato.x id="a" />',
  '<xlink:href />',
  '<>x</>',
  '{/* */ globalThis.filoCanary = 1 /* */}',
  '{/* a */}{globalThis.filoCanary = 1}',
  '<!-- x -->',
  '<Passi toString="x">y</Passi>',
];
const harmless = [
  '## Titolo',
  'Testo con **grassetto** e [link](https://www.esempio.it/).',
  '{/* una nota per la redazione */}',
  '- uno\n- due',
  '| a | b |\n|---|--:|\n| 1 | 2 |',
  '<Avviso tipo="info" titolo="Attenzione">\n\nTesto.\n\n</Avviso>',
  '<Passi>\n\n1. uno\n2. due\n\n</Passi>',
  'Graffa \\{scritta\\} e minore \\< scritto.',
  '![Una sala](/uploads/sala.png)',
];

/** Compiles with the site's own sandbox and runs with components that do nothing. */
async function compileAndRun(body: string): Promise<void> {
  const code = await compile(body, { outputFormat: 'function-body', remarkPlugins: [remarkGfm, remarkSandbox] });
  const used: unknown[] = [];
  const jsx = (type: unknown, props: Record<string, unknown>) => {
    used.push(type);
    if (typeof type === 'function') (type as (p: unknown) => unknown)(props);
    return null;
  };
  const module = await run(code, { jsx, jsxs: jsx, Fragment: 'fragment', baseUrl: import.meta.url });
  const components = Object.fromEntries(Object.keys(mdxComponents).map((name) => [name, () => null]));
  module.default({ components });
}

describe('the sandbox of bodies', () => {
  it.each(hostile)('refuses %s', async (body) => {
    expect(checkMdx(body)).not.toEqual([]);
    await expect(compileAndRun(body)).rejects.toThrow();
    expect(canary.filoCanary).toBeUndefined();
  });

  it.each(harmless)('lets through %s', async (body) => {
    expect(checkMdx(body)).toEqual([]);
    await compileAndRun(body);
  });

  it('runs nothing of any mixture of pieces, whatever the check says', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile),
      fc.constantFrom(...harmless),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('{', '}', '<', '>', '/>', '\n\n', '`', '\\', '{/*', '*/}'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n\n', ' ', ''),
        async (pieces, glue) => {
          const body = pieces.join(glue);
          const accepted = checkMdx(body).length === 0;
          const ran = await compileAndRun(body).then(
            () => true,
            () => false,
          );
          expect(canary.filoCanary).toBeUndefined();
          // What the editor is told and what the build does are the same thing.
          if (accepted) expect(ran).toBe(true);
          else expect(ran).toBe(false);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
