import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { LAPTOP, PHONE, axeViolations, openPage, sideways } from './desk.ts';
import { serveRegister } from './register.ts';
import type { Served } from './served.ts';

let browser: Browser | null = null;
let served: Served | null = null;
let reason = '';

beforeAll(async () => {
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  if (browser !== null) served = await serveRegister();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const PLANNER = '/commitments?as=p-planner&role=planner';

function onDesk(
  name: string,
  address: string,
  body: (page: Page, url: string) => Promise<void>,
  view = LAPTOP,
): void {
  test(name, async (context) => {
    if (browser === null || served === null) return context.skip(reason);
    const { page, faults } = await openPage(browser, served.url, address, view);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await body(page, served.url);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

const read = async (url: string): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await (await fetch(url)).json();
  return { ...(body as object) };
};

/** How each pledge reads, by id. */
async function sentencesAt(url: string, query = ''): Promise<ReadonlyMap<string, string>> {
  const { states } = await read(`${url}/api/commitments?role=planner${query}`);
  const all = (states as { pledges: { pledgeId: string; sentence: string }[] }[]).flatMap(
    ({ pledges }) => pledges,
  );
  return new Map(all.map(({ pledgeId, sentence }) => [pledgeId, sentence]));
}

onDesk('says when it was reported, and lands on commitments', '/', async (page) => {
  await page.waitForURL(/commitments|agreement/);
  await page.goto(page.url().replace(/\/agreement.*/, PLANNER));
  await page.getByText('As reported on 6–7 January 2026').waitFor();
});

onDesk(
  'what if: a press changes the matrix, and nothing is recorded',
  PLANNER,
  async (page, url) => {
    const before = await read(`${url}/api/session`);
    await page
      .getByRole('button', { name: /A firm American backstop/ })
      .first()
      .click();
    await page.getByText(/of 20 offers change. Nothing is recorded./).waitFor();
    expect(new URL(page.url()).searchParams.get('whatif')).toBe('us_backstop:true');
    await page.getByText('Belgium: Air capabilities').waitFor();
    await page.getByRole('button', { name: 'Back to what is' }).click();
    await page.getByText('Press a condition').waitFor();
    const after = await read(`${url}/api/session`);
    expect(JSON.stringify(after['cut'])).toBe(JSON.stringify(before['cut']));
  },
);

onDesk(
  'stories 9 and 10, and an act of the Riksdag: exactly what should change does, within a second, with the reason, and an earlier time shows what stood',
  PLANNER,
  async (page, url) => {
    const before = await sentencesAt(url);
    expect(before.get('SE-air')).toBe(
      'Unknown; nearest missing: A formal ceasefire (unknown), and 3 more.',
    );
    // Story 10: under one reading the disputed backstop reaches Belgium, under the other it does not.
    expect(before.get('BE-sea')).toMatch(/is condition: disputed;.*is support: blocked only by/);
    const beforeMs = Date.now();
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.getByRole('button', { name: 'Record an act' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record an act' });
    await dialog
      .getByLabel('What happened')
      .selectOption({ label: 'Swedish parliament: riksdag approves' });
    await dialog.getByLabel('Where this is known from').fill('Riksdag, vote 253 to 61.');
    await page.reload();
    // A reload loses no typed text.
    await page.getByRole('button', { name: 'Record an act' }).click();
    expect(await dialog.getByLabel('Where this is known from').inputValue()).toBe(
      'Riksdag, vote 253 to 61.',
    );
    await dialog
      .getByLabel('What happened')
      .selectOption({ label: 'Swedish parliament: riksdag approves' });
    await dialog.getByText('riksdag approves', { exact: true }).last().waitFor();
    await dialog.getByRole('button', { name: 'Record the act' }).click();
    await page.getByText('Sweden: Gripen aircraft').waitFor({ timeout: 1_000 });

    const after = await sentencesAt(url);
    const changed = [...after].filter(([id, sentence]) => sentence !== before.get(id));
    expect(changed.map(([id]) => id).sort()).toEqual(['SE-air', 'SE-mines', 'SE-training']);
    expect(after.get('SE-air')).toBe(
      'Unknown; nearest missing: A formal ceasefire (unknown), and 2 more.',
    );
    expect(await sentencesAt(url, `&known=${beforeMs}`)).toEqual(before);
  },
);

onDesk('story 9: what is missing is named, to the last condition', PLANNER, async (_page, url) => {
  const all = 'formal_ceasefire:true,peace_agreement:true,riksdag:false';
  const no = await sentencesAt(url, `&whatif=${all}`);
  expect(no.get('SE-air')).toBe(
    'Not ready; nearest missing: The Swedish parliament approves (false), and 1 more.',
  );
  const yes = await sentencesAt(url, `&whatif=${all.replace('riksdag:false', 'riksdag:true')}`);
  expect(yes.get('SE-air')).toBe('Blocked only by: Clear rules of engagement (unknown).');
});

onDesk(
  'the mandate answers what a unit may do, with the clause',
  `${PLANNER}&face=mandate`,
  async (page) => {
    await page.locator('label', { hasText: 'Contributor' }).locator('select').selectOption('SE');
    await page
      .locator('label', { hasText: 'Task' })
      .locator('select')
      .selectOption('active_combat');
    await page.getByText('The mandate forbids it, whatever anybody offers.').waitFor();
    await page.locator('label', { hasText: 'Task' }).locator('select').selectOption('return_fire');
    await page.getByText('The mandate leaves it open.').waitFor();
  },
);

for (const [face, view] of [
  ['readiness', { ...PHONE, theme: 'dark' }],
  ['gaps', LAPTOP],
  ['waits', { ...LAPTOP, theme: 'dark' }],
] as const)
  onDesk(
    `${face}: no violation, and none sideways`,
    `${PLANNER}&face=${face}`,
    async (page) => {
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    },
    view,
  );
