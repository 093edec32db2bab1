import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommissionView } from '@holdfast/domain';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;

const MEMBERS = ['p-commission-1', 'p-commission-2', 'p-commission-3'] as const;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => closeDesk(desk));

async function read(url: string, findingId = ''): Promise<CommissionView> {
  const response = await fetch(`${url}/api/commission?role=commission&finding=${findingId}`);
  return (await response.json()) as CommissionView;
}

async function order(url: string, as: string, role: string, command: object): Promise<void> {
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ id: randomUUID(), as, role, command }),
  });
  expect(await response.text()).toContain('indices');
}

/** The first finding that wants deciding and holds a party responsible, before a body that sits. */
async function itemToDecide(url: string): Promise<string> {
  const constitution = {
    kind: 'constitute-body',
    chairId: MEMBERS[0],
    memberIds: MEMBERS,
    quorum: 2,
    rule: 'majority',
    reason: 'As the truce says.',
  };
  await order(url, 'p-chief', 'chief', constitution);
  const { agenda, parties } = await read(url);
  const item = agenda.find(
    ({ standing, responsibleName }) =>
      standing === 'to-decide' && parties.some(({ name }) => name === responsibleName),
  );
  return item?.findingId ?? '';
}

const addressOf = (findingId: string, member: string) =>
  `/commission/${findingId}?as=${member}&role=commission`;

/** Answers the three questions, none of which has an answer beforehand. */
async function vote(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Vote' });
  expect(await dialog.getByLabel('Was it a breach?').inputValue()).toBe('');
  await dialog.getByLabel('Was it a breach?').selectOption('yes');
  await dialog.getByLabel('Who is responsible?').selectOption({ index: 1 });
  await dialog.getByLabel('Intent').selectOption('undetermined');
  await dialog.getByRole('button', { name: 'Vote' }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('two members vote, the chair signs, and the options stand in the order of the text', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const findingId = await itemToDecide(url);
  const first = await openPage(desk.browser, url, addressOf(findingId, MEMBERS[1]), LAPTOP);
  const { page, faults } = first;
  const acting = page.getByRole('region', { name: 'What you may do' });
  await acting.getByRole('button', { name: 'Vote' }).waitFor();

  // The key opens the form at the dissent, and signs nothing; what is typed survives a reload.
  await page.keyboard.press('d');
  await page.keyboard.type('The order was not shown.');
  await page.reload();
  await acting.getByRole('button', { name: 'Vote' }).click();
  expect(await page.getByLabel('Dissent, with its reasons').inputValue()).toBe(
    'The order was not shown.',
  );
  await vote(page);
  await page.getByRole('region', { name: 'Votes' }).getByText('The order was not shown.').waitFor();

  await page.goto(url + addressOf(findingId, MEMBERS[0]));
  await acting.getByRole('button', { name: 'Vote' }).click();
  await vote(page);
  await acting.getByRole('button', { name: 'Sign the decision' }).click();
  const signing = page.getByRole('dialog', { name: 'Sign the decision' });
  const sides = page.getByRole('region', { name: 'Readings side by side' });
  await sides.getByText('an armed attack').waitFor();
  await signing
    .getByLabel('Reading that it rests on')
    .selectOption({ label: 'When the guarantors may answer together: any breach' });
  await signing.getByLabel('Reasons').fill('As two members voted.');
  await signing.getByRole('button', { name: 'Sign the decision' }).click();

  const options = page.getByRole('region', { name: 'What the decision opens' });
  await options.getByRole('article').first().waitFor();
  await page
    .getByRole('region', { name: /^Decision / })
    .getByText('dissents')
    .waitFor();
  await sides.getByText('as the commission chose').waitFor();
  expect((await read(url, findingId)).item?.decisions).toMatchObject([
    { reason: 'As two members voted.', reading: { readingTitle: 'any breach' } },
  ]);
  const cards = (await read(url, findingId)).item?.cards ?? [];
  expect(await options.getByRole('article').getByRole('heading').allInnerTexts()).toEqual(
    cards.map(({ kindWords }) => kindWords),
  );
  // The card of the clause with two readings follows the one chosen, says who chose it and why, and keeps the other at hand.
  const joint = options.getByRole('article').filter({ hasText: 'Read as' });
  const quoted = (reading: string) => joint.locator('q', { hasText: reading });
  await quoted('any breach').waitFor();
  await joint.getByText(/signed by /).waitFor();
  await joint.getByText('As two members voted.').waitFor();
  expect(await quoted('an armed attack').isVisible()).toBe(false);
  await joint.getByText('The other reading').click();
  await quoted('an armed attack').waitFor();
  await page.keyboard.press('1');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe('1');

  for (const { width, height } of [LAPTOP, PHONE]) {
    await page.setViewportSize({ width, height });
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});
