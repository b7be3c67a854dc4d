import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyContent, discard, serveAdmin } from '../tests/admin/serve-admin.ts';
import { openBrowser } from '../tests/browser/open-browser.ts';

/** Measures the CMS in a real browser: bytes and time of the first load, time of each keystroke in a body of 2,000 words. */

const sentence =
  'La formazione a distanza è in **otto moduli** da trenta minuti, con <Termine id="ecm">ECM</Termine> e una [prova](/fse-toscana/) finale. ';
const paragraphs = Array.from(
  { length: 50 },
  (_, i) => `${i % 8 === 0 ? `## Sezione ${i}\n\n` : ''}${sentence.repeat(2)}`,
);
const body = `${paragraphs.join('\n\n')}\n`;

const root = await copyContent();
await writeFile(
  join(root, 'content/faqs/lunga.mdx'),
  `---\nquestion: Una risposta lunga?\ncampaign: fse-toscana\n---\n\n${body}`,
);
const served = await serveAdmin(root);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });

let bytes = 0;
const session = await page.context().newCDPSession(page);
await session.send('Network.enable');
session.on('Network.loadingFinished', ({ encodedDataLength }) => {
  bytes += encodedDataLength;
});
for (const [name, wait] of [
  ['warm-up of the bundle', false],
  ['first load', true],
  ['second load', true],
] as const) {
  if (name === 'first load') await session.send('Network.clearBrowserCache');
  bytes = 0;
  const start = performance.now();
  await page.goto('about:blank');
  await page.goto(`${served.url}/admin/`);
  await page.getByRole('link', { name: 'Messaggi chiave' }).waitFor();
  if (wait)
    console.log(`${name}: ${Math.round(performance.now() - start)} ms, ${(bytes / 1e6).toFixed(2)} MB transferred`);
}

await page.goto(`${served.url}/admin/#/collections/faqs/entries/lunga`);
await page.locator('.cm-content').click();
await page.keyboard.press('Control+Home');
await page.evaluate(() => {
  const times: number[] = [];
  Reflect.set(window, 'times', times);
  window.addEventListener(
    'keydown',
    () => {
      // The key's own task, then the frame that shows it: what waits between them is nobody's work.
      const after = (done: () => void) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      };
      const start = performance.now();
      let spent = 0;
      after(() => {
        spent = performance.now() - start;
      });
      requestAnimationFrame(() => {
        const frame = performance.now();
        after(() => times.push(performance.now() - frame + spent));
      });
    },
    true,
  );
});
// Processor time of the page's thread does not depend on what else the machine is doing.
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
const busy = async () => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
};
const spent: number[] = [];
for (const letter of 'Scrivere in un testo lungo deve restare leggero anche con il modulo e con la sua anteprima accanto. '.repeat(
  2,
)) {
  const before = await busy();
  await page.keyboard.type(letter);
  await page.waitForTimeout(60);
  spent.push((await busy()) - before);
}
const times = (await page.evaluate(() => Reflect.get(window, 'times'))) as number[];
for (const list of [times, spent]) list.sort((a, b) => a - b);
const at = (list: number[], share: number) => list[Math.floor(share * (list.length - 1))]?.toFixed(1);
const words = body.split(/\s+/).length;
console.log(
  `keystroke in ${words} words: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, max ${at(times, 1)} ms (${times.length} keys)`,
);
console.log(`  processor time of the page's thread: median ${at(spent, 0.5)} ms, p95 ${at(spent, 0.95)} ms`);

// From a letter in the words of a card to its new images.
await page.goto('about:blank');
await page.goto(`${served.url}/admin/#/collections/touchpoints/entries/avvio-programma-linkedin`);
await page.frameLocator('iframe').locator('.red-card img').first().waitFor();
const title = page.locator('input[id^="title-field"]').last();
const redraws = (await title.evaluate(async (input: HTMLInputElement) => {
  const pane = document.querySelector('iframe')?.contentDocument?.querySelector('.red-anteprima');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const spent: number[] = [];
  for (let i = 0; i < 30; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const start = performance.now();
    const redrawn = new Promise<void>((resolve) => {
      const seen = new MutationObserver(() => {
        seen.disconnect();
        resolve();
      });
      seen.observe(pane?.querySelector('[id$=card]') as Node, { childList: true });
    });
    set?.call(input, `Un unico programma ${i}`);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await redrawn;
    spent.push(performance.now() - start);
  }
  return spent;
})) as number[];
redraws.sort((a, b) => a - b);
console.log(`cards redrawn after a letter: median ${at(redraws, 0.5)} ms, p95 ${at(redraws, 0.95)} ms`);

await browser.close();
await served.stop();
await discard(root);
