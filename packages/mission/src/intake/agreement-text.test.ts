import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agreementView,
  besideView,
  checksView,
  id,
  textRedlineView,
  whatIfView,
  whyNotView,
} from '@holdfast/domain';
import type { AgreementView, Command, Role } from '@holdfast/domain';
import { afterEach, expect, test } from 'vitest';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import type { Mission } from '../mission.ts';
import { createMission, openMission } from '../open-mission.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { takeTexts } from './agreement-text.ts';
import { takeRegister } from './document-register.ts';

const PARIS = new URL('../../../../agreements/paris-2026/', import.meta.url);
const BUDAPEST = new URL('../../../../agreements/budapest-1994/budapest.pact', import.meta.url);
const paris = (name: string) => readFileSync(new URL(name, PARIS), 'utf8');
const text = (fileName: string) => ({ fileName, text: paris(fileName) });
const BOTH = [text('draft.pact'), text('final.pact')];
/** 10 January 2026, 00:26 UTC. */
const BEGUN_MS = 1_768_004_760_000;
const DAY_MS = 86_400_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function newMission() {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-text-'));
  folders.push(dataDir);
  const clock = createManualClock(BEGUN_MS);
  const entropy = createSeededEntropy(7, clock);
  const mission = await createMission({ dataDir, origin: 'exercise.texts', entropy });
  return { mission, clock, dataDir };
}

async function heldParis() {
  const made = await newMission();
  const { mission } = made;
  await takeRegister(mission, {
    'claims.json': paris('claims.json'),
    'instruments.json': paris('instruments.json'),
    'commitments.json': paris('commitments.json'),
  });
  await takeTexts(mission, BOTH);
  await grant(mission, 'p-custodian', 'custodian');
  await grant(mission, 'p-commission', 'commission');
  return made;
}

const by = (personId: string, role: Role) => ({ personId: id<'person'>(personId), role });

async function grant(mission: Mission, personId: string, role: Role): Promise<void> {
  const outcome = await mission.execute({
    kind: 'grant-role',
    by: by('p-custodian', 'custodian'),
    judgement: { personId: id<'person'>(personId), role, nation: 'INT', partyId: null },
    name: personId,
  });
  expect(outcome.accepted).toBe(true);
}

const act = (name: string, actor: string, atMs: number): Command => ({
  kind: 'record-act',
  by: by('p-commission', 'commission'),
  judgement: { act: name, actor, fromMs: atMs, toMs: atMs, findingId: null },
  reason: 'As reported.',
});

const READER = { role: 'commission', partyId: null, nation: null } as const;

const asOf = (asOfMs: number, textId: string | null = null) => ({ textId, asOfMs });

function viewOf(mission: Mission, atMs: number, known?: number): AgreementView | null {
  const state = known === undefined ? mission.state : mission.stateAsKnown(known);
  return agreementView(state, READER, mission.viewContext(known !== undefined), asOf(atMs));
}

/** Every fact and norm of a view by name, with its value. */
function valuesOf(view: AgreementView | null): ReadonlyMap<string, string> {
  const statements = view?.clauses.flatMap((clause) => clause.statements) ?? [];
  return new Map(statements.map((each) => [each.statementId, each.value]));
}

function changed(before: AgreementView | null, after: AgreementView | null): readonly string[] {
  const was = valuesOf(before);
  return [...valuesOf(after)].flatMap(([name, value]) =>
    was.get(name) === value ? [] : [`${name}: ${was.get(name)} to ${value}`],
  );
}

test('T1: a text is held once; one with errors is refused by line, and loses none of the others', async () => {
  const { mission, dataDir } = await newMission();
  const wrong = { fileName: 'wrong.pact', text: 'agreement w "W"\nparty A "A" bounded\n' };
  const report = await takeTexts(mission, [wrong, ...BOTH]);
  expect([report.taken, report.known, report.refusals.length > 0]).toEqual([2, 0, true]);
  expect(report.refusals[0]).toMatchObject({ file: 'wrong.pact', code: 'malformed', line: 2 });
  expect(mission.state.refusals.get('agreement text malformed')).toBe(report.refusals.length);
  const hash = stateHash(mission.state);
  expect(await takeTexts(mission, BOTH)).toEqual({ taken: 0, known: 2, refusals: [] });
  expect(stateHash(mission.state)).toBe(hash);
  await mission.checkpoint();
  await mission.close();
  const again = await openMission({ dataDir });
  expect(stateHash(again.state)).toBe(hash);
  expect([...again.state.texts.keys()]).toEqual(['paris_draft', 'paris_final']);
  await again.close();
});

test('T2 and T4: “Riksdag approves” changes exactly what should change, with the entry; an earlier day stands as it was', async () => {
  const { mission, clock } = await heldParis();
  const begun = viewOf(mission, clock.nowMs());
  clock.advanceTo(BEGUN_MS + DAY_MS);
  const approved = await mission.execute(act('riksdag_approves', 'RIKSDAG', clock.nowMs()));
  expect(approved.accepted).toBe(true);
  const after = viewOf(mission, clock.nowMs());
  expect(changed(begun, after)).toEqual(['riksdag: unknown to true']);
  for (const name of ['formal_ceasefire_begins', 'peace_agreement_begins', 'roe_clear_begins'])
    await mission.execute(act(name, 'ANYONE', clock.nowMs()));
  const ready = viewOf(mission, clock.nowMs());
  expect(changed(after, ready)).toEqual([
    'formal_ceasefire: unknown to true',
    'peace_agreement: unknown to true',
    'roe_clear: unknown to true',
    'p_SE: unknown to true',
  ]);
  const sweden = ready?.clauses
    .flatMap((clause) => clause.statements)
    .find(({ statementId }) => statementId === 'p_SE');
  expect(sweden?.entryIndices.map((index) => mission.entryOf(index)?.kind)).toEqual(
    Array.from({ length: 4 }, () => 'act.recorded'),
  );
  const knownThen = viewOf(mission, clock.nowMs(), BEGUN_MS + DAY_MS / 2);
  expect(changed(begun, knownThen)).toEqual([]);
  expect(changed(begun, viewOf(mission, BEGUN_MS))).toEqual([]);
  await mission.close();
});

test('T3: the American backstop is disputed while the claims on it conflict, and Belgium’s readings differ by it', async () => {
  const { mission, clock } = await heldParis();
  const backstop = () => valuesOf(viewOf(mission, clock.nowMs())).get('us_backstop');
  expect(backstop()).toBe('disputed');
  for (const name of ['hostilities_end_begins', 'us_led_monitoring_begins'])
    await mission.execute(act(name, 'ANYONE', clock.nowMs()));
  const belgium = viewOf(mission, clock.nowMs())
    ?.clauses.flatMap((clause) => clause.statements)
    .find(({ statementId }) => statementId === 'p_BE');
  expect(belgium?.readings.map(({ readingId, value }) => [readingId, value])).toEqual([
    ['backstop_is_condition', 'disputed'],
    ['backstop_is_support', 'true'],
  ]);
  await mission.execute(act('us_backstop_begins', 'US', clock.nowMs()));
  expect(backstop()).toBe('true');
  await mission.close();
});

test('T6: the commission alone chooses a reading of a text on record, with its reason; the others stay', async () => {
  const { mission, clock } = await heldParis();
  const choose = (over: Partial<Extract<Command, { readonly kind: 'choose-reading' }>> = {}) =>
    mission.execute({
      kind: 'choose-reading',
      by: by('p-commission', 'commission'),
      textId: 'paris_final',
      normId: 'g_trigger',
      readingId: 'armed_attack',
      reason: 'The narrower words bind everyone who signed.',
      ...over,
    });
  const custodian = await choose({ by: by('p-custodian', 'custodian') });
  expect(custodian.accepted ? null : custodian.refusal.code).toBe('not-permitted');
  const unheard = await choose({ textId: 'minsk' });
  expect(unheard.accepted ? null : unheard.refusal).toMatchObject({
    code: 'not-found',
    expected: 'one of paris_draft, paris_final',
  });
  const before = viewOf(mission, clock.nowMs());
  const outcome = await choose();
  expect(outcome.accepted).toBe(true);
  const after = viewOf(mission, clock.nowMs());
  expect(changed(before, after)).toEqual([]);
  const readings = after?.clauses
    .flatMap((clause) => clause.statements)
    .find(({ statementId }) => statementId === 'g_trigger')?.readings;
  const entryIndex = outcome.accepted ? outcome.entries[0]?.index : -1;
  expect(readings?.map(({ readingId, chosen }) => [readingId, chosen])).toEqual([
    ['any_breach', null],
    ['armed_attack', { entryIndex, reason: 'The narrower words bind everyone who signed.' }],
    ['violation_identified', null],
  ]);
  expect((await choose()).accepted).toBe(false);
  expect((await choose({ readingId: 'any_breach' })).accepted).toBe(true);
  expect(mission.state.readings.size).toBe(1);
  await mission.close();
});

test('T7: the text that has come furthest is shown first; any other by its name, and none by another', async () => {
  const { mission, clock } = await heldParis();
  const context = mission.viewContext(false);
  const open = (textId: string | null) =>
    agreementView(mission.state, READER, context, asOf(clock.nowMs(), textId))?.text;
  expect(open(null)).toMatchObject({ textId: 'paris_final', standing: 'held', status: 'signed' });
  expect(open('paris_draft')?.variant).toBe('draft');
  expect(open('vienna')).toBeUndefined();
  await mission.close();
});

test('T8: what if and why not answer in words, and record nothing', async () => {
  const { mission, clock } = await heldParis();
  const context = mission.viewContext(false);
  const suppose = (set: Readonly<Record<string, string>>) =>
    whatIfView(mission.state, READER, context, { ...asOf(clock.nowMs()), set });
  const hash = stateHash(mission.state);
  const swedish = suppose({
    formal_ceasefire: 'true',
    peace_agreement: 'true',
    roe_clear: 'true',
    riksdag: 'true',
  });
  const changes = swedish !== null && 'changes' in swedish ? swedish.changes : [];
  expect(changes.filter(({ kind }) => kind === 'norm')).toEqual([
    {
      kind: 'norm',
      title: 'Air surveillance, mine clearance, training',
      clauseId: 'pledges',
      before: 'unknown',
      after: 'true',
    },
  ]);
  expect(suppose({ riksdag: 'perhaps' })).toEqual({
    wrong: 'riksdag: expected true, false, unknown, disputed, found perhaps',
  });
  expect(suppose({ nobody: 'true' })).toEqual({
    wrong: 'expected an open term of the agreement, found nobody',
  });
  const asked = { ...asOf(clock.nowMs()), clauseId: 'pledges' };
  const waits = whyNotView(mission.state, READER, context, asked);
  expect(waits?.norms.find(({ normId }) => normId === 'p_SE')?.sets).toEqual([
    [
      'A formal ceasefire',
      'A peace agreement',
      'The Swedish parliament has approved',
      'The rules of engagement are clear',
    ],
  ]);
  expect(stateHash(mission.state)).toBe(hash);
  await mission.close();
});

test('Y8: what the draft had the United States do is struck through, with who reports it; beside it an assurance has no remedy', async () => {
  const { mission, clock } = await heldParis();
  await takeTexts(mission, [{ fileName: 'budapest.pact', text: readFileSync(BUDAPEST, 'utf8') }]);
  const context = mission.viewContext(false);
  const two = (fromId: string) => ({ fromId, toId: 'paris_final', asOfMs: clock.nowMs() });
  const redline = textRedlineView(mission.state, READER, context, two('paris_draft'));
  const us = redline?.clauses.find(({ clauseId }) => clauseId === 'us');
  const removed = us?.statements.filter(({ change }) => change === 'removed') ?? [];
  expect(removed.length).toBeGreaterThan(0);
  for (const { runs, reportedBy } of removed) {
    expect(runs.map(({ kind }) => kind)).toEqual(['removed']);
    expect(reportedBy[0]).toMatch(/^EA@\d+-\d+, /);
  }
  const beside = besideView(mission.state, READER, context, two('budapest'));
  expect(beside?.sides.map(({ counts }) => counts.withRemedy)).toEqual([0, 1]);
  const checks = checksView(mission.state, READER, context, asOf(clock.nowMs()));
  const numbers = new Set(checks?.findings.map(({ check }) => check));
  expect([...numbers].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 6, 9, 12]);
  for (const { found, ran } of checks?.checks ?? []) if (!ran) expect(found).toBe(0);
  await mission.close();
});
