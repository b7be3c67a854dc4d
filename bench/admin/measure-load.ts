import type { CDPSession, Page } from 'playwright-core';

/** Opens the CMS three times: a warm-up while the server bundles it, with an empty cache, with a full one. */
export async function measureLoad(page: Page, session: CDPSession, url: string): Promise<void> {
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  for (const name of ['', 'first load', 'second load']) {
    if (name === 'first load') await session.send('Network.clearBrowserCache');
    bytes = 0;
    const start = performance.now();
    await page.goto('about:blank');
    await page.goto(`${url}/admin/`);
    await page.getByRole('link', { name: 'Messaggi chiave' }).waitFor();
    if (name)
      console.log(`${name}: ${Math.round(performance.now() - start)} ms, ${(bytes / 1e6).toFixed(2)} MB transferred`);
  }
}
