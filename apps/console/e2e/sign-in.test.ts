import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import type { Role } from '@holdfast/domain';
import { createMission, createSystemEntropy } from '@holdfast/mission';
import { startServer } from '@holdfast/server';
import type { RunningServer } from '@holdfast/server';
import { launchBrowser } from './browser.ts';

const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));
const PASSPHRASE = 'three herons on the weir';

let browser: Browser | null = null;
let server: RunningServer | null = null;
let reason = '';
const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-signin-'));

beforeAll(async () => {
  if (!existsSync(CONSOLE_DIR)) {
    reason = 'the console is not built: npm run build';
    return;
  }
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  const entropy = createSystemEntropy();
  const mission = await createMission({ dataDir, origin: 'test.example/sign-in', entropy });
  const grant = (personId: string, role: Role) =>
    mission.execute({
      kind: 'grant-role',
      by: { personId: id<'person'>('p-custodian'), role: 'custodian' },
      judgement: { personId: id<'person'>(personId), role, nation: 'Norrith', partyId: null },
      name: personId === 'p-watch' ? 'Tomas Reve' : 'Ida Wessel',
    });
  await grant('p-custodian', 'custodian');
  await grant('p-watch', 'watch');
  await mission.checkpoint();
  await mission.close();
  server = await startServer({ dataDir, port: 0, consoleDir: CONSOLE_DIR });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('S2 S3: the first account, a passkey, and signing in with it', async (context) => {
  if (browser === null || server === null) return context.skip(reason);
  const page = await browser.newPage();
  await withAuthenticator(page);
  const local = (url: string) => url.replace('127.0.0.1', 'localhost');
  await page.goto(local(server.firstAccountUrl ?? ''));
  await page.getByLabel('Your id on record').fill('p-watch');
  await page.getByLabel('Passphrase').fill('too short');
  await page.getByRole('button', { name: 'Open the first account' }).click();
  await page.getByText('at least 12 characters.').last().waitFor();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Open the first account' }).click();

  await page.getByRole('button', { name: /Tomas Reve/ }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Passkey added.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: /Public reader/ }).waitFor();

  await page.getByRole('button', { name: /Public reader/ }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('button', { name: /Tomas Reve/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('as')).toBe('p-watch');
  await page.close();
});

test('S3: without signing in one is told so, and the address is kept', async (context) => {
  if (browser === null || server === null) return context.skip(reason);
  const page = await browser.newPage();
  await page.goto(`${server.url}/situation?as=p-watch&role=watch`);
  await page.getByRole('heading', { name: 'Sign in to Holdfast' }).waitFor();
  await page.getByLabel('Your id on record').fill('p-watch');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /Tomas Reve/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/situation');
  await page.close();
});
