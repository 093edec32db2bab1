import { afterAll, beforeAll, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import type { Author, NewEntry } from '@holdfast/domain';
import { openMission } from '@holdfast/mission';
import { serveRecord } from '../testing/served.ts';
import type { ServedRecord } from '../testing/served.ts';

let served: ServedRecord;

const PLACE_UDEG = { latitudeUdeg: 48_140_123, longitudeUdeg: 30_123_321 } as const;
const DELAY_MS = 6 * 3_600_000;
const INCIDENT_ID = id<'incident'>('HF-0001');
const YOUNG_ID = id<'incident'>('HF-0002');

const author: Author = { kind: 'person', id: 'p-chief', role: 'chief', nation: 'Tessaval' };

function incidentAt(incidentId: typeof INCIDENT_ID, atMs: number): readonly NewEntry[] {
  const proposed: NewEntry = {
    kind: 'incident.proposed',
    author,
    judgement: {
      incidentId,
      incidentType: 'explosion',
      severity: 2,
      fromMs: atMs,
      toMs: atMs,
      sectorId: id('S1'),
      area: { shape: 'circle', ...PLACE_UDEG, radiusM: 50 },
      eventIds: [],
      observationIds: [],
      allegationIds: [],
      activityIds: [],
    },
    content: null,
  };
  return [
    proposed,
    { kind: 'incident.opened', author, judgement: { incidentId }, content: null },
    { kind: 'disclosure.made', author, judgement: { incidentId }, content: { reason: 'Asked.' } },
  ];
}

beforeAll(async () => {
  served = await serveRecord({ trial: true });
  await served.server.close();
  const mission = await openMission({ dataDir: served.dataDir });
  const nowMs = mission.entropy.nowMs();
  const adopted: NewEntry = {
    kind: 'agreement.adopted',
    author,
    judgement: {
      agreementId: 'truce',
      agreementHash: 'ab'.repeat(32),
      parties: [id('A'), id('B')],
      sectors: [id('S1')],
      holdBackMs: 600_000,
      publicDelayMs: DELAY_MS,
      publicCellM: 10_000,
      standards: [],
      capCdb: 1_000,
      replyClockMs: 172_800_000,
      priorsCdb: { party: 0, thirdParty: 0, accident: 0, exercise: 0, natural: 0 },
      fireFinding: 'use_of_fire',
      accidentFinding: 'accident',
    },
    content: null,
  };
  await mission.record(() => [
    adopted,
    ...incidentAt(INCIDENT_ID, nowMs - 2 * DELAY_MS),
    ...incidentAt(YOUNG_ID, nowMs - DELAY_MS + 3_600_000),
  ]);
  await mission.checkpoint();
  await mission.close();
  served = await served.restart();
});
afterAll(() => served.end());

it('Story 14: positions, tracks, fresher and finer are refused, recorded and listed; incidents come as areas with delay', async () => {
  const read = async (path: string) => {
    const response = await fetch(`${served.server.url}${path}`);
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
  const asked = [
    '/api/positions',
    '/api/patrols',
    '/public?delay=0',
    '/api/situation?role=public&precision=1',
  ];
  for (const path of asked) expect([path, (await read(path)).status]).toEqual([path, 403]);
  const given = await read('/public/data/incidents.geojson');
  expect(
    given.body.features.map((feature: { id: string; geometry: { type: string } }) => [
      feature.id,
      feature.geometry.type,
    ]),
  ).toEqual([[INCIDENT_ID, 'Polygon']]);
  const situation = await read('/api/situation?role=public');
  expect(
    situation.body.incidents.map((each: { incidentId: string; area: { shape: string } }) => [
      each.incidentId,
      each.area.shape,
    ]),
  ).toEqual([[INCIDENT_ID, 'cell']]);
  for (const { text } of [given, situation])
    for (const secret of [
      ...Object.values(PLACE_UDEG),
      ...Object.values(PLACE_UDEG).map((udeg) => udeg / 1e6),
      YOUNG_ID,
    ])
      expect(text).not.toContain(String(secret));
  const record = await read('/api/record?role=custodian');
  const listed = record.body.refusals.find(
    ({ feed }: { feed: string }) => feed === 'public requests',
  );
  expect(listed.latest.map(({ code }: { code: string }) => code).sort()).toEqual([
    'finer',
    'fresher',
    'positions',
  ]);
});
