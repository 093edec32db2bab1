import { afterAll, beforeAll, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import type { Author, NewEntry } from '@holdfast/domain';
import { draftAndServe, launch } from '../testing/scene-case.ts';
import type { ServedScene, Stage } from '../testing/served-scene.ts';
import {
  CHIEF,
  DAWN_MS,
  HOUR_MS,
  INFORMATION,
  layStage,
  LIAISON_A,
  LIAISON_B,
  MINUTE_MS,
} from '../testing/served-scene.ts';
import type { Cut, Truth } from '../testing/red-team.ts';
import { leaksIn } from '../testing/red-team.ts';

let stage: Stage;
let scene: ServedScene;
const cuts: Cut[] = [];

beforeAll(async () => {
  stage = await layStage('choose');
  scene = await stage.serve();
  await play();
});
afterAll(async () => {
  await scene.end();
  stage.clear();
});

const author: Author = { kind: 'person', id: 'p-chief', role: 'chief', nation: 'Norrith' };
const NOON_MS = DAWN_MS + 6 * HOUR_MS + 13 * MINUTE_MS + 7_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_LATER_MS = DAWN_MS + 3 * DAY_MS;

const truth: Truth = {
  places: [
    { latitudeUdeg: -46_951_357, longitudeUdeg: -126_133_579 },
    { latitudeUdeg: -46_321_987, longitudeUdeg: -126_612_345 },
  ],
  times: [NOON_MS],
  young: ['HF-2001', 'HF-2002', 'HF-2003'],
  leastCellM: 10_000,
};

/** A case that a person opened, in one of the two places. */
function opened(incidentId: string, place: number, fromMs: number): readonly NewEntry[] {
  const at = truth.places[place] ?? { latitudeUdeg: 0, longitudeUdeg: 0 };
  return [
    {
      ...{ kind: 'incident.proposed', author, content: null },
      judgement: {
        ...{ incidentId: id(incidentId), incidentType: 'explosion', severity: 2 },
        ...{ fromMs, toMs: fromMs, sectorId: id('S2') },
        area: { shape: 'circle', ...at, radiusM: 50 },
        ...{ eventIds: [], observationIds: [], allegationIds: [], activityIds: [] },
      },
    },
    { kind: 'incident.opened', author, judgement: { incidentId: id(incidentId) }, content: null },
  ];
}

/** Two cases that stay unreleased beside one that is let go, corrected, taken back and let go again; then young ones. */
async function play(): Promise<void> {
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
  await scene.mission.record(() => [
    ...['HF-1001', 'HF-1002', 'HF-1003'].flatMap((name) => opened(name, 0, NOON_MS)),
    ...['HF-1004', 'HF-1005'].flatMap((name) => opened(name, 1, NOON_MS)),
    {
      ...{ kind: 'coverage.reported', author, content: null },
      judgement: { sectorId: id('S2'), fromMs: DAWN_MS, toMs: DAWN_MS + HOUR_MS, seenPpm: 500_000 },
    },
  ]);
  const findingId = await issueFirst();
  await scene.until(DAYS_LATER_MS);
  // Three lie in one cell of that day, and are counted; then one of them is shown by itself.
  cuts.push(await cutOf());
  const release = { kind: 'release-incident', incidentId: 'HF-1001', reason: 'Asked.' };
  await scene.do(INFORMATION, release);
  cuts.push(await cutOf());

  const statement = 'What we should have said.';
  await scene.do(CHIEF, { kind: 'correct-finding', findingId, statement, reason: 'Misread.' });
  await scene.do(INFORMATION, { ...release, kind: 'withdraw-release' });
  await scene.until(DAYS_LATER_MS + HOUR_MS);
  cuts.push(await cutOf());

  await scene.do(INFORMATION, release);
  const nowMs = scene.clock.nowMs();
  await scene.mission.record(() => truth.young.flatMap((name) => opened(name, 1, nowMs)));
  await scene.until(DAYS_LATER_MS + 2 * HOUR_MS);
  cuts.push(await cutOf());
}

async function issueFirst(): Promise<string> {
  const findingId = await draftAndServe(scene, 'HF-0001');
  const { notices } = await scene.view<{
    notices: readonly { readonly subjectId: string; readonly noticeId: string }[];
  }>(LIAISON_A, 'liaison');
  const noticeId = notices.find(({ subjectId }) => subjectId === findingId)?.noticeId;
  for (const by of [LIAISON_A, LIAISON_B])
    await scene.do(by, { kind: 'file-reply', noticeId, text: 'Heard.' });
  await scene.do(CHIEF, { kind: 'issue-finding', findingId });
  return findingId;
}

const VIEWS =
  'session situation agreement claims instruments commitments health reports map record';
const NAMES = ['HF-0001', 'HF-1001', 'HF-1002', 'HF-1004', 'HF-2001'];

/** Everything that the public can fetch at one time. */
async function cutOf(): Promise<Cut> {
  const paths = [
    ...['', '/how', '/data', '/changes.json'].map((path) => `/public${path}`),
    ...['incidents.csv', 'incidents.geojson', 'counts.csv'].map((file) => `/public/data/${file}`),
    ...NAMES.map((name) => `/public/case/${name}`),
    ...VIEWS.split(' ').map((view) => `/api/${view}?role=public`),
    ...NAMES.map((name) => `/api/case/${name}?role=public`),
    ...[0, 5, 30, 999].map((at) => `/api/entry/${String(at)}?role=public`),
  ];
  const files = new Map<string, string>();
  for (const path of paths) files.set(path, await (await fetch(scene.url + path)).text());
  return { files };
}

it('D3, D4, D6, D8: four cuts with a release, a correction, a withdrawal and a re-release give away nothing together', () => {
  expect(
    cuts.map(({ files }) => files.get('/public/data/incidents.csv')?.includes('HF-1001')),
  ).toEqual([false, true, false, true]);
  expect(cuts[3]?.files.get('/public/changes.json')).toContain('was corrected');
  for (const { files } of cuts)
    expect(files.get('/public/data/counts.csv')).toMatch(/2031-03-15,c.*,3 or more\r\n/);
  expect(leaksIn(cuts, truth)).toEqual([]);
});

it('the attack notices a planted leak of each kind', () => {
  // Of the cut that counts, and of the one that then shows.
  const [, first, ...more] = cuts;
  const rest = [...cuts.slice(0, 1), ...more];
  if (first === undefined) throw new TypeError('expected a cut');
  const planted = (path: string, change: (text: string) => string) =>
    leaksIn(
      [...rest, { files: new Map([...first.files, [path, change(first.files.get(path) ?? '')]]) }],
      truth,
    ).map(({ kind }) => kind);
  const [place] = truth.places;
  const point = `${String((place?.latitudeUdeg ?? 0) / 1e6)},${String((place?.longitudeUdeg ?? 0) / 1e6)}`;
  expect(planted('/public', (text) => `${text} ${point}`)).toEqual(['place']);
  expect(planted('/public', (text) => `${text} ${new Date(NOON_MS).toISOString()}`)).toEqual([
    'time',
  ]);
  expect(planted('/public/how', (text) => `${text} HF-2002`)).toEqual(['young']);
  // A cell half as wide, and one of the right width that lies across the first.
  const csv = '/public/data/incidents.csv';
  const moved = (shift: number) => (text: string) =>
    text.replace(
      /(HF-1001,.*?,c-?\d+:-?\d+:\d+,)(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)/,
      (_all, start: string, ...edges: string[]) =>
        `${start}${edges
          .slice(0, 4)
          .map((edge, at) =>
            at === 0
              ? Number(edge) + shift
              : at === 2 && shift > 0.06
                ? Number(edge) + shift
                : edge,
          )
          .join(',')}`,
    );
  expect(planted(csv, moved(0.05))).toEqual(['cell']);
  expect(planted(csv, moved(0.07))).toEqual(['cell']);
  const counts = '/public/data/counts.csv';
  expect(planted(counts, (text) => `${text}2031-03-15,elsewhere,,,,,2\r\n`)).toEqual(['count']);
  const two = [3, 4].map((count) => `2031-03-15,elsewhere,,,,,${String(count)}\r\n`).join('');
  expect(planted(counts, (text) => text + two)).toEqual(['count']);
  // Three in a cell of which one is shown in the other cuts: two are left.
  const row = /HF-1001,.*\r\n/.exec(first.files.get(csv) ?? '')?.[0] ?? '';
  const cellId = /c-?\d+:-?\d+:\d+/.exec(row)?.[0] ?? '';
  const third = `2031-03-15,${cellId},,,,,3\r\n`;
  const without = new Map([...first.files, [csv, (first.files.get(csv) ?? '').replace(row, '')]]);
  without.set(counts, (first.files.get(counts) ?? '') + third);
  expect(leaksIn([...rest, { files: without }], truth).map(({ kind }) => kind)).toEqual(['count']);
});
