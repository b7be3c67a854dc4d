import { describe, expect, it } from 'vitest';
import { bundleAdmin } from '#admin/server/bundle-admin.ts';

describe('the bundle of the CMS', () => {
  it('has the scripts and styles the page asks for, and opens light', async () => {
    const files = await bundleAdmin();
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['redazione.js', 'redazione.css', 'controllo.js', 'anteprima.css']),
    );
    expect(files.get('redazione.js')?.length).toBeLessThan(100_000);
    const styles = Buffer.from(files.get('anteprima.css') ?? []).toString('utf8');
    for (const rule of ['.hero', '.ref', '.notice', '.prose']) expect(styles).toContain(rule);
  });
  it('asks no browser for the digests of Node', async () => {
    const scripts = [...(await bundleAdmin())].filter(([name]) => name.endsWith('.js'));
    const calling = scripts.filter(([, bytes]) => Buffer.from(bytes).includes('createHash'));
    expect(calling.map(([name]) => name)).toEqual([]);
  });
});
