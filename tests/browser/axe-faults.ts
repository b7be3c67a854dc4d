import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  iframes: false,
};

/** What axe objects to in a page, or in the parts of it that a selector names: WCAG 2.2 AA and best practices, with the first elements at fault. */
export async function axeFaults(page: Page | Frame, within = 'html'): Promise<string[]> {
  await page.evaluate(script);
  const violations = await page.evaluate(
    async ([selector, wanted]) => {
      const { axe } = window as unknown as { axe: { run(root: string, options: RunOptions): Promise<AxeResults> } };
      return (await axe.run(selector, wanted)).violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ html }) => html),
      }));
    },
    [within, options] as const,
  );
  return violations.map(
    ({ id, at }) =>
      `${id}: ${at
        .slice(0, 3)
        .map((html) => html.slice(0, 140))
        .join(' | ')}`,
  );
}
