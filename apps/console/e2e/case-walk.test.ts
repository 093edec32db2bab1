import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;
let url = '';
beforeAll(async () => {
  desk = await openDesk();
  url = desk.served?.url ?? '';
});
afterAll(() => closeDesk(desk));

interface CommissionSeen {
  readonly agenda: readonly {
    readonly findingId: string;
    readonly incidentId: string;
    readonly standing: string;
  }[];
  readonly body: {
    readonly members: readonly { readonly personId: string; readonly isChair: boolean }[];
  } | null;
}

async function readCommission(): Promise<CommissionSeen> {
  const response = await fetch(`${url}/api/commission?role=commission`);
  return (await response.json()) as CommissionSeen;
}

/** Two members vote, the chair last, and the chair signs. */
async function decide(page: Page, findingId: string, partyId: string): Promise<void> {
  const members = (await readCommission()).body?.members ?? [];
  const chair = members.find(({ isChair }) => isChair);
  const sitting = [...members.filter(({ isChair }) => !isChair).slice(0, 1), chair];
  const acting = page.getByRole('region', { name: 'What you may do' });
  for (const member of sitting) {
    await page.goto(`${url}/commission/${findingId}?as=${member?.personId}&role=commission`);
    await acting.getByRole('button', { name: 'Vote' }).click();
    const dialog = page.getByRole('dialog', { name: 'Vote' });
    await dialog.getByLabel('Was it a breach?').selectOption('yes');
    await dialog.getByLabel('Who is responsible?').selectOption(partyId);
    await dialog.getByLabel('Intent').selectOption('undetermined');
    await dialog.getByRole('button', { name: 'Vote' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await acting.getByRole('button', { name: 'Sign the decision' }).click();
  const signing = page.getByRole('dialog', { name: 'Sign the decision' });
  await signing.getByLabel('Reasons').fill('As two members voted.');
  await signing.getByRole('button', { name: 'Sign the decision' }).click();
  await page
    .getByRole('region', { name: /^Decision / })
    .first()
    .waitFor();
}

interface CaseSeen {
  readonly incident: { readonly stage: string };
  readonly ledger: {
    readonly leading: string;
    readonly standards: readonly { readonly standardId: string; readonly met: boolean }[];
  } | null;
  readonly notices: readonly { readonly noticeId: string }[];
}

async function readCase(caseId: string): Promise<CaseSeen> {
  const response = await fetch(`${url}/api/case/${caseId}?role=chief`);
  return (await response.json()) as CaseSeen;
}

interface Chosen {
  readonly caseId: string;
  /** The party that the ledger leads with, and a standard that it meets. */
  readonly partyId: string;
  readonly standardId: string;
}

/** The first case to screen whose ledger holds a party responsible to some standard. */
async function firstCaseAgainstAParty(): Promise<Chosen> {
  const response = await fetch(`${url}/api/watch?role=watch`);
  const { queue } = (await response.json()) as {
    queue: readonly { kind: string; incidentId: string | null }[];
  };
  for (const { kind, incidentId } of queue) {
    if (kind !== 'screen-incident' || incidentId === null) continue;
    const { ledger } = await readCase(incidentId);
    const met = ledger?.standards.find((standard) => standard.met);
    if (ledger !== null && met !== undefined && /^[AB]$/.test(ledger.leading))
      return { caseId: incidentId, partyId: ledger.leading, standardId: met.standardId };
  }
  throw new TypeError('expected a case to screen whose ledger leads with a party');
}

/** Opens the case as somebody, presses a button of "What you may do", fills what is asked and signs. */
async function act(
  page: Page,
  caseId: string,
  who: readonly [person: string, role: string],
  verb: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await page.goto(`${url}/case/${caseId}/evidence?as=${who[0]}&role=${who[1]}`);
  const acting = page.getByRole('region', { name: 'What you may do' });
  await acting.getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: verb });
  await fill(dialog);
  await dialog.getByText('You will sign').waitFor();
  await dialog.getByRole('button', { name: verb }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('a visitor carries a case from screening to a decision, as the different roles', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { page, faults } = await openPage(
    desk.browser,
    url,
    '/watch?as=p-watch&role=watch',
    LAPTOP,
  );
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { caseId, partyId, standardId } = await firstCaseAgainstAParty();

  await act(page, caseId, ['p-watch', 'watch'], 'Open the incident', (dialog) =>
    dialog.getByLabel('Reason').fill('Heard by the network.'),
  );
  await page.getByText('Finding drafted').first().waitFor();
  await act(page, caseId, ['p-watch', 'watch'], 'Send somebody', (dialog) =>
    dialog.getByLabel('What to find out').fill('Look for a crater.'),
  );
  // What comes next names who does it, and one press makes the visitor that person. Typed text survives a reload.
  await page.getByRole('button', { name: 'Act as Maren Holl' }).click();
  await page.getByRole('button', { name: 'Maren Holl Investigator' }).waitFor();
  await page
    .getByRole('region', { name: 'What you may do' })
    .getByRole('button', { name: 'Draft the finding' })
    .click();
  await page.getByLabel('Statement').fill('Fire, as the ledger has it.');
  await page.reload();
  await act(
    page,
    caseId,
    ['p-investigator-1', 'investigator'],
    'Draft the finding',
    async (dialog) => {
      expect(await dialog.getByLabel('Statement').inputValue()).toBe('Fire, as the ledger has it.');
      await dialog.getByLabel('Responsible').selectOption(partyId);
      await dialog.getByLabel('Standard that is met').selectOption(standardId);
    },
  );
  await act(page, caseId, ['p-reviewer-1', 'reviewer'], 'Sign the review', (dialog) =>
    dialog.getByLabel('Reason').fill('I come to the same result.'),
  );
  await act(page, caseId, ['p-chief', 'chief'], 'Serve both parties', async (dialog) => {
    await dialog.getByLabel('Notice of').selectOption('draft-finding');
    await dialog
      .getByLabel('Words of the notice')
      .fill('We mean to find what the ledger leads with.');
  });
  const [notice] = (await readCase(caseId)).notices;
  for (const liaison of ['p-liaison-1', 'p-liaison-2']) {
    await page.goto(`${url}/liaison?as=${liaison}&role=liaison`);
    const item = page.locator('.notices > li').filter({ hasText: caseId });
    await item.getByRole('button', { name: 'Reply' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reply' });
    await dialog.getByLabel('Reply').fill('We have nothing to add.');
    await dialog.getByRole('button', { name: 'Reply' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  expect(notice?.noticeId).toMatch(/^NO-/);
  await act(page, caseId, ['p-chief', 'chief'], 'Issue the finding');
  await page.getByText('Issued', { exact: true }).first().waitFor();
  expect((await readCase(caseId)).incident.stage).toBe('finding-issued');

  // The commission votes and decides on this finding, which opens options.
  const findingOf = (seen: CommissionSeen) =>
    seen.agenda.find((item) => item.incidentId === caseId) ?? null;
  const findingId = findingOf(await readCommission())?.findingId ?? '';
  expect(findingId).toMatch(/^F-/);
  await decide(page, findingId, partyId);
  expect(findingOf(await readCommission())?.standing).toBe('decided');
  const options = page.getByRole('region', { name: 'What the decision opens' });
  await options.getByRole('article').first().waitFor();
  expect(new URL(page.url()).pathname).toBe(`/commission/${findingId}`);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('an address that names nobody on record says so, and offers those who are', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { page, faults } = await openPage(desk.browser, url, '/watch?as=p-nobody', PHONE);
  await page.getByRole('heading', { name: 'Nobody on this record is “p-nobody”' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Tomas Reve' }).click();
  await page.getByRole('heading', { name: 'things want somebody' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('both parties are shown the same, but for what each may do', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const seenBy = async (party: string) => {
    const response = await fetch(`${url}/api/liaison?role=liaison&party=${party}`);
    const {
      actions: _own,
      cut: _cut,
      ...shown
    } = (await response.json()) as Record<string, unknown>;
    return shown;
  };
  expect(await seenBy('A')).toEqual(await seenBy('B'));
});

for (const [name, address] of [
  ['watch', '/watch?as=p-watch&role=watch'],
  ['liaison', '/liaison?as=p-liaison-1&role=liaison'],
] as const)
  for (const view of [
    { ...PHONE, theme: 'light' },
    { ...LAPTOP, theme: 'dark' },
  ] as const)
    test(`${name}: no violation at ${view.width}, ${view.theme}, and none sideways`, async (context) => {
      if (desk.browser === null) return context.skip(desk.reason);
      const { page, faults } = await openPage(desk.browser, url, address, view);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await page.context().close();
    });
