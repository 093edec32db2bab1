import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { LAPTOP, PHONE, axeViolations, openPage, sideways } from './desk.ts';
import type { View } from './desk.ts';
import { serveHalfADayLater } from './half-a-day-later.ts';
import type { Served } from './served.ts';

let served: Served | string = '';
let browser: Browser | null = null;
let reason = '';
let casePath = '';

beforeAll(async () => {
  served = await serveHalfADayLater();
  if (typeof served === 'string') return;
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  casePath = await correctedCase(served.url);
});
afterAll(async () => {
  await browser?.close();
  if (typeof served !== 'string') await served.close();
});

/** Of the finding that was put right. */
async function correctedCase(url: string): Promise<string> {
  const feed = await (await fetch(`${url}/public/changes.json`)).text();
  return /\/public\/case\/[^"]+(?=","title":"[^"]*was corrected)/.exec(feed)?.[0] ?? '';
}

/** Runs a test that has a browser and a server, or skips with the reason. */
function inBrowser(name: string, body: (browser: Browser, url: string) => Promise<void>): void {
  test(name, async (context) => {
    if (typeof served === 'string') return context.skip(served);
    if (browser === null) return context.skip(reason);
    await body(browser, served.url);
  });
}

// Colours differ by theme and layout by width: each theme once and each width once, not all four.
const LOOKS: readonly View[] = [
  { ...PHONE, theme: 'dark' },
  { ...LAPTOP, theme: 'light' },
];

inBrowser('every public page: no violation, nothing sideways, no fault', async (with_, url) => {
  const { page, faults } = await openPage(with_, url, '/public', LAPTOP);
  const bare = ['/public/data', '/public/how', '/public/case/none'];
  for (const path of ['/public', casePath, ...bare]) {
    const response = await page.goto(url + path);
    expect([path, response?.status()]).toEqual([path, path.endsWith('/none') ? 404 : 200]);
    // The bare ones have nothing that another width or theme would show anew.
    for (const { width, height, theme } of bare.includes(path) ? LOOKS.slice(0, 1) : LOOKS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      expect([path, width, await axeViolations(page)]).toEqual([path, width, []]);
      expect([path, width, await sideways(page)]).toEqual([path, width, 0]);
    }
    // 400 % zoom of a window 1280 wide.
    await page.setViewportSize({ width: 320, height: 640 });
    expect([path, await sideways(page)]).toEqual([path, 0]);
  }
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  await page.context().close();
});

/** A tab in which no script runs. */
async function withoutScript(of: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await of.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  return { context, page: await context.newPage() };
}

inBrowser(
  'without script: from the page to a case, claims called claims, both sides alike',
  async (with_, url) => {
    const { context, page } = await withoutScript(with_);
    await page.goto(`${url}/public`);
    const claims = page.getByRole('region', { name: 'What each side claims' });
    await claims.getByText('A claim is not a finding.').waitFor();
    const table = claims.getByRole('table');
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Who claims',
      'Accuses the other',
      'Denies',
      'Admits',
    ]);
    expect(await table.getByRole('rowheader').count()).toBe(2);
    const told = await table.getByRole('cell').allInnerTexts();
    expect(told.length).toBe(6);
    for (const cell of told) expect(cell).toMatch(/^(fewer than 3|[3-9]|\d\d+)$/);

    const corrections = page.getByRole('complementary');
    await corrections.getByText(/was corrected\. Counted again\./).waitFor();
    await corrections
      .getByText(/was taken back from the public\. To protect a witness\./)
      .waitFor();

    await page.locator(`a[href="${casePath}"]`).first().click();
    await page.getByText('The rounds came in two groups, not in three.').waitFor();
    await page.getByText(/was corrected\. Counted again\./).waitFor();
    await page.getByText(/^Somewhere in an area at least \d+ km wide/).waitFor();
    await page.getByRole('link', { name: 'All that is known' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
  },
);

inBrowser('without script: the files come down, one row for each incident', async (with_, url) => {
  const { context, page } = await withoutScript(with_);
  await page.goto(`${url}/public`);
  const shown = await page
    .getByRole('region', { name: 'Table of released incidents' })
    .getByRole('rowheader')
    .count();
  expect(shown).toBeGreaterThan(9);
  const starts: [string, string][] = [];
  let rows = 0;
  for (const link of await page.locator('.downloads a').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    starts.push([download.suggestedFilename(), bytes.toString('latin1', 0, 4)]);
    if (download.suggestedFilename().endsWith('.csv'))
      rows = bytes.toString('utf8').trim().split('\r\n').length - 1;
  }
  expect(starts).toEqual([
    ['incidents.csv', expect.stringContaining('inci')],
    ['incidents.geojson', '{"ty'],
    ['incidents.parquet', 'PAR1'],
  ]);
  expect(rows).toBe(shown);
  await context.close();
});
