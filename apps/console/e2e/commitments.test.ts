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
  /** What a browser says of a refusal: that is an answer, and expected. */
  refused: readonly string[] = [],
): void {
  test(name, async (context) => {
    if (browser === null || served === null) return context.skip(reason);
    const { page, faults } = await openPage(browser, served.url, address, view);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await body(page, served.url);
    expect(faults).toEqual(refused);
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

onDesk('P13: says when it was reported, and lands on commitments', '/', async (page) => {
  await page.waitForURL(/commitments|agreement/);
  await page.goto(page.url().replace(/\/agreement.*/, PLANNER));
  await page.getByText('As reported on 6–7 January 2026').waitFor();
});

onDesk(
  'P14: what if: a press changes the matrix, and nothing is recorded',
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
  'P8 P16: stories 9 and 10, and an act of the Riksdag: exactly what should change does, at once, with the reason, and an earlier time shows what stood',
  PLANNER,
  async (page, url) => {
    const before = await sentencesAt(url);
    expect(before.get('SE-air')).toBe(
      'Unknown; nearest missing: A formal ceasefire (unknown), and 3 more.',
    );
    // Story 10: under one reading the disputed backstop reaches Belgium, under the other it does not.
    expect(before.get('BE-sea')).toMatch(/is condition: disputed;.*is support: blocked only by/);
    const beforeMs = Date.now();
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
    // From here on no time passes on the page: what it shows next waits for nothing but the answer.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await dialog.getByRole('button', { name: 'Record the act' }).click();
    const changed = page.getByRole('region', { name: 'Changed since you last read' });
    await changed.getByText('Sweden: Gripen aircraft').waitFor();
    expect(await changed.getByRole('listitem').count()).toBe(4);
    await changed.getByText('“Riksdag, vote 253 to 61.”').first().waitFor();

    const after = await sentencesAt(url);
    const differing = [...after].filter(([id, sentence]) => sentence !== before.get(id));
    expect(differing.map(([id]) => id).sort()).toEqual(['SE-air', 'SE-mines', 'SE-training']);
    expect(after.get('SE-air')).toBe(
      'Unknown; nearest missing: A formal ceasefire (unknown), and 2 more.',
    );
    expect(await sentencesAt(url, `&known=${beforeMs}`)).toEqual(before);
  },
);

onDesk(
  'P1 P12: a clerk records a vote for her own state, and a range without a unit is refused at the form',
  '/commitments?as=p-clerk-de&role=capital&face=conditions',
  async (page) => {
    await page.getByRole('button', { name: 'Record an act' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record an act' });
    await dialog.getByRole('button', { name: 'A pledge' }).click();
    await dialog.getByLabel('Which pledge').selectOption('DE-forces');
    await dialog.getByLabel('At least').fill('2000');
    await dialog.getByLabel('Unit', { exact: true }).fill('');
    await dialog.getByRole('button', { name: 'Record the pledge' }).click();
    await dialog.getByRole('alert').getByText(/unit/).waitFor();
    await dialog.getByRole('button', { name: 'A decision with votes' }).click();
    const bodies = await dialog.getByLabel('Which body').getByRole('option').allInnerTexts();
    expect(bodies).toEqual(['German parliament']);
    await dialog.getByLabel('Votes for').fill('390');
    await dialog.getByLabel('Votes against').fill('210');
    await dialog.getByLabel('Where this is known from').fill('Record of the sitting.');
    await dialog.getByText('(Germany) approved, 390 for, 210 against.').waitFor();
    await dialog.getByRole('button', { name: 'Record the decision' }).click();
    await page
      .getByRole('region', { name: 'Approvals' })
      .first()
      .getByText(/390 for, 210 against/)
      .waitFor();
  },
  LAPTOP,
  ['console: Failed to load resource: the server responded with a status of 400 (Bad Request)'],
);

onDesk(
  'P11: the mandate answers what a unit may do, with the clause',
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

onDesk(
  'on a phone: no violation, and the page does not go sideways',
  PLANNER,
  async (page) => {
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  },
  { ...PHONE, theme: 'dark' },
);

onDesk(
  'every other face: no violation, and the page does not go sideways',
  `${PLANNER}&face=waits`,
  async (page) => {
    expect(await axeViolations(page)).toEqual([]);
    for (const face of ['Need and gap', 'What it would take']) {
      await page.getByRole('button', { name: face }).click();
      expect([face, await axeViolations(page)]).toEqual([face, []]);
      expect([face, await sideways(page)]).toEqual([face, 0]);
    }
  },
);
