import { expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import type { Actor, CaseView, SituationView, WatchView } from '@holdfast/domain';
import {
  annexOf,
  caseOf,
  draftAndServe,
  impact,
  launch,
  reportOf,
  shares,
} from './testing/scene-case.ts';
import { sceneEachTest } from './testing/scene-each-test.ts';
import {
  CHIEF,
  DAWN_MS,
  HOUR_MS,
  INVESTIGATOR,
  LIAISON_A,
  LIAISON_B,
  MINUTE_MS,
  MONITOR,
  WATCH,
} from './testing/served-scene.ts';
import type { ServedScene } from './testing/served-scene.ts';

let scene: ServedScene;
sceneEachTest((each) => (scene = each));

const DAY_MS = 24 * HOUR_MS;
/** Of the day on which the truce of the scene is adopted. */
const MIDNIGHT_MS = DAWN_MS - 6 * HOUR_MS;
const utc = (timeMs: number) => new Date(timeMs).toISOString();

const PARTIES = [LIAISON_A, LIAISON_B];
const situation = () => scene.view<SituationView>(WATCH, 'situation');
const floor = () => scene.view<WatchView>(WATCH, 'watch');
const PLACE = impact({ eventId: id('EV-0'), originTimeMs: DAWN_MS }).area;
const placeNorth = (udeg: number) => ({ ...PLACE, latitudeUdeg: PLACE.latitudeUdeg + udeg });

test('Story 1: thirty-two explosions on four bearings from one post are one set of observations and one row', async () => {
  const [fromMs, toMs] = [DAWN_MS + 226 * MINUTE_MS, DAWN_MS + 405 * MINUTE_MS];
  await scene.until(toMs + 12 * MINUTE_MS);
  const bearings = [
    [247_500, 11],
    [292_500, 9],
    [337_500, 7],
    [22_500, 5],
  ] as const;
  for (const [azimuthMdeg, count] of bearings)
    await scene.do(MONITOR, {
      ...{ kind: 'report-observation', sourceId: 'patrol', sectorId: 'S1', fromMs, toMs, count },
      ...{ means: 'heard', observed: 'explosion', counted: 'at-least', countMost: null },
      ...{ reportId: `R-${azimuthMdeg}`, text: 'From the harbour post.', photos: [] },
      standing: { latitudeUdeg: -46_960_000, longitudeUdeg: -126_260_000, errorM: 30 },
      ...{ bearing: { azimuthMdeg, sigmaMdeg: 9_000 }, distance: { nearM: 3_000, farM: 8_000 } },
      capturedMs: toMs,
    });
  await scene.until(toMs + 2 * HOUR_MS);

  // One incident, whose area holds all four directions, and nowhere a point for a blow.
  const { incidents } = await situation();
  expect(incidents).toMatchObject([
    { incidentType: 'explosion', observations: 4, detections: 0, area: { shape: 'circle' } },
  ]);
  expect(
    Number(incidents[0]?.area.shape === 'circle' && incidents[0].area.radiusM),
  ).toBeGreaterThan(8_000 - 3_000);

  // The row of the field's table: where, which way, how far, how many, what, by what, when, by which means.
  expect(await annexOf(scene, 'observations', MIDNIGHT_MS)).toMatchObject([
    {
      ...{ observer_sector: 'Askel', direction: 'NNE WSW WNW NNW' },
      ...{ distance_near_m: '3000', distance_far_m: '8000', means: 'heard' },
      ...{ count_kind: 'at-least', count_least: '32', observation: 'explosions-heard' },
      ...{ weapon: '', from_utc: utc(fromMs), to_utc: utc(toMs), case_id: 'HF-0001' },
    },
  ]);
});

test('Story 2: the place that a person prefers survives a newer automatic one, which shows as new', async () => {
  await scene.hear(impact({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
  const automatic = await caseOf(scene, 'HF-0001');
  const prefer = { kind: 'prefer-location', incidentId: 'HF-0001', reason: 'The camera has it.' };
  await scene.do(INVESTIGATOR, { ...prefer, eventId: 'EV-1', observationId: null });

  const second = { eventId: id<'event'>('EV-2'), originTimeMs: DAWN_MS + 30_000 };
  await scene.hear(impact({ ...second, area: placeNorth(4_000) }));
  await scene.until(DAWN_MS + 2 * HOUR_MS);
  const later = await caseOf(scene, 'HF-0001');
  expect(later.sources.map((source) => source.id)).toEqual(['EV-1', 'EV-2']);
  expect([later.isPlacePreferred, later.incident.area]).toEqual([true, automatic.incident.area]);

  // What the engine has said since has another place, is on record, and the floor is told.
  expect(later.newSinceDecision).toHaveLength(1);
  const said = scene.mission.entryOf(later.newSinceDecision[0] ?? -1);
  expect(said).toMatchObject({ kind: 'incident.proposed', author: { kind: 'engine' } });
  expect(said).not.toMatchObject({ judgement: { area: automatic.incident.area } });
  const fresh = (await floor()).queue.filter(({ kind }) => kind === 'new-since-decision');
  expect(fresh).toMatchObject([{ incidentId: 'HF-0001' }]);
});

/** Each incident of its own, and what it holds. */
async function membersOf(): Promise<readonly (readonly [string, string])[]> {
  const { incidents } = await situation();
  const cases = await Promise.all(incidents.map(({ incidentId }) => caseOf(scene, incidentId)));
  return cases.map(({ incident, sources }) => [
    incident.incidentId,
    sources
      .map((source) => source.id)
      .sort()
      .join(' '),
  ]);
}

test('Story 2: what a person merged stays one, and what a person split stays two, whatever is heard later', async () => {
  const near = (eventId: string, afterMs: number) =>
    scene.hear(impact({ eventId: id(eventId), originTimeMs: DAWN_MS + afterMs }));
  const far = (eventId: string, afterMs: number) => {
    const area = placeNorth(30_000);
    return scene.hear(impact({ eventId: id(eventId), originTimeMs: DAWN_MS + afterMs, area }));
  };
  await near('EV-1', 0);
  await near('EV-2', 1_000);
  await far('EV-3', 10_000);
  await scene.until(DAWN_MS + HOUR_MS);
  expect(await membersOf()).toEqual([
    ['HF-0001', 'EV-1 EV-2'],
    ['HF-0002', 'EV-3'],
  ]);

  const merge = { kind: 'merge-incidents', incidentId: 'HF-0001', mergedIds: ['HF-0002'] };
  await scene.do(WATCH, { ...merge, reason: 'One salvo.' });
  await far('EV-4', 20_000);
  await scene.until(DAWN_MS + 2 * HOUR_MS);
  expect(await membersOf()).toEqual([['HF-0001', 'EV-1 EV-2 EV-3 EV-4']]);
  expect((await caseOf(scene, 'HF-0002')).mergedIntoId).toBe('HF-0001');

  await scene.do(WATCH, {
    ...{ kind: 'split-incident', incidentId: 'HF-0001', reason: 'Two guns.', eventIds: ['EV-2'] },
    ...{ observationIds: [], allegationIds: [], activityIds: [] },
  });
  await near('EV-5', 2_000);
  await scene.until(DAWN_MS + 3 * HOUR_MS);
  expect(await membersOf()).toEqual([
    ['HF-0001', 'EV-1 EV-3 EV-4 EV-5'],
    ['HF-0003', 'EV-2'],
  ]);
});

test('Story 4: two parties, two stories: one incident, two allegations, and unverifiable for a stated reason', async () => {
  const sharesPpm = shares(500_000);
  await scene.hear(impact({ eventId: id('EV-1'), originTimeMs: DAWN_MS, sharesPpm }));
  await scene.until(DAWN_MS + HOUR_MS);
  const accuse = (by: Actor, accusedId: string, text: string) =>
    scene.do(by, {
      ...{ kind: 'file-allegation', statement: 'accuses', accusedId, sectorId: 'S2', text },
      ...{ fromMs: DAWN_MS, toMs: DAWN_MS },
    });
  await accuse(LIAISON_A, 'B', 'They shelled the depot.');
  await accuse(LIAISON_B, 'A', 'It was their own missile.');
  await scene.do(WATCH, { kind: 'open-incident', incidentId: 'HF-0001', reason: 'Two stories.' });
  await scene.do(WATCH, {
    ...{ kind: 'assign-task', assignee: 'patrol', incidentId: 'HF-0001', sectorId: 'S2' },
    text: 'Look at the depot.',
  });
  await scene.do(MONITOR, {
    ...{ kind: 'complete-task', taskId: 'TA-0001', result: 'access-denied', crater: null },
    text: 'Turned back at the checkpoint.',
  });
  const reason = 'Neither side let a patrol pass; nothing else saw the place.';
  const close = { kind: 'close-incident', incidentId: 'HF-0001', outcome: 'unverifiable-access' };
  await scene.do(INVESTIGATOR, { ...close, reason });

  const { incidents } = await situation();
  expect(incidents.map((each) => [each.incidentId, each.allegations])).toEqual([['HF-0001', 2]]);
  const closed = await caseOf(scene, 'HF-0001');
  expect(closed.phase).toBe('unverifiable-access');
  expect(closed.steps.at(-1)).toMatchObject({ kind: 'incident.closed', reason });
  expect(closed.allegationsShown.map((each) => [each.partyId, each.verbatim])).toEqual([
    ['A', 'They shelled the depot.'],
    ['B', 'It was their own missile.'],
  ]);
  const [inA, inB] = await Promise.all(
    PARTIES.map((by) => scene.view<CaseView>(by, 'case/HF-0001')),
  );
  expect(inA?.phase).toBe('unverifiable-access');
  expect({ ...inA, actions: [] }).toEqual({ ...inB, actions: [] });
  const sectors = await annexOf(scene, 'sectors', MIDNIGHT_MS);
  expect(sectors.find((row) => row['sector_id'] === 'S2')).toMatchObject({
    ...{ incidents: '1', unverifiable: '1', verified: '0' },
    ...{ claims_of_A: '1', claims_of_B: '1', findings_against_a_party: '0' },
  });
});

test('Story 3: a blast that was notified the day before is notified activity: visible, and counted by itself', async () => {
  const atMs = DAWN_MS + DAY_MS;
  await scene.deliver('notices-a', 'activity', {
    ...{ activity_id: 'notice-1', party: 'A', activity: 'quarry', text: 'One blast.' },
    ...{ from_utc: utc(atMs - 10 * MINUTE_MS), to_utc: utc(atMs + 20 * MINUTE_MS) },
    ...{ latitude_deg: -46.95, longitude_deg: -126.13, radius_m: 500 },
  });
  const blast = { eventKind: 'blast' } as const;
  await scene.until(atMs);
  await scene.hear(impact({ ...blast, eventId: id('EV-1'), originTimeMs: atMs }));
  await scene.hear(impact({ ...blast, eventId: id('EV-2'), originTimeMs: atMs + 3 * HOUR_MS }));
  await scene.until(atMs + 4 * HOUR_MS);
  const notified = await caseOf(scene, 'HF-0001');
  expect(notified.sources.map((source) => [source.kind, source.id])).toEqual([
    ['activity', 'NA-0001'],
    ['detection', 'EV-1'],
  ]);
  expect(notified.ledger?.leading).toBe('exercise');
  // At another hour the notice covers nothing.
  const unnotified = await caseOf(scene, 'HF-0002');
  expect(unnotified.sources.map((source) => source.id)).toEqual(['EV-2']);
  const dismiss = { kind: 'dismiss-incident', incidentId: 'HF-0001', cause: 'notified-activity' };
  await scene.do(WATCH, { ...dismiss, reason: 'As notified: hour and place agree.' });

  const shown = (await situation()).incidents;
  expect(shown.map(({ incidentId, fill, cause }) => [incidentId, fill, cause])).toEqual([
    ['HF-0001', 'benign', 'notified-activity'],
    ['HF-0002', 'proposal', null],
  ]);
  const dayMs = MIDNIGHT_MS + DAY_MS;
  expect(await annexOf(scene, 'activities', dayMs)).toMatchObject([
    { activity: 'quarry', party: 'Haldavar', cases: 'HF-0001' },
  ]);
  const sectors = await annexOf(scene, 'sectors', dayMs);
  expect(sectors.find((row) => row['sector_id'] === 'S2')?.['incidents']).toBe('1');
  expect(await reportOf(scene, 'report.en.md', dayMs)).toContain(
    'Set aside as a notified activity: 1.',
  );
});

test('Story 5: a patrol denied for 2 h 08 is an impediment of a named party, and the rate is per hour seen', async () => {
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS + HOUR_MS }));
  await scene.until(DAWN_MS + 2 * HOUR_MS);
  const findingId = await draftAndServe(scene, 'HF-0001');
  for (const by of PARTIES)
    await scene.do(by, { kind: 'file-reply', noticeId: 'NO-0001', text: 'Heard.' });
  await scene.do(CHIEF, { kind: 'issue-finding', findingId });
  const fromMs = DAWN_MS + 3 * HOUR_MS;
  const toMs = fromMs + 128 * MINUTE_MS;
  await scene.until(toMs + MINUTE_MS);
  const denial = {
    ...{ kind: 'report-impediment', impedimentType: 'denial', partyId: 'B', sectorId: 'S2' },
    ...{ fromMs, toMs, reason: 'No order from above.' },
  };
  const tooMuch = await scene.send(MONITOR, { ...denial, minutesLost: 129 });
  expect(tooMuch.status).toBe(400);
  await scene.do(MONITOR, { ...denial, minutesLost: 128 });
  await scene.deliver('network', 'coverage', {
    ...{ coverage_id: 'c-1', sector: 'S2', seen_ppm: 500_000 },
    ...{ from_utc: utc(DAWN_MS), to_utc: utc(DAWN_MS + 5 * HOUR_MS) },
  });
  const { impediments, rates } = await floor();
  expect(impediments).toMatchObject([
    {
      partyName: 'Corrath',
      sectorName: 'Brenna',
      minutesLost: 128,
      reason: 'No order from above.',
    },
  ]);
  // Five hours at half sight are two and a half; where nobody looked nothing was calm.
  expect(rates.map(({ sectorId, words }) => [sectorId, words])).toEqual([
    ['S1', 'not observed'],
    ['S2', '1 violation in 2.5 h seen'],
    ...['S3', 'S4', 'S5'].map((sectorId) => [sectorId, 'not observed']),
  ]);
  expect(rates[1]?.violationsPerHourMilli).toBe(400);
  expect(await annexOf(scene, 'impediments', MIDNIGHT_MS)).toMatchObject([
    {
      ...{ sector: 'Brenna', impediment: 'denial', party: 'Corrath', minutes_lost: '128' },
      ...{ from_utc: utc(fromMs), to_utc: utc(toMs) },
    },
  ]);
});
