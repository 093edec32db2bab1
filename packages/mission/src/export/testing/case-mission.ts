import { id } from '@holdfast/domain';
import type { Author, JsonValue, Judgements, NewEntryOf } from '@holdfast/domain';
import { createManualClock, createSeededEntropy } from '../../entropy/entropy.ts';
import type { Mission } from '../../mission.ts';
import { createMission } from '../../open-mission.ts';

/** When the exercise of these tests begins: 14 March 2026. */
export const START_MS = 1_773_446_400_000;
export const INCIDENT = 'HF-0001';
export const FINDING = 'F-0001';

const person = (name: string): Author => ({
  kind: 'person',
  id: name,
  role: 'investigator',
  nation: 'Westland',
});
const source = (name: string): Author => ({ kind: 'source', id: name, role: null, nation: null });
const ENGINE: Author = { kind: 'engine', id: 'holdfast@1', role: null, nation: null };

function enrolled(name: string): NewEntryOf<'source.enrolled'> {
  const judgement: Judgements['source.enrolled'] = {
    sourceId: id(name),
    sourceClass: 'patrol',
    ownerId: 'mission',
    keyHash: '',
    partyId: null,
  };
  const content: JsonValue = { name, latitudeUdeg: 48_151_617, longitudeUdeg: 30_118_207 };
  return { kind: 'source.enrolled', author: person('p-custodian'), judgement, content };
}

function granted(name: string): NewEntryOf<'role.granted'> {
  return {
    kind: 'role.granted',
    author: person('p-custodian'),
    judgement: {
      personId: id(name),
      role: 'investigator',
      nation: 'Westland',
      partyId: null,
    },
    content: { name: `Name of ${name}` },
  };
}

function observed(number: number, sourceId: string): NewEntryOf<'observation.received'> {
  return {
    kind: 'observation.received',
    author: source(sourceId),
    judgement: {
      observationId: id(`OB-${String(number)}`),
      sourceId: id(sourceId),
      observationType: 'impact-seen',
      fromMs: START_MS,
      toMs: START_MS,
      sectorId: id('S1'),
      count: 1,
      area: null,
    },
    content: { text: `What was seen, ${String(number)}. 100 % of it — «так».` },
  };
}

function proposed(observations: readonly number[]): NewEntryOf<'incident.proposed'> {
  return {
    kind: 'incident.proposed',
    author: ENGINE,
    judgement: {
      incidentId: id(INCIDENT),
      incidentType: 'indirect-fire',
      severity: 2,
      fromMs: START_MS,
      toMs: START_MS,
      sectorId: id('S1'),
      area: { shape: 'circle', latitudeUdeg: 48_140_000, longitudeUdeg: 30_120_000, radiusM: 900 },
      eventIds: [],
      observationIds: observations.map((number) => id(`OB-${String(number)}`)),
      allegationIds: [],
      activityIds: [],
    },
    content: null,
  };
}

function drafted(ledgerIndex: number): NewEntryOf<'finding.drafted'> {
  return {
    kind: 'finding.drafted',
    author: person('p-lena'),
    judgement: {
      findingId: id(FINDING),
      incidentId: id(INCIDENT),
      responsible: 'undetermined',
      standardId: null,
      act: 'fire',
      severity: 2,
      fromMs: START_MS,
      toMs: START_MS,
      ledgerIndex,
    },
    content: { statement: 'Cannot be determined.' },
  };
}

function weighed(rests: readonly number[]): NewEntryOf<'ledger.weighed'> {
  const row = {
    groupId: 'patrols',
    reports: rests.length,
    effectiveMilli: 1000,
    capped: 0,
    physical: 1,
    weightsCdb: [0, 0],
    entryIndices: rests,
  } as const;
  return {
    kind: 'ledger.weighed',
    author: ENGINE,
    judgement: {
      incidentId: id(INCIDENT),
      tableVersion: 'exercise-1',
      hypotheses: [id<'party'>('A'), id<'party'>('B')],
      priorCdb: [0, 0],
      rows: [row],
      scoreCdb: [0, 0],
      leading: id<'party'>('A'),
      standards: [],
      withheldInputs: 0,
    },
    content: null,
  };
}

/**
 * A seeded mission of 32 entries with one case: observations 2 and 3 (entries 24 and 25) by two enrolled sources, ledger, finding; 20 others
 * before them that belong to no case. Signed, and still open.
 */
export async function missionWithCase(dataDir: string): Promise<Mission> {
  const entropy = createSeededEntropy(7, createManualClock(START_MS));
  const mission = await createMission({ dataDir, origin: 'exercise.test/case', entropy });
  const others = Array.from({ length: 20 }, (_, n) => observed(1000 + n, 'patrol-9'));
  await mission.record(() => others);
  const base = [enrolled('patrol-1'), enrolled('patrol-2'), granted('p-lena'), granted('p-ida')];
  await mission.record(() => base);
  await mission.record(() => [observed(2, 'patrol-1'), observed(3, 'patrol-2')]);
  await mission.record(() => [observed(4, 'patrol-1'), proposed([2, 3])]);
  await mission.record(() => [weighed([24, 25])]);
  await mission.record(() => [drafted(28)]);
  await mission.record(() => [observed(5, 'patrol-2'), observed(6, 'patrol-2')]);
  await mission.checkpoint();
  return mission;
}
