import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => closeDesk(desk));

describe('the record page', () => {
  test('the whole tree is checked in the browser; one flipped byte is found and named', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { page } = await openPage(desk.browser, desk.served.url, '/record', LAPTOP);
    const verify = page.getByRole('button', { name: 'Verify the record' });
    await verify.click();
    await page.getByText('Everything matches.').waitFor();
    await page.context().route('**/api/record-file/tile/entries/000*', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[40] = (body[40] ?? 0) ^ 1;
      await route.fulfill({ response, body });
    });
    await verify.click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const words = await alert.innerText();
    expect(words).toContain('The record does not match.');
    expect(words).toContain('Entry 1 and its hash do not agree.');
    expect(words).toContain('This browser saw another record before');
    await page.context().close();
  });

  test('who acts sees what they filed, and takes the receipt of it away', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const path = '/record?as=p-chief&role=chief';
    const { page, faults } = await openPage(desk.browser, desk.served.url, path, LAPTOP);
    const link = page.getByRole('link', { name: /^Receipt of entry/ }).first();
    const download = page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toMatch(/^receipt-\d+\.txt$/);
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  for (const look of [
    { ...PHONE, theme: 'dark' as const },
    { ...LAPTOP, theme: 'light' as const },
  ])
    test(`no violation at ${look.width}, and none sideways`, async (context) => {
      if (desk.browser === null) return context.skip(desk.reason);
      const { page, faults } = await openPage(desk.browser, desk.served.url, '/record', look);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.context().close();
    });
});
