import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;
const BYTES = readFileSync(new URL('../public/field-icon-192.png', import.meta.url));
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const PHOTO = { name: 'smoke.png', mimeType: 'image/png', buffer: BYTES };
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
    await station(page, url);
    // What loads from here on comes from the device.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.waitForFunction(async () => (await caches.match('/field')) !== undefined);
    let [sent, handed] = [0, 0];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/commands')) sent += 1;
      if (request.method() === 'PUT') handed += 1;
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
    await page.locator('input[type=file]').setInputFiles(PHOTO);
    await page.getByText(SHA256.slice(0, 12)).waitFor();
    await page.getByRole('button', { name: 'Finish and start another' }).click();
    await page.getByText('1 kept on this device').waitFor();
    await page.reload();
    await page.getByText('1 kept on this device').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Nothing waits on this device').waitFor();
    await page.getByRole('button', { name: 'My reports' }).click();
    const taken = await page.getByText(/Handed in, entry \d+/).innerText();
    const photo = `${url}/api/photo/${/\d+/.exec(taken)?.[0] ?? ''}`;
    const read = await fetch(`${photo}?role=watch`);
    expect([read.headers.get('content-type'), await hashOf(read)]).toEqual(['image/png', SHA256]);
    for (const role of ['liaison&party=A', 'capital', 'public', 'commission'])
      expect((await fetch(`${photo}?role=${role}`)).status).toBe(403);
    await page
      .getByText(/Became HF-\d+/)
      .first()
      .waitFor();
    const incidentId = /HF-\d+/.exec(await page.locator('.fate').first().innerText())?.[0] ?? '';
    const found = await fetch(`${url}/api/case/${incidentId}?role=watch`);
    expect(await found.text()).toContain('Five heavy thuds.');
    const outside = await fetch(`${url}/api/case/${incidentId}?role=liaison&party=A`);
    expect(await outside.text()).not.toContain('Five heavy thuds.');
    expect([sent, handed]).toEqual([1, 1]);
    expect(await (await fetch(`${url}/api/case/${incidentId}?role=chief`)).text()).not.toContain(
      SHA256,
    );
    await page.goto(`${url}/case/${incidentId}/observations?role=watch`);
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.case-photos img')?.naturalWidth ?? 0) > 0,
    );
    await page.context().close();
  });

  test('what conflicts is shown beside the words that were typed, and overwrites nothing', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { url } = desk.served;
    const { page } = await openPage(desk.browser, url, MONITOR, PHONE);
    await station(page, url);
    await page.context().setOffline(true);
    await page.locator('#words').fill('Typed here.');
    await page.getByRole('button', { name: 'Finish and start another' }).click();
    await page.getByText('1 kept on this device').waitFor();
    const command = await keptCommand(page);
    const other = (change: object) =>
      commandFrom(url, { ...command, text: 'From another device.', ...change });
    expect([await other({}), await other({ reportId: 'R-other-device' })]).toEqual([201, 201]);
    await page.context().setOffline(false);
    await page.getByText('Nothing waits on this device').waitFor();
    await page.getByRole('button', { name: 'My reports' }).click();
    const own = page.locator('.sentlist li', { hasText: 'Typed here.' });
    await own.getByText('Refused: duplicate id.').waitFor();
    expect(await own.innerText()).toContain('Your words stay here.');
    const elsewhere = page.locator('.sentlist li', { hasText: 'Reported from another device' });
    const overlapping = elsewhere.filter({ hasText: /Overlaps OB-\d+, also yours/ });
    await overlapping.nth(1).waitFor();
    expect(await overlapping.count()).toBe(2);
    await page.reload();
    await page.getByRole('button', { name: 'My reports' }).click();
    await page.getByText('Typed here.').waitFor();
    await page.context().close();
  });

  test('the page can be installed; once nothing waits, it asks nothing by itself', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { page } = await openPage(desk.browser, desk.served.url, MONITOR, PHONE);
    await page.locator('.dial').waitFor();
    // Nothing that explains lies over what it explains.
    await page.getByRole('button', { name: 'Heard', exact: true }).click({ trial: true });
    const cdp = await page.context().newCDPSession(page);
    const { url, errors, data } = await cdp.send('Page.getAppManifest');
    expect([url.endsWith('/field.webmanifest'), errors]).toEqual([true, []]);
    const { icons }: { icons: readonly { src: string; sizes: string; purpose: string }[] } =
      JSON.parse(data ?? '');
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
      'any any',
    ]);
    const sizes = await page.evaluate(
      (sources) =>
        Promise.all(
          sources.map(async (source) => {
            const image = await createImageBitmap(await (await fetch(source)).blob());
            return `${image.width}x${image.height}`;
          }),
        ),
      icons.slice(0, 3).map(({ src }) => src),
    );
    expect(sizes).toEqual(['192x192', '512x512', '512x512']);
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
    // A test's own context is a private one, which installs nothing.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    await page.clock.install();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked += 1;
    });
    await reload(page);
    await page.clock.runFor(1_000);
    const before = asked;
    await page.clock.runFor(60_000);
    expect(asked).toBe(before);
    await page.context().close();
  });

  test('an impediment’s time starts when its kind is pressed, goes on through a reload, stops, and is sent once', async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { page } = await openPage(desk.browser, desk.served.url, MONITOR, PHONE);
    let sent = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('report-impediment') === true) sent += 1;
    });
    await page.getByRole('button', { name: 'Kept from seeing' }).click();
    expect(await page.getByRole('timer').count()).toBe(0);
    await page.getByRole('button', { name: 'Denied' }).click();
    await page.getByRole('timer').waitFor();
    await page.waitForFunction(hasKeptImpediment);
    await page.reload();
    await page.getByRole('button', { name: 'Kept from seeing' }).click();
    await page.getByRole('timer').waitFor();
    await page.locator('.station select').nth(1).selectOption({ index: 1 });
    await page.getByLabel('Reason given, and what happened').fill('Told that there were mines.');
    await page.getByRole('button', { name: 'It has ended: save' }).click();
    await page.getByText('Saved on this device: Denied, 1 min.').waitFor();
    expect(await page.getByRole('timer').count()).toBe(0);
    await page.getByText('Nothing waits on this device').waitFor();
    await page.getByRole('button', { name: 'My reports' }).click();
    const item = page.locator('.sentlist li', { hasText: 'Denied, 1 min' });
    await item.getByText(/On record, entry \d+/).waitFor();
    await reload(page);
    expect(sent).toBe(1);
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
      expect(await smallTargets(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.context().close();
    });
});

/** Says once with which patrol, in which sector and where. */
async function station(page: Page, url: string): Promise<void> {
  await page.locator('.station select').first().selectOption({ index: 1 });
  await page.locator('.station select').nth(1).selectOption({ index: 1 });
  const { latitude, longitude } = await placeIn(url);
  await page.getByLabel('North, degrees').fill(latitude);
  await page.getByLabel('East, degrees').fill(longitude);
}

/** Loads the page again, until the last thing it asks for by itself is answered: what waited was sent before. */
async function reload(page: Page): Promise<void> {
  const view = page.waitForResponse((response) => response.url().includes('/api/field?'));
  await page.reload();
  await (await view).finished();
  await page.getByText('On line.').waitFor();
}

/** In the page: whether the impediment whose time runs is on the device's disk. */
function hasKeptImpediment(): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('holdfast.field', 1);
    opening.onsuccess = () => {
      const names = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      names.onsuccess = () => {
        opening.result.close();
        resolve(names.result.some((name) => String(name).startsWith('impediment ')));
      };
    };
  });
}

async function hashOf(response: Response): Promise<string> {
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}

/** The command of the one report that waits on the device. */
async function keptCommand(page: Page): Promise<object> {
  return page.evaluate(
    () =>
      new Promise<object>((resolve) => {
        const opening = indexedDB.open('holdfast.field', 1);
        opening.onsuccess = () => {
          const items = opening.result.transaction('items').objectStore('items').getAll();
          items.onsuccess = () => {
            opening.result.close();
            const waiting = items.result.find(({ sent }) => sent.state === 'waiting');
            resolve(waiting.command);
          };
        };
      }),
  );
}

/** As the monitor's other device would send it; the status. */
async function commandFrom(url: string, command: object): Promise<number> {
  const body = { id: randomUUID(), as: 'p-monitor-1', role: 'monitor', command };
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

/** What a gloved thumb would miss: under 48 px either way. */
async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.field :is(button, a, input:not(.sr), select, textarea, summary, label.op)',
      ),
    ]
      .filter((target) => target.checkVisibility())
      .flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const name = target.innerText.trim() || target.getAttribute('aria-label') || target.tagName;
        return width < 48 || height < 48 ? [`${name}: ${width} × ${height}`] : [];
      }),
  );
}

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
