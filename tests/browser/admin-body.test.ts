import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { openAdmin } from './open-admin.ts';

const admin = openAdmin({ locale: 'en-US', timezoneId: 'Asia/Tokyo' });

describe('the editor of a body', () => {
  it('has nothing axe objects to, and is left and entered by keyboard', async () => {
    const { page } = admin;
    await page.goto(`${admin.url}/admin/#/collections/messages/entries/otto-moduli-quando-vuoi`);
    await page.locator('.cm-content').waitFor();
    expect(await axeFaults(page, '.red-corpo')).toEqual([]);
    await page.locator('[data-tool="Titolo nel testo"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)).toBe('Grassetto');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('forte');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('cm-content');
    expect(await page.locator('.red-forte').last().textContent()).toContain('forte');
  });
});
