import type { Page } from 'playwright-core';
import { tellMs } from './quantiles.ts';

interface Redraw {
  /** From the letter to the images, ms: the form, the pause it is given, the drawing. */
  seen: number;
  /** The drawing alone. */
  drawn: number;
}

/** Opens a touchpoint and writes in the words of its cards: how long until the new images are there. */
export async function measureRedraws(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${url}/admin/#/collections/touchpoints/entries/avvio-programma-linkedin`);
  const images = page.frameLocator('iframe').locator('#red-pannello-card .red-card img');
  await images.first().waitFor();
  const title = page.getByRole('textbox', { name: /^Titolo/ }).last();
  const redraws = await title.evaluate(async (input: HTMLInputElement) => {
    const panel = document.querySelector('iframe')?.contentDocument?.getElementById('red-pannello-card') as HTMLElement;
    const ask = window.requestAnimationFrame.bind(window);
    let began = 0;
    window.requestAnimationFrame = (run) =>
      ask((time) => {
        began = performance.now();
        run(time);
      });
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set;
    const found: { seen: number; drawn: number }[] = [];
    for (let i = 0; i < 40; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      const start = performance.now();
      const redrawn = new Promise<Redraw>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve({ seen: performance.now() - start, drawn: performance.now() - began });
        });
        observer.observe(panel, { childList: true, subtree: true });
      });
      set?.call(input, `Un unico programma ${i}`);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      found.push(await redrawn);
    }
    return found;
  });
  console.log(`${await images.count()} cards redrawn after a letter, ${redraws.length} times:`);
  console.log(`  the drawing:           ${tellMs(redraws.map(({ drawn }) => drawn))}`);
  console.log(`  from letter to images: ${tellMs(redraws.map(({ seen }) => seen))}`);
}
