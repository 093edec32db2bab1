import { expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import type { Actor, CaseView, EntryView, LiaisonView } from '@holdfast/domain';
import { caseOf, draftAndServe, launch, shares } from './testing/scene-case.ts';
import type { ServedScene } from './testing/served-scene.ts';
import { sceneEachTest } from './testing/scene-each-test.ts';
import {
  CHIEF,
  DAWN_MS,
  HOUR_MS,
  INVESTIGATOR,
  LIAISON_A,
  LIAISON_B,
  MINUTE_MS,
  WATCH,
} from './testing/served-scene.ts';

let scene: ServedScene;
sceneEachTest((each) => (scene = each));

const PARTIES = [LIAISON_A, LIAISON_B];
const liaison = (by: Actor) => scene.view<LiaisonView>(by, 'liaison');

/** The engine has a case from a launch on the side of A. */
async function aLaunch(): Promise<void> {
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
}

test('Story 12: a reply in hour 47 is in time, one in hour 49 late and attached, and both see the same', async () => {
  await aLaunch();
  const findingId = await draftAndServe(scene, 'HF-0001');
  const [notice] = (await liaison(LIAISON_A)).notices;
  const servedAtMs = notice?.servedAtMs ?? 0;
  const noticeId = notice?.noticeId ?? '';
  expect(notice).toMatchObject({ subjectId: findingId, dueMs: servedAtMs + 48 * HOUR_MS });
  const reply = (text: string) => ({ kind: 'file-reply', noticeId, text });
  const issue = { kind: 'issue-finding', findingId };

  await scene.until(servedAtMs + 47 * HOUR_MS);
  await scene.do(LIAISON_A, reply('It was not us.'));
  const early = await scene.send(CHIEF, issue);
  expect([early.status, early.body['message']]).toEqual([
    409,
    expect.stringContaining('the reply of every party'),
  ]);

  await scene.until(servedAtMs + 49 * HOUR_MS);
  await scene.do(LIAISON_B, reply('We ask for more time.'));
  const { notices, clocks } = await caseOf(scene, 'HF-0001');
  expect(notices[0]?.parties.map(({ partyId, replies }) => [partyId, replies])).toEqual([
    ['A', [expect.objectContaining({ late: false, text: 'It was not us.' })]],
    ['B', [expect.objectContaining({ late: true, text: 'We ask for more time.' })]],
  ]);
  const replyClocks = clocks.filter(({ kind }) => kind === 'reply');
  expect(replyClocks.map(({ bearer, standing }) => [bearer, standing])).toEqual([
    ['A', 'met'],
    ['B', 'missed'],
  ]);

  await scene.do(CHIEF, issue);
  const told = { kind: 'serve-notice', subject: 'issued-finding', subjectId: findingId };
  await scene.do(CHIEF, { ...told, text: 'What we have found.' });
  const seen = await Promise.all(PARTIES.map(liaison));
  const [ofA, ofB] = seen.map(({ actions: _own, cut: _cut, ...shown }) => shown);
  expect(ofA).toEqual(ofB);
  const missed = ofA?.clocks.filter(({ standing }) => standing === 'missed');
  expect(missed?.map(({ kind, bearer }) => [kind, bearer])).toEqual([['reply', 'B']]);

  // The finding and the notice of it: one entry each for both, at one moment, with one hash.
  await scene.mission.checkpoint();
  const cases = await Promise.all(PARTIES.map((by) => scene.view<CaseView>(by, 'case/HF-0001')));
  for (const { finding } of cases)
    expect([finding?.findingId, finding?.issuedAtMs]).toEqual([
      findingId,
      servedAtMs + 49 * HOUR_MS,
    ]);
  const { steps } = await caseOf(scene, 'HF-0001');
  const issuedAt = steps.find(({ kind }) => kind === 'finding.issued')?.entryIndex;
  const noticeAt = ofA?.notices.find(({ subject }) => subject === 'issued-finding')?.entryIndex;
  for (const index of [issuedAt, noticeAt]) {
    const [inA, inB] = await Promise.all(
      PARTIES.map((by) => scene.view<EntryView>(by, `entry/${index}`)),
    );
    expect(inA).toEqual(inB);
    expect(inA?.contentState).not.toBe('withheld');
    expect(inA?.leafHex).toMatch(/^[0-9a-f]{64}$/);
    expect(inA?.proof).not.toBeNull();
  }
});

/** Drafts, hears the parties, issues; a minute later it is known. */
async function findAndIssue(): Promise<string> {
  const findingId = await draftAndServe(scene, 'HF-0001');
  const notice = (await liaison(LIAISON_A)).notices.find((each) => each.subjectId === findingId);
  for (const by of PARTIES)
    await scene.do(by, { kind: 'file-reply', noticeId: notice?.noticeId, text: 'Heard.' });
  await scene.do(CHIEF, { kind: 'issue-finding', findingId });
  scene.clock.advanceTo(scene.clock.nowMs() + MINUTE_MS);
  return findingId;
}

/** Three launches on the side of B, put to the case by a person. */
async function turnTheLedger(): Promise<void> {
  await scene.until(DAWN_MS + 24 * HOUR_MS);
  const eventIds = ['EV-2', 'EV-3', 'EV-4'];
  for (const [at, eventId] of eventIds.entries())
    await scene.hear(
      launch({
        ...{ eventId: id(eventId), originTimeMs: DAWN_MS + at * 1_000 },
        sharesPpm: shares(0),
      }),
    );
  await scene.do(INVESTIGATOR, {
    ...{ kind: 'attach-evidence', incidentId: 'HF-0001', reason: 'Read again from the tapes.' },
    ...{ eventIds, observationIds: [], allegationIds: [], activityIds: [] },
  });
}

/** Which duty binds whom, and how it stands. */
const dutiesIn = ({ obligations }: CaseView) =>
  obligations.map(({ obligationId, bearer, state }) => [
    obligationId.split('/')[0],
    bearer === 'A' || bearer === 'B' ? bearer : 'a guarantor',
    state,
  ]);

test('Story 13: new evidence turns a finding round, and the old one can still be read as it was', async () => {
  await aLaunch();
  const first = await findAndIssue();
  const before = await caseOf(scene, 'HF-0001');
  expect([before.finding?.responsible, dutiesIn(before)[0]]).toEqual([
    'A',
    ['hold_fire', 'A', 'breached'],
  ]);
  const knownMs = scene.mission.state.recordedAtMs;

  await turnTheLedger();
  const reopened = await caseOf(scene, 'HF-0001');
  expect([reopened.phase, reopened.finding?.responsible, reopened.ledger?.leading]).toEqual([
    'reopened',
    'A',
    'B',
  ]);
  const second = await findAndIssue();

  // The first finding is superseded, the second stands, and both parties can follow the chain.
  for (const by of [WATCH, ...PARTIES]) {
    const { findingChain } = await scene.view<CaseView>(by, 'case/HF-0001');
    const links = findingChain.map(({ findingId, standing, supersedesId, supersededById }) => [
      ...[findingId, standing, supersedesId, supersededById],
    ]);
    expect(links).toEqual([
      [first, 'superseded', null, second],
      [second, 'stands', first, null],
    ]);
  }

  // What the first finding asked of A, the second asks of B.
  const after = await caseOf(scene, 'HF-0001');
  expect([after.finding?.findingId, after.finding?.responsible]).toEqual([second, 'B']);
  expect(dutiesIn(after)).toEqual(
    dutiesIn(before).map(([duty, bearer, state]) => [duty, bearer === 'A' ? 'B' : bearer, state]),
  );

  // What was evaluated then is made again from what was known then, to the letter.
  const { cut: cutThen, ...then } = before;
  const { cut, ...again } = await caseOf(scene, 'HF-0001', `&known=${knownMs}`);
  expect(again).toEqual(then);
  expect([cut.entries, cut.earlier]).toEqual([cutThen.entries, true]);
});
