import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView, WatchView } from '@holdfast/domain';
import type { Desk } from './desk.ts';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => closeDesk(desk));

async function order(url: string, as: string, role: string, command: object): Promise<void> {
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ id: randomUUID(), as, role, command }),
  });
  expect(await response.text()).toContain('indices');
}

async function readCase(url: string, caseId: string, role = 'chief'): Promise<CaseView> {
  return (await (await fetch(`${url}/api/case/${caseId}?role=${role}`)).json()) as CaseView;
}

async function readWatch(url: string): Promise<WatchView> {
  return (await (await fetch(`${url}/api/watch?role=watch`)).json()) as WatchView;
}

/** Cases of the record, each read as the head of mission reads it. */
async function casesOf(url: string): Promise<readonly CaseView[]> {
  const situation = (await (await fetch(`${url}/api/situation?role=chief`)).json()) as {
    readonly incidents: readonly { readonly incidentId: string }[];
  };
  return Promise.all(situation.incidents.map(({ incidentId }) => readCase(url, incidentId)));
}

const acting = (page: Page) => page.getByRole('region', { name: 'What you may do' });

/** Opens a form of the case, fills it and signs. */
async function act(
  page: Page,
  verb: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>,
): Promise<void> {
  await acting(page).getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: verb });
  await fill(dialog);
  await dialog.getByRole('button', { name: verb }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** No violation and nothing sideways on a phone, where there is least room; no error until now. */
async function isWell(page: Page, faults: readonly string[]): Promise<void> {
  await page.setViewportSize(PHONE);
  // What is judged is the page as it stays: a map that is being drawn is plain paper.
  await page.waitForFunction(() => !document.body.innerText.includes('Drawing the map'));
  expect(await axeViolations(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize(LAPTOP);
  expect(faults).toEqual([]);
}

test('two cases are merged on screen; the one that is part of the other leads there, and is split off again', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const [into, other] = (await casesOf(url)).filter(
    ({ findingChain, sources, mergedIntoId }) =>
      findingChain.length === 0 &&
      mergedIntoId === null &&
      sources.some(({ kind }) => kind === 'detection' || kind === 'observation'),
  );
  const [intoId, otherId] = [into?.incident.incidentId ?? '', other?.incident.incidentId ?? ''];
  const at = (caseId: string) => `/case/${caseId}/observations?as=p-watch&role=watch`;
  const { page, faults } = await openPage(desk.browser, url, at(intoId), LAPTOP);
  await act(page, 'Merge into this case', async (dialog) => {
    const all = dialog.getByRole('button', { name: /^All \d+$/ });
    if (await all.isVisible()) await all.click();
    await dialog.getByRole('checkbox', { name: otherId }).check();
    await dialog.getByLabel('Reason').fill('The same exchange.');
  });
  expect((await readCase(url, otherId)).mergedIntoId).toBe(intoId);
  await page.goto(url + at(otherId));
  await page.getByText(`Part of ${intoId}`, { exact: true }).waitFor();
  await isWell(page, faults);
  await page
    .getByRole('region', { name: 'What you may do' })
    .getByRole('link', { name: intoId })
    .click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toContain(intoId);
  const moved = (other?.sources ?? []).map(({ id }) => id);
  await act(page, 'Split off a new case', async (dialog) => {
    const all = dialog.getByRole('button', { name: /^All \d+$/ });
    if (await all.isVisible()) await all.click();
    for (const each of moved) await dialog.getByRole('checkbox', { name: `${each}:` }).check();
    await dialog.getByLabel('Reason').fill('They were two after all.');
  });
  const left = (await readCase(url, intoId)).sources.map(({ id }) => id);
  expect(left.toSorted()).toEqual((into?.sources ?? []).map(({ id }) => id).toSorted());
  await page.context().close();
});

test('a place that a person preferred says who chose it and why, beside what the machine says', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const found = (await casesOf(url)).find(
    ({ mergedIntoId, isPlacePreferred, sources }) =>
      mergedIntoId === null &&
      !isPlacePreferred &&
      sources.some(({ kind, area }) => kind === 'detection' && area !== null),
  );
  const caseId = found?.incident.incidentId ?? '';
  const source = found?.sources.find(({ kind, area }) => kind === 'detection' && area !== null);
  const at = `/case/${caseId}/location?as=p-watch&role=watch`;
  const { page, faults } = await openPage(desk.browser, url, at, LAPTOP);
  await act(page, 'Prefer this place', async (dialog) => {
    expect(await dialog.getByLabel('Place given by').inputValue()).toBe('');
    await dialog.getByLabel('Place given by').selectOption(source?.id ?? '');
    await dialog.getByLabel('Reason').fill('Four sensors agree.');
  });
  const preferred = page.getByRole('region', { name: 'A preferred place' });
  await preferred.getByText('Four sensors agree.').waitFor();
  await preferred.getByText(/Tomas Reve, /).waitFor();
  expect((await readCase(url, caseId)).isPlacePreferred).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a finding is corrected and withdrawn, and its page says so; who declares an interest stands there by name', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const issued = (await casesOf(url)).find(
    ({ finding, decided }) => finding?.stage === 'issued' && decided === null,
  );
  const caseId = issued?.incident.incidentId ?? '';
  const findingId = issued?.finding?.findingId ?? '';
  const at = `/case/${caseId}/evidence?as=p-chief&role=chief`;
  const { page, faults } = await openPage(desk.browser, url, at, LAPTOP);
  await act(page, 'Correct the finding', async (dialog) => {
    await dialog.getByLabel('Corrected statement').fill('Two rounds, not three.');
    await dialog.getByLabel('Reason').fill('Counted again.');
  });
  const became = page.getByRole('region', { name: 'What became of its findings' });
  await became.getByText('Counted again.').waitFor();
  await act(page, 'Recuse somebody', async (dialog) => {
    expect(await dialog.getByLabel('Whom').inputValue()).toBe('');
    await dialog.getByLabel('Whom').selectOption('p-reviewer-1');
    await dialog.getByLabel('What the interest is').fill('A brother serves there.');
  });
  await page
    .getByRole('region', { name: 'Recused' })
    .getByText('A brother serves there.')
    .waitFor();
  await act(page, 'Withdraw the finding', (dialog) =>
    dialog.getByLabel('Reason').fill('It was of another day.'),
  );
  await became.getByText('It was of another day.').waitFor();
  await page.getByText('Open; its finding was withdrawn').waitFor();
  await isWell(page, faults);
  // The commission is told why it is off its agenda, and what the case waits for.
  await page.goto(`${url}/commission/${findingId}?as=p-commission-1&role=commission`);
  const why = page.getByRole('region', { name: 'Why it is not on the agenda' });
  await why.getByText('It was of another day.').waitFor();
  await acting(page).getByText('Draft the finding', { exact: false }).waitFor();
  expect(await page.getByText('Nothing is asked of anybody').count()).toBe(0);
  await isWell(page, faults);
  await page.context().close();
});

test('the floor: what is asked alike is one row, Enter leads to the evidence, the hand-over is stamped and locked', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const before = await readWatch(url);
  const waiting = before.queue.filter(({ kind }) => kind === 'acknowledge-allegation');
  const [first] = waiting;
  const partyName = first?.allegation?.partyName ?? '';
  const own = waiting.filter(({ allegation }) => allegation?.partyName === partyName);
  expect(own.length).toBeGreaterThan(1);
  const { page, faults } = await openPage(
    desk.browser,
    url,
    '/watch?as=p-watch&role=watch',
    LAPTOP,
  );
  const queue = page.getByRole('region', { name: 'Queue' });
  const row = queue.getByRole('listitem').filter({ hasText: `${partyName} waits to hear` });
  expect(await row.count()).toBe(1);
  await row.getByRole('button', { name: 'Acknowledge all' }).click();
  const label = `Acknowledge ${own.length} of ${partyName}`;
  await page
    .getByRole('dialog', { name: label })
    .getByRole('button', { name: `Acknowledge ${own.length}` })
    .click();
  await page.getByRole('dialog', { name: label }).waitFor({ state: 'detached' });
  const after = await readWatch(url);
  const left = after.queue.filter(
    ({ kind, allegation }) =>
      kind === 'acknowledge-allegation' && allegation?.partyName === partyName,
  );
  expect(left).toEqual([]);

  await page.getByRole('button', { name: 'Sign the hand-over' }).click();
  const signing = page.getByRole('dialog', { name: 'Sign the hand-over' });
  await signing.getByLabel('What the next watch must know').fill('The road is closed.');
  await signing.getByRole('button', { name: 'Sign the hand-over' }).click();
  const log = page.getByRole('region', { name: 'Hand-over log' });
  await log.getByText('The road is closed.').waitFor();
  await log.getByText('watch officer, Ossenmark').first().waitFor();
  await log.getByText('locked', { exact: true }).waitFor();
  await isWell(page, faults);

  await page.goto(`${url}/watch?as=p-watch&role=watch`);
  await queue.getByRole('listitem').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/case\//);
  await page.context().close();
});

test('both parties read the same of Liaison, and prove the record, also of what they are not told yet', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  await order(url, 'p-watch', 'watch', { kind: 'sign-handover', text: 'Quiet.' });
  const texts: string[] = [];
  for (const liaison of ['p-liaison-1', 'p-liaison-2']) {
    const { page, faults } = await openPage(
      desk.browser,
      url,
      `/liaison?as=${liaison}&role=liaison`,
      LAPTOP,
    );
    await page.getByText('Record checked here').waitFor();
    // The buttons are one's own; what is told is not.
    texts.push(await page.locator('.notices').first().innerText());
    expect(faults).toEqual([]);
    await page.context().close();
  }
  expect(texts[0]?.length).toBeGreaterThan(0);
  expect(texts[0]).toBe(texts[1]);
});
