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

/** Runs a test on a page of its own, and skips with the reason where there is no browser or server. */
function onPage(
  name: string,
  path: () => string,
  view: View,
  body: (watched: WatchedPage) => Promise<void>,
): void {
  test(name, async (context) => {
    if (desk.browser === null) return context.skip(desk.reason);
    const watched = await openPage(desk.browser, desk.served.url, path(), view);
    await body(watched);
    expect(watched.faults).toEqual([]);
    await watched.page.context().close();
  });
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
    for (const look of looks) {
      onPage(
        `${name}: no violation at ${look.width}, ${look.theme}, and none sideways`,
        path,
        look,
        async ({ page }) => {
          await page.waitForLoadState('networkidle').catch(() => undefined);
          expect(await axeViolations(page)).toEqual([]);
          expect(await sideways(page)).toBeLessThanOrEqual(0);
          // 400 % zoom of a window 1280 wide.
          await page.setViewportSize({ width: 320, height: 640 });
          expect(await sideways(page)).toBeLessThanOrEqual(0);
        },
      );
    }
  }
});
