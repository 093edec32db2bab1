import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import type { Actor, EntryKind } from '@holdfast/domain';
import { draftAndServe, launch } from '../../server/src/testing/scene-case.ts';
import {
  DAWN_MS,
  HOUR_MS,
  INVESTIGATOR,
  layStage,
  LIAISON_A,
  REVIEWER,
  WATCH,
} from '../../server/src/testing/served-scene.ts';
import type { ServedScene, Stage } from '../../server/src/testing/served-scene.ts';
import { launchBrowser } from './browser.ts';
import { LAPTOP } from './desk.ts';

const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));
const PASSPHRASE = 'nine swans on the ice';

let browser: Browser | null = null;
let reason = 'the console is not built: npm run build';
let stages: readonly [Stage, Stage];
let scene: ServedScene;
let context: BrowserContext;

beforeAll(async () => {
  stages = [
    await layStage('choose'),
    await layStage('account', { people: [WATCH], passphrase: PASSPHRASE }),
  ];
  if (!existsSync(CONSOLE_DIR)) return;
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
});
afterAll(async () => {
  await browser?.close();
  for (const stage of stages) stage.clear();
});

/** A case that is open, with a ledger; and a context of the browser with nothing kept in it. */
async function begin(stage: Stage): Promise<void> {
  if (browser === null) return;
  scene = await stage.serve(CONSOLE_DIR);
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
  const { width, height } = LAPTOP;
  context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
}
beforeEach(() => begin(stages[0]));
afterEach(async () => {
  if (browser === null) return;
  await context.close();
  await scene.end();
});

const pathAs = (path: string, { personId, role }: Actor) =>
  `${scene.url}/${path}?as=${personId}&role=${role}`;

const said = (kind: EntryKind): number => {
  const { mission } = scene;
  const indices = Array.from({ length: mission.state.entries }, (_, index) => index);
  return indices.filter((index) => mission.entryOf(index)?.kind === kind).length;
};

/** Opens the form of one command on the page as it stands. */
async function formOf(page: Page, verb: string): Promise<Locator> {
  await page.getByRole('button', { name: verb, exact: true }).first().click();
  return page.getByRole('dialog', { name: verb });
}

const sign = (form: Locator, verb: string) =>
  form.getByRole('button', { name: verb, exact: true }).click();

const openCase = {
  ...{ kind: 'open-incident', incidentId: 'HF-0001', reason: 'Worth a look.' },
};
const DRAFT = 'Draft the finding';

test('Story 12: a draft survives a reload, a lost line and a second tab, and who signs later is told', async (skipping) => {
  if (browser === null) return skipping.skip(reason);
  await scene.do(WATCH, openCase);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(pathAs('case/HF-0001', INVESTIGATOR));
  await (await formOf(first, DRAFT)).getByLabel('Statement').fill('Fire from the north.');
  await first.reload();
  const mine = await formOf(first, DRAFT);
  expect(await mine.getByLabel('Statement').inputValue()).toBe('Fire from the north.');
  await mine.getByLabel('Responsible').selectOption('undetermined');

  // A second tab writes something else: each keeps its own, and is told of the other's.
  await second.goto(pathAs('case/HF-0001', INVESTIGATOR));
  const theirs = await formOf(second, DRAFT);
  await theirs.getByLabel('Statement').fill('Nobody can say.');
  await mine.getByText('Another tab of yours').waitFor();
  expect(await mine.getByLabel('Statement').inputValue()).toBe('Fire from the north.');

  // Without a line it is said plainly, and nothing is lost.
  await context.setOffline(true);
  await sign(mine, DRAFT);
  await mine.getByText('Could not reach the record.').waitFor();
  expect(await mine.getByLabel('Statement').inputValue()).toBe('Fire from the north.');
  expect(said('finding.drafted')).toBe(0);
  await context.setOffline(false);
  await sign(mine, DRAFT);
  await mine.waitFor({ state: 'detached' });

  // The case has moved on: the second tab is told why its draft cannot be signed, and keeps it.
  await sign(theirs, DRAFT);
  await theirs.getByRole('alert').waitFor();
  expect(await theirs.getByRole('alert').innerText()).toContain('open, without a finding');
  expect(await theirs.getByLabel('Statement').inputValue()).toBe('Nobody can say.');
  await second.reload();
  expect(said('finding.drafted')).toBe(1);
});

test('Story 12: a reply whose answer was lost on the way goes through once, also after a reload', async (skipping) => {
  if (browser === null) return skipping.skip(reason);
  await draftAndServe(scene, 'HF-0001');
  const page = await context.newPage();
  await page.goto(pathAs('liaison', LIAISON_A));
  const form = await formOf(page, 'Reply');
  await form.getByLabel('Reply').fill('We look into it.');
  await page.route('**/api/commands', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await sign(form, 'Reply');
  await form.getByText('Could not reach the record.').waitFor();
  expect(said('reply.filed')).toBe(1);
  await page.unroute('**/api/commands');
  await page.reload();
  const again = await formOf(page, 'Reply');
  expect(await again.getByLabel('Reply').inputValue()).toBe('We look into it.');
  await sign(again, 'Reply');
  await again.waitFor({ state: 'detached' });
  expect(said('reply.filed')).toBe(1);
});

test('Story 12: a hand-over’s note and a reviewer’s reason survive a reload', async (skipping) => {
  if (browser === null) return skipping.skip(reason);
  await scene.do(WATCH, openCase);
  await scene.do(WATCH, { kind: 'sign-handover', text: 'A quiet night.' });
  await scene.do(INVESTIGATOR, {
    ...{ kind: 'draft-finding', incidentId: 'HF-0001', statement: 'What we find.' },
    ledgerIndex: [...scene.mission.state.incidents.values()][0]?.ledger?.index,
    ...{ responsible: 'undetermined', standardId: null },
  });
  const page = await context.newPage();
  const note = page.getByRole('region', { name: 'Hand-over log' }).getByLabel('Note');
  const addNote = () => page.getByRole('button', { name: 'Add a note' }).click();
  await page.goto(pathAs('watch', WATCH));
  await addNote();
  await note.fill('The drone is back.');
  await page.reload();
  await addNote();
  expect(await note.inputValue()).toBe('The drone is back.');

  const verb = 'Sign the review';
  await page.goto(pathAs('case/HF-0001', REVIEWER));
  await (await formOf(page, verb)).getByLabel('Reason').fill('I come to the same.');
  await page.reload();
  expect(await (await formOf(page, verb)).getByLabel('Reason').inputValue()).toBe(
    'I come to the same.',
  );
});

test('Story 12: when the sign-in has run out the text is still there after signing in, and is signed once', async (skipping) => {
  if (browser === null) return skipping.skip(reason);
  await context.close();
  await scene.end();
  await begin(stages[1]);
  const page = await context.newPage();
  const signIn = async () => {
    await page.getByLabel('Your id on record').fill(WATCH.personId);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const verb = 'Open the incident';
  await page.goto(pathAs('case/HF-0001', WATCH));
  await signIn();
  const form = await formOf(page, verb);
  await form.getByLabel('Reason').fill('Heard by the network.');
  await context.clearCookies();
  await sign(form, verb);
  await page
    .getByText(/Sign in/)
    .first()
    .waitFor();
  expect(said('incident.opened')).toBe(0);

  await page.reload();
  await signIn();
  const again = await formOf(page, verb);
  expect(await again.getByLabel('Reason').inputValue()).toBe('Heard by the network.');
  await sign(again, verb);
  await again.waitFor({ state: 'detached' });
  expect(said('incident.opened')).toBe(1);
});
