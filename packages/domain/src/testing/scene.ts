import type { Agreement } from '@holdfast/pact';
import type { Actor, Command } from '../core/command.ts';
import { decide } from '../core/decide.ts';
import type { Decision } from '../core/decide.ts';
import { authorOf, ENGINE } from '../core/engine.ts';
import type { Author, Entry, EntryKind, JsonValue, NewEntry } from '../core/entry.ts';
import { evolve } from '../core/evolve.ts';
import { id } from '../core/ids.ts';
import type { Judgements } from '../core/judgements.ts';
import { emptyState } from '../core/state.ts';
import type { FoldState } from '../core/state.ts';
import type { Role } from '../access/role.ts';
import type { RefusalCode } from '../observations/intake.ts';
import type { ViewContext } from '../views/context.ts';

/** A record in memory for tests: what was said so far, with its contents, and the state that it folds to. */
export interface Scene {
  state: FoldState;
  readonly entries: Entry[];
  readonly contents: JsonValue[];
  /** When the next entry is recorded. */
  nowMs: number;
}

/** 2031-03-14 06:00 UTC. */
export const DAWN_MS = 1_931_320_800_000;

export function emptyScene(): Scene {
  return { state: emptyState(), entries: [], contents: [], nowMs: DAWN_MS };
}

/** Puts a statement on record, whoever makes it: `decide` is not asked. */
export function put(scene: Scene, { content, ...said }: NewEntry): Entry {
  const entry: Entry = {
    ...asReadBack(said),
    index: scene.entries.length,
    recordedAtMs: scene.nowMs,
  };
  scene.entries.push(entry);
  scene.contents.push(content);
  scene.state = evolve(scene.state, entry);
  return entry;
}

/** As a record gives it back: canonical JSON has the members of an object in another order than whoever wrote it. */
export function asReadBack<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ),
  );
}

/** Decides on a command, and puts on record what follows. */
export function order(scene: Scene, command: Command): Decision {
  const decision = decide(scene.state, command);
  if (decision.accepted) for (const entry of decision.entries) put(scene, entry);
  return decision;
}

/** What would become of a command: the kinds of its entries, or the refusal's code. The scene is left alone. */
export function outcomeOf(
  scene: Scene,
  command: Command,
  nowMs?: number,
): readonly EntryKind[] | RefusalCode {
  const decision = decide(scene.state, command, nowMs);
  return decision.accepted ? decision.entries.map(({ kind }) => kind) : decision.refusal.code;
}

/** Puts the same agreement on record with other terms: for tests alone, `decide` takes it once. */
export function underTerms(scene: Scene, change: Partial<Judgements['agreement.adopted']>): Scene {
  const { agreement } = scene.state;
  if (agreement === null) throw new TypeError('expected an agreement');
  const content = scene.contents[agreement.index] ?? null;
  const judgement = { ...agreement.judgement, ...change };
  put(scene, { kind: agreement.kind, author: agreement.author, judgement, content });
  return scene;
}

/** An engine's statement. */
export function byEngine<K extends EntryKind>(
  kind: K,
  judgement: Judgements[K],
  content: JsonValue = null,
) {
  return { kind, author: authorOf(ENGINE), judgement, content };
}

/** A source's statement. */
export function bySource<K extends EntryKind>(
  kind: K,
  sourceId: string,
  judgement: Judgements[K],
  content: JsonValue = null,
) {
  const author: Author = { kind: 'source', id: sourceId, role: null, nation: null };
  return { kind, author, judgement, content };
}

const actor = (personId: string, role: Role): Actor => ({ personId: id(personId), role });

/** Everyone of the scene. Rita and Ines are of one nation; Dora is investigator and reviewer. */
export const CUSTODIAN = actor('p-carla', 'custodian');
export const WATCH = actor('p-wim', 'watch');
export const INVESTIGATOR = actor('p-ines', 'investigator');
export const REVIEWER = actor('p-rolf', 'reviewer');
export const COMPATRIOT = actor('p-rita', 'reviewer');
export const DOUBLE_INVESTIGATOR = actor('p-dora', 'investigator');
export const DOUBLE_REVIEWER = actor('p-dora', 'reviewer');
export const CHIEF = actor('p-hana', 'chief');
export const LIAISON = actor('p-lars', 'liaison');
/** Lars speaks for A, Lena for B. */
export const LIAISON_B = actor('p-lena', 'liaison');
export const MONITOR = actor('p-mona', 'monitor');
export const INFORMATION = actor('p-iris', 'information');
/** Three members of the commission, of three nations; Cleo is their chair once they are constituted. */
export const CHAIR = actor('p-cleo', 'commission');
export const MEMBER = actor('p-milo', 'commission');
export const MEMBER_B = actor('p-nell', 'commission');

const NATIONS: readonly (readonly [Actor, string])[] = [
  [CUSTODIAN, 'Northland'],
  [WATCH, 'Westland'],
  [INVESTIGATOR, 'Eastland'],
  [REVIEWER, 'Southland'],
  [COMPATRIOT, 'Eastland'],
  [DOUBLE_INVESTIGATOR, 'Midland'],
  [DOUBLE_REVIEWER, 'Midland'],
  [CHIEF, 'Northland'],
  [LIAISON, 'Aland'],
  [LIAISON_B, 'Bland'],
  [MONITOR, 'Westland'],
  [INFORMATION, 'Northland'],
  [CHAIR, 'Northland'],
  [MEMBER, 'Southland'],
  [MEMBER_B, 'Midland'],
];

export function grant({ personId, role }: Actor, nation: string): Command {
  const party = nation === 'Bland' ? 'B' : 'A';
  const partyId = role === 'liaison' ? id<'party'>(party) : null;
  return {
    kind: 'grant-role',
    by: CUSTODIAN,
    judgement: { personId, role, nation, partyId },
    name: `Name of ${personId}`,
  };
}

/** A record with people, the agreement, and sources: what every case begins with. */
export function staffedScene(): Scene {
  const scene = emptyScene();
  for (const [who, nation] of NATIONS) order(scene, grant(who, nation));
  order(scene, adoption({}));
  for (const [sourceId, sourceClass, partyId] of SOURCES)
    order(scene, enrolment(sourceId, sourceClass, partyId));
  return scene;
}

type SourceRow = readonly [string, Judgements['source.enrolled']['sourceClass'], string | null];

const SOURCES: readonly SourceRow[] = [
  ['gateway-1', 'acoustic-network', null],
  ['patrol-1', 'patrol', null],
  ['spokesman-a', 'party-spokesman', 'A'],
  ['spokesman-b', 'party-spokesman', 'B'],
  ['weather', 'weather-service', null],
];

/** Where the one sensor of the scene stands: no view but the custodian's entry may hold it. */
export const SENSOR_UDEG = { latitudeUdeg: 48_054_321, longitudeUdeg: 30_123_457 } as const;

export function enrolment(
  sourceId: string,
  sourceClass: Judgements['source.enrolled']['sourceClass'],
  partyId: string | null,
): Command {
  return {
    kind: 'enrol-source',
    by: CUSTODIAN,
    judgement: {
      sourceId: id(sourceId),
      sourceClass,
      ownerId: `owner-of-${sourceId}`,
      keyHash: '',
      partyId: partyId === null ? null : id(partyId),
    },
    content: {
      name: `Name of ${sourceId}`,
      sensors: [{ sensorId: 's-1', ...SENSOR_UDEG, timingSigmaUs: 10_000 }],
    },
  };
}

export function adoption(change: Partial<Judgements['agreement.adopted']>): Command {
  return {
    kind: 'adopt-agreement',
    by: CUSTODIAN,
    judgement: {
      agreementId: 'marrow_strait_truce',
      agreementHash: 'ab'.repeat(32),
      parties: [id('A'), id('B')],
      sectors: [id('S1'), id('S2')],
      holdBackMs: 600_000,
      replyClockMs: 172_800_000,
      capCdb: 1000,
      priorsCdb: { party: 0, thirdParty: -1000, accident: -600, exercise: -1000, natural: -1000 },
      standards: [
        {
          standardId: 'reasonable_grounds',
          thresholdCdb: 600,
          leastGroups: 1,
          survivesLossOf: 0,
          physicalEvidence: 1,
        },
        {
          standardId: 'balance',
          thresholdCdb: 1000,
          leastGroups: 2,
          survivesLossOf: 0,
          physicalEvidence: 0,
        },
      ],
      publicDelayMs: 21_600_000,
      publicCellM: 10_000,
      fireFinding: 'use_of_fire',
      accidentFinding: 'accident',
      ...change,
    },
    content: {
      title: 'Scene',
      agreementTitle: 'The truce',
      parties: { A: 'Aland', B: 'Bland' },
      sectors: { S1: 'West', S2: 'East' },
      geometry: GEOMETRY,
    },
  };
}

const box = (west: number, south: number, east: number, north: number): JsonValue => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const layer = (...features: readonly JsonValue[]): JsonValue => ({
  type: 'FeatureCollection',
  features,
});

/** A line from west to east at 48.1° north; A holds the north, B the south; S1 is west of 30.2° east. */
const GEOMETRY: JsonValue = {
  boundsDeg: [30, 48, 30.4, 48.2],
  layers: {
    line: layer({
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [30, 48.1],
          [30.4, 48.1],
        ],
      },
    }),
    sector: layer(
      { type: 'Feature', properties: { sectorId: 'S1' }, geometry: box(30, 48, 30.2, 48.2) },
      { type: 'Feature', properties: { sectorId: 'S2' }, geometry: box(30.2, 48, 30.4, 48.2) },
    ),
    'party-area': layer(
      { type: 'Feature', properties: { partyId: 'A' }, geometry: box(30, 48.1, 30.4, 48.2) },
      { type: 'Feature', properties: { partyId: 'B' }, geometry: box(30, 48, 30.4, 48.1) },
    ),
  },
};

export function contextOf(
  { entries, contents }: Scene,
  agreement: Agreement | null = null,
): ViewContext {
  return {
    contentOf: (index) => contents[index] ?? null,
    entryOf: (index) => entries[index] ?? null,
    origin: 'exercise.holdfast/scene',
    agreement,
    checkpoint: null,
    earlier: false,
  };
}
