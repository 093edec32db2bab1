import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';
import type { View, WatchedPage } from './desk.ts';
import { firstProvedClause, firstWeighedCase } from './found.ts';

let desk: Desk;
let caseId = '';
let clauseId = '';

beforeAll(async () => {
  desk = await openDesk();
  if (desk.served === null) return;
  caseId = await firstWeighedCase(desk.served.url);
  clauseId = await firstProvedClause(desk.served.url);
});

afterAll(() => closeDesk(desk));

/** One tab for all pages, as a reader has: scripts and fonts are fetched once. */
let tab: WatchedPage | null = null;

/** Runs a test on one page as it loads from its address, and skips with the reason where there is no browser or server. */
function onPage(
  name: string,
  path: () => string,
  view: View,
  body: (watched: WatchedPage) => Promise<void>,
): void {
  test(name, async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const { url } = desk.served;
    const faultsBefore = tab?.faults.length ?? 0;
    if (tab === null) tab = await openPage(desk.browser, url, path(), view);
    else await turnTo(tab, url + path(), view);
    await body(tab);
    expect(tab.faults.slice(faultsBefore)).toEqual([]);
  });
}

/** Nothing that an earlier page has kept on the device goes with it. */
async function turnTo(
  { page }: WatchedPage,
  address: string,
  { width, height, theme }: View,
): Promise<void> {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme });
  await page.goto(address);
  await page.locator('main h1').first().waitFor();
}

/** One page under several looks, one after the other. */
async function lookAt({ page }: WatchedPage, looks: readonly View[]): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  for (const { width, height, theme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    expect([width, theme, await axeViolations(page)]).toEqual([width, theme, []]);
    expect([width, await sideways(page)]).toEqual([width, 0]);
  }
  // 400 % zoom of a window 1280 wide.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}

describe('every page', () => {
  const pages: readonly (readonly [string, () => string])[] = [
    ['situation', () => '/situation'],
    ['situation as a table', () => '/situation?show=table'],
    ['cases', () => '/case'],
    ['evidence', () => `/case/${caseId}/evidence`],
    ['observations', () => `/case/${caseId}/observations`],
    ['location', () => `/case/${caseId}/location`],
    ['process', () => `/case/${caseId}/process`],
    ['agreement', () => `/agreement/${encodeURIComponent(clauseId)}`],
    ['entry', () => '/record/entry/1'],
  ];
  // Colours differ by theme and layout by width: each theme once and each width once, not all four.
  const looks: readonly View[] = [
    { ...PHONE, theme: 'light' },
    { ...LAPTOP, theme: 'dark' },
  ];
  for (const [name, path] of pages) {
    onPage(
      `${name}: no violation on a phone, nor in the dark, and none sideways`,
      path,
      PHONE,
      (watched) => lookAt(watched, looks),
    );
  }
});
