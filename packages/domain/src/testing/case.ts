import type { Entry, JsonValue } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { Judgements, LedgerRow } from '../core/judgements.ts';
import type { Actor, Command } from '../core/command.ts';
import {
  byEngine,
  bySource,
  CHIEF,
  DAWN_MS,
  INVESTIGATOR,
  LIAISON,
  LIAISON_B,
  order,
  put,
  REVIEWER,
  staffedScene,
  WATCH,
} from './scene.ts';
import type { Scene } from './scene.ts';

/** One case for tests, and the commands that carry it from proposal to an issued finding. */

export const INCIDENT = id<'incident'>('HF-0001');
export const FINDING = id<'finding'>('F-0001');

/** When the shot of the scene was fired. */
export const SHOT_MS = DAWN_MS + 3_600_000;

/** Where the patrol stood, and its bearing: nobody outside the mission may see either. */
export const OBSERVER_UDEG = { latitudeUdeg: 48_151_617, longitudeUdeg: 30_118_207 } as const;
export const AZIMUTH_MDEG = 163_457;

export function located(change: Partial<Judgements['event.located']> = {}) {
  const originTimeMs = change.originTimeMs ?? SHOT_MS;
  return byEngine('event.located', {
    eventId: id('EV-0001'),
    eventKind: 'impact',
    originTimeMs,
    area: {
      shape: 'ellipse',
      latitudeUdeg: 48_140_123,
      longitudeUdeg: 30_123_321,
      semiMajorM: 60,
      semiMinorM: 40,
      azimuthDeg: 30,
    },
    sectorId: id('S1'),
    sharesPpm: [
      { partyId: id('A'), ppm: 1_000_000 },
      { partyId: id('B'), ppm: 0 },
    ],
    arrivals: 12,
    notBeforeMs: originTimeMs + 600_000,
    ...change,
  });
}

export function observed(
  change: Partial<Judgements['observation.received']> = {},
  content?: JsonValue,
) {
  return bySource(
    'observation.received',
    'patrol-1',
    {
      observationId: id('OB-0001'),
      sourceId: id('patrol-1'),
      observationType: 'impact-seen',
      fromMs: SHOT_MS,
      toMs: SHOT_MS,
      sectorId: id('S1'),
      count: 1,
      area: null,
      ...change,
    },
    content === undefined
      ? {
          text: 'Words of the patrol.',
          bearing: {
            observer: { ...OBSERVER_UDEG },
            azimuthMdeg: AZIMUTH_MDEG,
            sigmaMdeg: 5_000,
            nearM: 1_000,
            farM: 2_000,
          },
        }
      : content,
  );
}

export function alleged(change: Partial<Judgements['allegation.filed']> = {}) {
  return bySource(
    'allegation.filed',
    'spokesman-a',
    {
      allegationId: id('AL-0001'),
      sourceId: id('spokesman-a'),
      partyId: id('A'),
      statement: 'accuses',
      accusedId: id('B'),
      fromMs: SHOT_MS,
      toMs: SHOT_MS,
      sectorId: id('S1'),
      ...change,
    },
    { text: 'Words of the spokesman.' },
  );
}

export function proposed(change: Partial<Judgements['incident.proposed']> = {}) {
  return byEngine('incident.proposed', {
    incidentId: INCIDENT,
    incidentType: 'indirect-fire',
    severity: 2,
    fromMs: SHOT_MS,
    toMs: SHOT_MS,
    sectorId: id('S1'),
    area: located().judgement.area,
    eventIds: [id('EV-0001')],
    observationIds: [id('OB-0001')],
    allegationIds: [id('AL-0001')],
    activityIds: [],
    ...change,
  });
}

const ROW: LedgerRow = {
  groupId: 'acoustic-network',
  reports: 1,
  effectiveMilli: 1000,
  capped: 0,
  physical: 1,
  weightsCdb: [0, 700],
  entryIndices: [],
};

/** B leads; it meets reasonable grounds and not the balance of probabilities. */
export function weighed(change: Partial<Judgements['ledger.weighed']> = {}) {
  const result = { marginCdb: 700, worstMarginCdb: 700, groupsInFavour: 1 };
  return byEngine('ledger.weighed', {
    incidentId: INCIDENT,
    tableVersion: 'exercise-1',
    hypotheses: [id<'party'>('A'), id<'party'>('B')],
    priorCdb: [0, 0],
    rows: [ROW],
    scoreCdb: [0, 700],
    leading: id<'party'>('B'),
    standards: [
      { standardId: 'reasonable_grounds', met: 1, ...result },
      { standardId: 'balance', met: 0, ...result },
    ],
    withheldInputs: 0,
    ...change,
  });
}

/** A case that the engine has proposed and weighed. */
export function proposedCase(): Scene {
  const scene = staffedScene();
  scene.nowMs = SHOT_MS + 900_000;
  for (const entry of [located(), observed(), alleged(), proposed(), weighed()]) put(scene, entry);
  return scene;
}

export const open: Command = {
  kind: 'open-incident',
  by: WATCH,
  incidentId: INCIDENT,
  reason: 'Worth a look.',
};

export const dismiss: Extract<Command, { kind: 'dismiss-incident' }> = {
  kind: 'dismiss-incident',
  by: WATCH,
  incidentId: INCIDENT,
  cause: 'natural',
  reason: 'Thunder.',
};

export function draft(
  scene: Scene,
  change: Partial<Extract<Command, { kind: 'draft-finding' }>> = {},
): Command {
  return {
    kind: 'draft-finding',
    by: INVESTIGATOR,
    incidentId: INCIDENT,
    responsible: id<'party'>('B'),
    standardId: 'reasonable_grounds',
    ledgerIndex: scene.state.incidents.get(INCIDENT)?.ledger?.index ?? -1,
    statement: 'What we find.',
    ...change,
  };
}

export function review(
  change: Partial<Extract<Command, { kind: 'review-finding' }>> = {},
): Command {
  return {
    kind: 'review-finding',
    by: REVIEWER,
    findingId: FINDING,
    outcome: 'agreed',
    reason: 'So do I.',
    ...change,
  };
}

export const issue: Extract<Command, { kind: 'issue-finding' }> = {
  kind: 'issue-finding',
  by: CHIEF,
  findingId: FINDING,
};

export const NOTICE = id<'notice'>('NO-0001');

export function notify(change: Partial<Extract<Command, { kind: 'serve-notice' }>> = {}): Command {
  return {
    kind: 'serve-notice',
    by: CHIEF,
    subject: 'draft-finding',
    subjectId: FINDING,
    text: 'What we mean to find.',
    ...change,
  };
}

export function reply(by: Actor, noticeId = NOTICE): Command {
  return { kind: 'file-reply', by, noticeId, text: 'What we say to it.' };
}

export const STAGES = [
  'proposed',
  'dismissed',
  'open',
  'drafted',
  'reviewed',
  'returned',
  'heard',
  'issued',
  'public',
] as const;
export type Stage = (typeof STAGES)[number];

/** The case at a stage; `public` is issued and older than the public's delay. */
export function caseAt(stage: Stage): Scene {
  const scene = proposedCase();
  if (stage === 'proposed') return scene;
  if (stage === 'dismissed') return after(scene, dismiss);
  after(scene, open);
  if (stage === 'open') return scene;
  after(scene, draft(scene));
  if (stage === 'drafted') return scene;
  after(scene, review({ outcome: stage === 'returned' ? 'returned' : 'agreed' }));
  if (stage === 'reviewed' || stage === 'returned') return scene;
  after(scene, notify());
  after(scene, reply(LIAISON));
  after(scene, reply(LIAISON_B));
  if (stage === 'heard') return scene;
  after(scene, issue);
  if (stage === 'issued') return scene;
  scene.nowMs = SHOT_MS + 21_600_000;
  put(scene, seen(scene.nowMs));
  return scene;
}

function after(scene: Scene, command: Command): Scene {
  scene.nowMs += 60_000;
  order(scene, command);
  return scene;
}

/** A report of coverage that ends when it is recorded. */
export function seen(toMs: number) {
  return bySource('coverage.reported', 'gateway-1', {
    sectorId: id('S1'),
    fromMs: toMs - 900_000,
    toMs,
    seenPpm: 123_457,
  });
}

export function stepsOf(scene: Scene): readonly Entry['kind'][] {
  const steps = scene.state.incidents.get(INCIDENT)?.steps ?? [];
  return steps.flatMap((index) => scene.entries[index]?.kind ?? []);
}
