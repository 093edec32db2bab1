import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAPTOP, PHONE, axeViolations, closeDesk, openDesk, openPage, sideways } from './desk.ts';
import type { Desk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => closeDesk(desk));

const LOOK = '?as=p-information&role=information';

/** Every file that the page offers, with its type and how it begins. */
async function downloads(page: Page): Promise<readonly (readonly [string, string, string])[]> {
  const links = await page
    .locator('.downloads a')
    .evaluateAll((all) => all.map((a) => [a.textContent ?? '', a.getAttribute('href') ?? '']));
  const files: (readonly [string, string, string])[] = [];
  for (const [label = '', href = ''] of links) {
    const response = await fetch(new URL(href, page.url()));
    const bytes = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    files.push([label, type, bytes.toString('latin1', 0, 8)]);
  }
  return files;
}

const EVERY_FORMAT = [
  ['HTML', 'text/html', '<!doctyp'],
  ['PDF', 'application/pdf', '%PDF-1.7'],
  ['Markdown', 'text/markdown', expect.stringMatching(/^(# |\*\*)/)],
  ['Observations, CSV', 'text/csv', 'observer'],
  ['Figures, CSV', 'text/csv', 'measure,'],
  ['Sectors, CSV', 'text/csv', 'sector_i'],
];

test('an information officer reads a day, issues its report, gives it out, and corrects it', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const { url } = desk.served;
  const { page, faults } = await openPage(desk.browser, url, `/reports${LOOK}`, LAPTOP);
  await page.getByText('Nothing has been issued yet.').waitFor();
  await page.getByLabel('For', { exact: true }).selectOption('public');
  await page.getByRole('button', { name: 'Read it' }).click();
  const reading = page.getByRole('region', { name: 'Report', exact: true });
  await reading.getByText('not issued').waitFor();
  const sheet = page.frameLocator('iframe.sheet');
  await sheet.getByRole('heading', { level: 1 }).waitFor();

  await reading.getByRole('button', { name: 'Issue this report' }).click();
  await page.getByRole('button', { name: 'Issue the report' }).click();
  await page.getByText('Recorded:').waitFor();
  const issued = page.getByRole('region', { name: 'Issued' });
  await issued.getByRole('link', { name: /^Daily report/ }).click();
  await reading.getByRole('button', { name: 'Make it again and compare' }).click();
  expect(await reading.getByText(/^Made again: all \d+ files/).innerText()).toMatch(/all 16 files/);
  expect(await downloads(page)).toEqual(EVERY_FORMAT);

  await reading.getByRole('button', { name: 'Français' }).click();
  await sheet.getByRole('heading', { name: 'Ce que nous ne savons pas' }).waitFor();
  await sheet.getByRole('heading', { name: 'Suites données aux rapports précédents' }).waitFor();

  await reading.getByRole('button', { name: 'Correct it' }).click();
  await page.getByLabel('What was wrong').fill('The day had not ended.');
  await page.getByRole('button', { name: 'Correct the report' }).click();
  await reading.getByText('This report was corrected.').waitFor();
  await page
    .getByRole('region', { name: 'Corrections' })
    .getByText('The day had not ended.')
    .waitFor();
  expect(await issued.getByRole('listitem').count()).toBe(2);

  for (const { width, height } of [LAPTOP, PHONE]) {
    await page.setViewportSize({ width, height });
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});
