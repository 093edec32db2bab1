import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaimsView, DocumentView, InstrumentsView } from '@holdfast/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { LAPTOP, PHONE, axeViolations, openPage, sideways } from './desk.ts';
import type { Served } from './served.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const PARIS = path('../../../agreements/paris-2026');

/** Invented, with characters of one to four bytes before and within the words that are cited. */
const REPORT = [
  'Élysée: „Сили“ — an invented report 🌊',
  '',
  'A spokesman who was not named said that “some 25,000 naïve troops” would come, «peut-être».',
  '',
  'Nothing else is known.',
  '',
].join('\r\n');
const WORDS = '“some 25,000 naïve troops” would come';
const SHA = createHash('sha256').update(REPORT).digest('hex');
const FROM = Buffer.byteLength(REPORT.slice(0, REPORT.indexOf(WORDS)));
const TO = FROM + Buffer.byteLength(WORDS);

let browser: Browser | null = null;
let served: Served | null = null;
let reason = '';

/** The Paris register as a trial, and one document that the record holds. */
async function serveClaims(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-claims-'));
  const dataDir = join(folder, 'data');
  const file = join(folder, 'report.txt');
  writeFileSync(file, REPORT);
  const holdfast = (...args: readonly string[]) =>
    execFileSync(
      process.execPath,
      [path('../../cli/bin/holdfast.js'), ...args, '--data', dataDir],
      {
        stdio: 'ignore',
      },
    );
  holdfast('import', 'register', PARIS, '--trial');
  const facts = ['--publisher', 'An invented paper', '--published', '2026-01-06'];
  holdfast('import', 'document', file, ...facts, '--title', 'An invented report');
  const { startServer } = await import('@holdfast/server');
  const server = await startServer({ dataDir, port: 0, consoleDir: path('../dist') });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

beforeAll(async () => {
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  served = await serveClaims();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const ANALYST = 'as=p-analyst&role=investigator';

function onDesk(
  name: string,
  address: string,
  body: (page: Page) => Promise<void>,
  view = LAPTOP,
): void {
  test(name, async (context) => {
    if (browser === null || served === null) return context.skip(reason);
    const { page, faults } = await openPage(browser, served.url, address, view);
    await body(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

async function read<View>(address: string): Promise<View> {
  const response = await fetch(`${served?.url ?? ''}/api/${address}`);
  const body: unknown = await response.json();
  return body as View;
}

const claims = () => read<ClaimsView>('claims?role=investigator');

async function command(asked: object, role = 'investigator', as = 'p-analyst') {
  const response = await fetch(`${served?.url ?? ''}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), as, role, command: asked }),
  });
  const body: unknown = await response.json();
  return { status: response.status, message: JSON.stringify(body) };
}

const claimOf = (citation: object) => ({
  kind: 'record-claim',
  statement: 'Some troops would come.',
  judgement: {
    claimId: `C-${crypto.randomUUID().slice(0, 8)}`,
    topicId: 'a-topic-of-its-own',
    kind: 'status',
    value: { type: 'none' },
    modality: 'would',
    saidBy: 'somebody',
    reportedBy: 'somebody',
    asOfDay: 20_459,
    instrumentId: null,
    citation,
  },
});

const contradictionOn = async (topicId: string) =>
  (await claims()).topics.find((topic) => topic.topicId === topicId)?.contradiction ?? null;

/** Selects words as a pointer would: from the first character to the last. */
async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((sought) => {
    const root = document.querySelector('.verbatimtext');
    const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
      return;
    }
  }, words);
}

/** A button that says it waits for something still answers a press: with what is missing. */
async function pressAnyway(button: Locator): Promise<void> {
  await button.click({ force: true });
}

describe('by the API', () => {
  test('a document comes with its words and the bytes that claims cite, or says why not', async () => {
    const seen = await read<DocumentView>(`document/${SHA}?role=investigator`);
    expect([seen.standing, seen.document.text]).toEqual(['shown', REPORT]);
    const hidden = await read<DocumentView>(`document/${SHA}?role=public`);
    expect([hidden.standing, hidden.document.text]).toEqual(['withheld', null]);
    const { code } = await read<{ code: string }>(`document/${'0'.repeat(64)}?role=investigator`);
    expect(code).toBe('not-found');
  });

  test('a citation whose hash or range is wrong is an error, and nothing is recorded', async () => {
    const before = (await claims()).topics.length;
    const { length } = Buffer.from(REPORT);
    const wrong: readonly (readonly [object, number])[] = [
      [{ sha256: '0'.repeat(64), fromByte: 0, toByte: 9 }, 404],
      [{ sha256: SHA, fromByte: FROM, toByte: length + 1 }, 400],
      [{ sha256: SHA, fromByte: 9, toByte: 9 }, 400],
      [{ sha256: SHA, fromByte: 9, toByte: 3 }, 400],
      [{ sha256: 'no hash', fromByte: 0, toByte: 9 }, 400],
      [{ sha256: SHA, fromByte: 0.5, toByte: 9 }, 400],
    ];
    for (const [citation, expected] of wrong) {
      const { status, message } = await command(claimOf(citation));
      expect([status, message]).toEqual([expected, expect.stringMatching(/[Ee]xpected/)]);
    }
    expect((await claims()).topics.length).toBe(before);
  });

  test('all twenty contradictions of the sources are there, each of its kind', async () => {
    const file: unknown = JSON.parse(readFileSync(join(PARIS, 'claims.json'), 'utf8'));
    const { contradictions } = file as {
      contradictions: { number: number; kind: string; topics: string[] }[];
    };
    const { topics } = await claims();
    const present = contradictions.filter((known) =>
      topics.some(
        ({ topicId, kind, contradiction }) =>
          known.topics.includes(topicId) && kind === known.kind && contradiction !== null,
      ),
    );
    expect(present.map(({ number }) => number)).toEqual([...Array(20).keys()].map((n) => n + 1));
  });

  test('story 8: words on the United States, removed between draft and final, are not evaluated', async () => {
    const { redlines, instruments } = await read<InstrumentsView>('instruments?role=capital');
    const line = redlines.find(({ clauseId }) => clauseId === 'us-help-to-force');
    expect([line?.fromVariantId, line?.toVariantId]).toEqual(['draft', 'final']);
    expect(line?.runs.map(({ kind }) => kind)).toEqual(['removed']);
    const variant = instruments
      .find(({ instrumentId }) => instrumentId === 'joint-declaration')
      ?.variants.find(({ variantId }) => variantId === 'final');
    const clause = variant?.clauses.find(({ clauseId }) => clauseId === 'us-help-to-force');
    expect(clause?.standing).toBe('removed');
    const norms = async (textId: string) => JSON.stringify(await read(`agreement/${textId}`));
    expect(await norms('paris_draft')).toContain('us_assist');
    expect(await norms('paris_final')).not.toContain('us_assist');
    const { status } = await fetch(
      `${served?.url ?? ''}/api/agreement-why-not/paris_final;us_assist`,
    );
    expect(status).toBe(404);
  });
});

onDesk(
  'says when it was reported, and implies nothing later',
  `/claims?${ANALYST}`,
  async (page) => {
    await page
      .getByRole('heading', { level: 1, name: 'As reported on 6–7 January 2026' })
      .waitFor();
    await page.getByText('Nothing later is implied').waitFor();
  },
);

onDesk(
  'story 8: the redline shows what was removed, that it is never evaluated, and who reported it',
  `/claims/instruments?${ANALYST}`,
  async (page) => {
    const clause = page.getByRole('article', { name: 'US help to force, redline' });
    await clause.getByText('Removed: never evaluated').waitFor();
    expect(await clause.locator('del').innerText()).toContain('removed:');
    await clause
      .getByText('Removal reported by Account with Reuters pictures, citing Politico')
      .waitFor();
    await clause.getByRole('button', { name: /Citation of claim EA-final-us-help/ }).click();
    await page.getByRole('dialog', { name: 'Citation of EA-final-us-help' }).waitFor();
  },
);

onDesk(
  'a contradiction is resolved with a reason by a person, and a later claim opens it again',
  '/claims/contradictions?kind=numbers&as=p-commission&role=commission',
  async (page) => {
    const box = page.getByRole('region', { name: 'How many troops the force would have' });
    await box.getByRole('button', { name: 'Resolve with a reason' }).click();
    await pressAnyway(box.getByRole('button', { name: 'Record the resolution' }));
    await box.getByRole('alert').getByText('A reason is missing.').waitFor();
    await box.getByLabel('Resolution').selectOption('both-stand');
    await box.getByLabel('Reason').fill('Two officials, neither of them named.');
    await box.getByRole('button', { name: 'Record the resolution' }).click();
    await box
      .locator('.resolution', { hasText: 'Two officials, neither of them named.' })
      .waitFor();
    await page.getByRole('button', { name: 'Resolved', exact: true }).click();
    await box.waitFor();
    expect((await contradictionOn('force-size'))?.resolution?.resolution).toBe('both-stand');
  },
);

onDesk(
  'words selected become a claim: what is missing is said at its field, and its bytes are right',
  `/claims?doc=${SHA}&${ANALYST}`,
  async (page) => {
    await page.getByText('Nothing else is known.').waitFor();
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.getByText('Nothing has changed since you last read.').waitFor();
    await selectWords(page, WORDS);
    await page.getByRole('button', { name: 'Claim from these words' }).click();
    await page.getByText(`bytes ${FROM} to ${TO}`).waitFor();
    const form = page.getByRole('region', { name: 'New claim' });
    await form.getByLabel('What it says').fill('Some 25,000 troops would come.');
    await form.getByLabel('Topic', { exact: true }).selectOption('force-size');
    await form.getByLabel('At least').fill('25,000');
    await form.getByLabel('Said by').fill('Officials who were not named');
    await form.getByLabel('Reported by').fill('An invented paper');
    await form.getByLabel('As said').selectOption('would');
    await pressAnyway(form.getByRole('button', { name: 'Record the claim' }));
    await form.getByText('Expected a unit with the range, found none.').waitFor();
    await form.getByLabel('Unit').fill('troops');
    await form.getByRole('button', { name: 'Record the claim' }).click();
    await page.getByText(/It stays as it is/).waitFor();
    await page.getByText('2 statements since you last read.').waitFor();
    await page.getByRole('button', { name: 'Show what changed' }).click();
    await page.getByText('Claim: Some 25,000 troops would come.').waitFor();
    await page.locator('.claimcard', { hasText: 'new' }).waitFor();
    const { topics } = await claims();
    const onTopic = topics.find(({ topicId }) => topicId === 'force-size');
    const made = onTopic?.claims.find(({ citation }) => citation.sha256 === SHA);
    expect(made?.citation.words?.cited).toBe(WORDS);
    expect([made?.value, made?.modality]).toEqual(['at least 25000 troops', 'would']);
    const noted = await contradictionOn('force-size');
    expect(noted?.resolution).toBeNull();
    expect(noted?.claims.map(({ claimId }) => claimId)).toContain(made?.claimId);
    await page.locator('.verbatimtext mark.on', { hasText: '25,000' }).waitFor();
    expect(await page.locator('.claimcard.on').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('.verbatimtext mark', { hasText: '25,000' }).click();
    await page.locator('.claimcard.on').waitFor();
  },
);

onDesk(
  'what is typed survives a reload, and words are found without a pointer',
  `/claims?doc=${SHA}&${ANALYST}`,
  async (page) => {
    await page.getByRole('button', { name: 'New claim' }).click();
    await page.getByLabel('What it says').fill('Kept.');
    await page.reload();
    await page.getByRole('button', { name: 'New claim' }).click();
    expect(await page.getByLabel('What it says').inputValue()).toBe('Kept.');
    await page.getByLabel('Words that say so').fill(WORDS);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText(`bytes ${FROM} to ${TO}`).waitFor();
  },
);

onDesk(
  'a document that is not held, or not for this reader, is told by publisher, title and date',
  `/claims?role=public&doc=${SHA}`,
  async (page) => {
    await page.getByText('1 document withheld from you').waitFor();
    await page.getByText('Its words are for the mission and for capitals').waitFor();
    await page.getByRole('link', { name: /Euronews/ }).click();
    await page.getByText('This record holds no copy of it').waitFor();
    expect(await page.getByRole('button', { name: 'New claim' }).count()).toBe(0);
  },
);

const FACES = ['Documents and claims', 'Side by side', 'Contradictions', 'Instruments'];

/** Goes through the faces of the desk, on one page. */
async function onEachFace(page: Page, check: (face: string) => Promise<void>): Promise<void> {
  for (const face of FACES) {
    await page.getByRole('link', { name: face }).first().click();
    await page.locator('.claims h2:visible').first().waitFor();
    await check(face);
  }
}

onDesk('axe finds nothing on any face', `/claims?doc=${SHA}&${ANALYST}`, async (page) => {
  await onEachFace(page, async (face) => {
    expect([face, await axeViolations(page)]).toEqual([face, []]);
  });
});

onDesk(
  'nothing runs out sideways on a phone',
  `/claims?doc=${SHA}&${ANALYST}`,
  async (page) => {
    await onEachFace(page, async (face) => {
      expect([face, await sideways(page)]).toEqual([face, 0]);
    });
  },
  PHONE,
);
