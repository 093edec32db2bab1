import { expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { caseAt, observed } from '../testing/case.ts';
import { contextOf, put } from '../testing/scene.ts';
import { dataCut } from './context.ts';
import { isEntryTold, publicCut, toldEntries } from './public-cut.ts';
import { entryView } from './entry.ts';
import { healthView } from './health.ts';
import { recordView } from './record.ts';
import { emptyTally } from './record-tally.ts';
import { ROLES } from '../access/role.ts';
import { sightOf } from '../access/sight.ts';
import { askableMs } from '../access/told-times.ts';
import { onBeat } from '../access/told-times.ts';

it('D8: the public cut counts what was there when the quarter of an hour began, and tells no finer time', () => {
  const scene = caseAt('issued');
  const before = publicCut(scene.state, contextOf(scene));
  const live = dataCut(scene.state, contextOf(scene));
  const known = onBeat(scene.state.recordedAtMs);
  expect(before.knownAtMs).toBe(known);
  expect(before.worldToMs).toBeLessThanOrEqual(known);
  // Counted a second way.
  expect(before.entries).toBe(
    scene.entries.filter(({ recordedAtMs }) => recordedAtMs < known).length,
  );
  put(scene, observed({ observationId: id('OB-0098') }));
  expect(onBeat(scene.state.recordedAtMs)).toBe(known);
  expect(dataCut(scene.state, contextOf(scene)).entries).toBe(live.entries + 1);
  expect(publicCut(scene.state, contextOf(scene))).toEqual(before);
});

const READERS = ROLES.map((role) => ({
  role,
  partyId: role === 'liaison' ? 'A' : null,
  nation: null,
}));
const OUTSIDE = READERS.filter((reader) => sightOf(reader) !== 'mission');
const NO_LOG = {
  checkpointNote: null,
  keys: [],
  cosigners: [],
  witnessKeys: [],
  trouble: null,
} as const;

it('D8: nobody outside the mission is told of an entry before the beat, however they ask', () => {
  const scene = caseAt('issued');
  const context = contextOf(scene);
  const told = (reader: (typeof READERS)[number]) => [
    toldEntries(scene.state, reader, context),
    recordView(scene.state, reader, context, { log: NO_LOG, tally: emptyTally(), page: null })
      .withheld,
    healthView(scene.state, reader, context, {
      queue: { waiting: scene.entries.length, waitingMax: 9_000, sentAway: 3 },
      upkeep: null,
      wrongClocks: [],
    }),
  ];
  const before = OUTSIDE.map(told);
  const hidden = put(scene, observed({ observationId: id('OB-0098') }));
  expect(OUTSIDE.map(told)).toEqual(before);
  for (const reader of READERS) {
    const proven = {
      entry: hidden,
      judgementText: '{}',
      contentText: '',
      leafHex: 'ab',
      proof: null,
    };
    const view = entryView(scene.state, proven, reader, context);
    const isInside = sightOf(reader) === 'mission';
    expect([reader.role, isEntryTold(scene.state, view, reader, context)]).toEqual([
      reader.role,
      isInside,
    ]);
  }
  // From the next beat on it is told.
  scene.nowMs = onBeat(scene.nowMs) + 900_000;
  put(scene, observed({ observationId: id('OB-0099') }));
  expect(OUTSIDE.map((reader) => toldEntries(scene.state, reader, context))).toEqual(
    OUTSIDE.map(() => hidden.index + 1),
  );
});

it('D8: what was known at a time is asked inside the mission to the millisecond, outside on the beat, by the public not at all', () => {
  const asked = 1_931_324_400_000 + 901_234;
  expect(
    (['mission', 'party', 'capital', 'public'] as const).map((sight) => askableMs(asked, sight)),
  ).toEqual([asked, onBeat(asked), onBeat(asked), null]);
});
