import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;
const MONITOR = '/field?as=p-monitor-1&role=monitor';

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => closeDesk(desk));

describe('the field page', () => {
  test('a report typed without signal survives a reload, is sent once, and becomes a case', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { url } = desk.served;
    const { page } = await openPage(desk.browser, url, MONITOR, PHONE);
    await page.locator('.station select').first().selectOption({ index: 1 });
    await page.locator('.station select').nth(1).selectOption({ index: 1 });
    const { latitude, longitude } = await placeIn(url);
    await page.getByLabel('North, degrees').fill(latitude);
    await page.getByLabel('East, degrees').fill(longitude);
    page.setDefaultTimeout(8_000);
    // What loads from here on comes from the device.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.waitForFunction(async () => (await caches.match('/field')) !== undefined);
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/commands')) sent += 1;
    });
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '± 15°' }).click();
    await page.getByRole('button', { name: '3 to 8' }).click();
    await page.getByRole('button', { name: 'Other time' }).click();
    await page
      .getByLabel('From', { exact: true })
      .last()
      .fill(await hoursAgo(page));
    await page.locator('#words').fill('Five heavy thuds.');
    await page.getByRole('button', { name: 'Finish and start another' }).click();
    await page.getByText('1 kept on this device').waitFor();
    await page.reload();
    await page.getByText('1 kept on this device').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Nothing waits on this device').waitFor();
    await page.getByRole('button', { name: 'My reports' }).click();
    await page
      .getByText(/Became HF-\d+/)
      .first()
      .waitFor();
    const incidentId = /HF-\d+/.exec(await page.locator('.fate').first().innerText())?.[0] ?? '';
    const found = await fetch(`${url}/api/case/${incidentId}?role=watch`);
    expect(await found.text()).toContain('Five heavy thuds.');
    const outside = await fetch(`${url}/api/case/${incidentId}?role=liaison&party=A`);
    expect(await outside.text()).not.toContain('Five heavy thuds.');
    expect(sent).toBe(1);
    await page.context().close();
  });

  test('an impediment’s time starts when its kind is pressed, and goes on through a reload', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { page } = await openPage(desk.browser, desk.served.url, MONITOR, PHONE);
    await page.getByRole('button', { name: 'Kept from seeing' }).click();
    expect(await page.getByRole('timer').count()).toBe(0);
    await page.getByRole('button', { name: 'Denied' }).click();
    await page.getByRole('timer').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Kept from seeing' }).click();
    await page.getByRole('timer').waitFor();
    await page.locator('.station select').nth(1).selectOption({ index: 1 });
    await page.getByLabel('Reason given, and what happened').fill('Told that there were mines.');
    await page.getByRole('button', { name: 'It has ended: save' }).click();
    await page.getByText('Saved on this device: Denied, 1 min.').waitFor();
    await page.context().close();
  });

  for (const look of [
    { ...PHONE, theme: 'dark' as const },
    { ...LAPTOP, theme: 'light' as const },
  ])
    test(`no violation at ${look.width}, and none sideways`, async (context) => {
      if (desk.browser === null) return context.skip(desk.reason);
      const { page, faults } = await openPage(desk.browser, desk.served.url, MONITOR, look);
      await page.locator('.dial').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.context().close();
    });
});

/** The middle of the exercise's map. */
async function placeIn(url: string) {
  const map: { readonly boundsDeg: Readonly<Record<'west' | 'south' | 'east' | 'north', number>> } =
    JSON.parse(await (await fetch(`${url}/api/map`)).text());
  const { west, south, east, north } = Object.fromEntries(
    Object.entries(map.boundsDeg).map(([side, value]) => [side, Number(value)]),
  );
  return {
    latitude: (((south ?? 0) + (north ?? 0)) / 2).toFixed(6),
    longitude: (((west ?? 0) + (east ?? 0)) / 2).toFixed(6),
  };
}

/** Two hours ago as the page's own clock and time zone have it. */
async function hoursAgo(page: { evaluate<T>(work: () => T): Promise<T> }): Promise<string> {
  return page.evaluate(() => {
    const date = new Date(Date.now() - 7_200_000);
    const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return shifted.toISOString().slice(0, 19);
  });
}
