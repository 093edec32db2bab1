import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, closeDesk, openDesk, openPage } from './desk.ts';
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

describe('a newcomer', () => {
  onPage(
    'reaches a ledger in three clicks from the first page',
    () => '/',
    LAPTOP,
    async ({ page }) => {
      await page.locator('.rail').getByRole('link', { name: 'Case' }).click();
      const row = page.getByRole('row', { name: caseId }).getByRole('link', { name: caseId });
      await page.getByLabel('Filter the table').fill(caseId);
      await row.click();
      await page.getByRole('table').locator('tfoot').waitFor();
      expect(page.url()).toContain(`/case/${caseId}/evidence`);
    },
  );

  onPage(
    'reaches a case from the queue: select, then open',
    () => '/situation',
    LAPTOP,
    async ({ page }) => {
      const row = page
        .locator('.q')
        .filter({ has: page.locator('.cover') })
        .first();
      await row.locator('.cover').click();
      await page.waitForURL(/sel=/);
      await row.getByRole('link', { name: 'Open case', exact: true }).click();
      await page.waitForURL(/\/case\/.+\/evidence/);
    },
  );
});

describe('the map', () => {
  onPage(
    'says where silence would mean something, for how loud a sound',
    () => '/situation?role=watch',
    LAPTOP,
    async ({ page }) => {
      await page.getByRole('button', { name: 'Hearing' }).click();
      const words = page.locator('.capability p');
      await words.getByText('6.5 km away').waitFor();
      await page.getByRole('button', { name: 'Quiet' }).click();
      await words.getByText('2 km away').waitFor();
      await words.getByText(/silence|more likely than not/i).waitFor();
    },
  );
});

describe('the ledger', () => {
  onPage(
    'each column adds up, and unticking a row subtracts exactly it',
    () => `/case/${caseId}/evidence`,
    LAPTOP,
    async ({ page }) => {
      const table = page.locator('.led');
      await table.waitFor();
      const scores = () =>
        table
          .locator('tfoot [data-score]')
          .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-score'))));
      const rows = await table
        .locator('tbody tr')
        .evaluateAll((lines) =>
          lines.map((line) =>
            [...line.querySelectorAll('[data-weight]')].map((cell) =>
              Number(cell.getAttribute('data-weight')),
            ),
          ),
        );
      const before = await scores();
      const sums = before.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
      expect(sums).toEqual(before);
      const first = table.getByRole('checkbox').first();
      await first.uncheck();
      expect(await scores()).toEqual(before.map((score, at) => score - (rows[0]?.[at] ?? 0)));
      await first.focus();
      await page.keyboard.press('x');
      expect(await scores()).toEqual(before);
    },
  );
});

describe('the agreement', () => {
  onPage(
    'leads from a clause to an entry, which proves itself in the browser',
    () => `/agreement/${encodeURIComponent(clauseId)}`,
    LAPTOP,
    async ({ page }) => {
      await page.locator('.proof .tree .cite[aria-label^="Entry"]').first().click();
      await page.waitForURL(/\/record\/entry\/\d+/);
      const outcome = page
        .locator('.outcome')
        .filter({ hasText: /Matches|not yet under a checkpoint/ });
      await outcome.waitFor();
    },
  );
});

describe('keys', () => {
  onPage(
    'go to desks, select, open, and swap map for table',
    () => '/situation',
    LAPTOP,
    async ({ page }) => {
      await page.keyboard.press('m');
      await page.getByRole('table').waitFor();
      await page.keyboard.press('j');
      await page.waitForURL(/sel=/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/case\//);
      await page.locator('main h1').waitFor();
      // Both on their way at once: how long a busy page takes for the first does not part them.
      await Promise.all([page.keyboard.press('g'), page.keyboard.press('a')]);
      await page.waitForURL(/\/agreement/);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(caseId);
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/case/${caseId}/`));
    },
  );

  onPage(
    'choose an earlier known time, and come back to now',
    () => '/situation',
    LAPTOP,
    async ({ page }) => {
      await page.keyboard.press('t');
      await page.locator('.known .choices button').nth(1).click();
      await page.waitForURL(/known=\d+/);
      await page.getByText('You are reading what was known on').waitFor();
      await page.getByRole('button', { name: 'Return to now' }).click();
      await page.waitForURL((url) => !url.searchParams.has('known'));
    },
  );

  onPage(
    'move the edges of the selected time, which the address keeps',
    () => '/situation',
    LAPTOP,
    async ({ page }) => {
      await page.getByRole('button', { name: 'Select a time' }).click();
      const begin = page.getByRole('slider', { name: /Begin/ });
      await page.waitForURL(/from=/);
      await begin.focus();
      const before = Number(new URL(page.url()).searchParams.get('from'));
      await page.keyboard.press('Shift+ArrowRight');
      await page.waitForURL(
        ({ searchParams }) => Number(searchParams.get('from')) - before === 15 * 60_000,
      );
    },
  );
});

describe('themes', () => {
  onPage(
    'the toggle changes the theme and the device remembers it',
    () => '/situation',
    LAPTOP,
    async ({ page }) => {
      const paper = () =>
        page.evaluate(
          () => getComputedStyle(document.querySelector('.top') ?? document.body).backgroundColor,
        );
      const light = await paper();
      await page.getByRole('button', { name: 'Light or dark' }).click();
      const dark = await paper();
      expect(dark).not.toBe(light);
      await page.reload();
      await page.locator('main h1').first().waitFor();
      expect(await paper()).toBe(dark);
    },
  );
});
