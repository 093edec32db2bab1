import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '@holdfast/server';
import type { RunningServer } from '@holdfast/server';
import { launchBrowser } from './browser.ts';
import { LAPTOP, PHONE, axeViolations, openPage, sideways } from './desk.ts';
import type { View, WatchedPage } from './desk.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const CONSOLE_DIR = path('../dist');
const HOLDFAST = path('../../cli/bin/holdfast.js');

let browser: Browser | null = null;
let server: RunningServer | null = null;
let reason = 'the console or the command is not built: npm run build';
const folder = mkdtempSync(join(tmpdir(), 'holdfast-agreement-'));

beforeAll(async () => {
  if (!existsSync(CONSOLE_DIR) || !existsSync(path('../../cli/dist/main.js'))) return;
  const dataDir = join(folder, 'data');
  const holdfast = (...words: readonly string[]) =>
    execFileSync(process.execPath, [HOLDFAST, 'import', ...words, '--data', dataDir]);
  holdfast('register', path('../../../agreements/paris-2026'), '--trial');
  holdfast('text', path('../../../agreements/budapest-1994/budapest.pact'));
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  server = await startServer({ dataDir, port: 0, consoleDir: CONSOLE_DIR });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a test on a page of its own; the page may do nothing wrong, and no axe rule may be broken at its end. */
function onPage(
  name: string,
  address: string,
  view: View,
  body: (watched: WatchedPage) => Promise<void>,
): void {
  test(name, async (context) => {
    if (browser === null || server === null) return context.skip(reason);
    const watched = await openPage(browser, server.url, address, view);
    await body(watched);
    expect(await axeViolations(watched.page)).toEqual([]);
    expect(await sideways(watched.page)).toBeLessThanOrEqual(0);
    expect(watched.faults).toEqual([]);
    await watched.page.context().close();
  });
}

onPage(
  'a held text says so, shows readings beside each other, and why not',
  '/agreement/commitments',
  LAPTOP,
  async ({ page }) => {
    await page.getByText('in force for nobody here').waitFor();
    const readings = page.locator('#clause-commitments .read').first().locator(':scope > li');
    expect(await readings.count()).toBe(3);
    await page.getByRole('button', { name: 'Why not' }).click();
    await page.getByText('Any one of these would do:').waitFor();
    await page.getByRole('button', { name: 'What would change it' }).click();
    await page.getByText('What sets the binding commitments off read as').first().waitFor();
  },
);

onPage(
  'an approval that somebody records is on screen with its entry, while one looks',
  '/agreement/conditions',
  LAPTOP,
  async ({ page }) => {
    const row = page.locator('#clause-conditions li').filter({ hasText: 'Swedish parliament' });
    await row.getByText('Unknown').waitFor();
    const nowMs = Date.now();
    const answer = await page.request.post(new URL('/api/commands', page.url()).href, {
      data: {
        id: 'riksdag-approves-1',
        as: 'p-commission',
        role: 'commission',
        command: {
          kind: 'record-act',
          judgement: {
            act: 'riksdag_approves',
            actor: 'RIKSDAG',
            fromMs: nowMs,
            toMs: nowMs,
            findingId: null,
          },
          reason: 'Reported by the clerk.',
        },
      },
    });
    expect(answer.status()).toBe(201);
    await row.getByText('So', { exact: true }).waitFor();
    expect(await row.getByRole('link', { name: /^Entry #\d+/ }).count()).toBe(1);
  },
);

onPage(
  'what if: pressed conditions change verdicts, stand in the address, and are not recorded',
  '/agreement?show=what-if',
  LAPTOP,
  async ({ page }) => {
    const press = (condition: string) =>
      page.getByRole('group', { name: condition, exact: true }).getByText('true').click();
    await press('A ceasefire');
    await page.getByText(/[1-9]\d* of \d+ verdicts and obligations would change/).waitFor();
    const differences = page.getByRole('complementary', { name: 'What would be otherwise' });
    await differences.getByText('Hubs and protected facilities: France').waitFor();
    expect(new URL(page.url()).searchParams.get('set')).toBe('ceasefire=true');
    await page.getByRole('button', { name: 'As it stands' }).click();
    await page.getByText('Nothing is supposed yet.').waitFor();
  },
);

onPage(
  'the redline strikes through what the draft alone had, and leads to what differs',
  '/agreement?show=redline',
  PHONE,
  async ({ page }) => {
    const removed = page.locator('.cl').filter({ hasText: 'Removed: never evaluated' }).first();
    expect(await removed.locator('del').count()).toBe(1);
    await page.getByText(/norms come out differently/).waitFor();
  },
);

onPage(
  'every finding of the checks leads to its clause; those that did not run say so',
  '/agreement?show=checks',
  LAPTOP,
  async ({ page }) => {
    await page.getByText('7 of 12 checks ran.').waitFor();
    expect(await page.locator('.ran .off').count()).toBe(5);
    await page.getByText('How it shows').first().click();
    await page
      .locator('.checks')
      .getByRole('link', { name: 'Binding commitments' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Why “Binding commitments” is unknown' }).waitFor();
  },
);

onPage(
  'assurance beside guarantee: both texts in one table',
  '/agreement?show=beside',
  PHONE,
  async ({ page }) => {
    const row = page.getByRole('row', { name: /With a consequence when not kept/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['0', '1']);
    await page.getByRole('button', { name: 'Open terms' }).click();
    await page.getByRole('heading', { name: /questions are open/ }).waitFor();
  },
);
