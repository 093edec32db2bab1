import type { Command } from '../core/command.ts';
import type { NewEntry } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { FINDING, INCIDENT, located, NOTICE, notify, proposed, reply, SHOT_MS } from './case.ts';
import { byEngine, CHIEF, CUSTODIAN, INVESTIGATOR, LIAISON, MONITOR, WATCH } from './scene.ts';

/** Another incident a kilometre away, for merging and attaching: `HF-0002`, from `EV-0002` and `EV-0003`. */
export const OTHER = id<'incident'>('HF-0002');

export function otherIncident(): readonly NewEntry[] {
  const eventIds = [id<'event'>('EV-0002'), id<'event'>('EV-0003')];
  return [
    ...eventIds.map((eventId) => located({ eventId, originTimeMs: SHOT_MS + 5_000 })),
    byEngine('incident.proposed', {
      ...proposed().judgement,
      incidentId: OTHER,
      fromMs: SHOT_MS + 5_000,
      toMs: SHOT_MS + 5_000,
      severity: 3,
      eventIds,
      observationIds: [],
      allegationIds: [],
    }),
  ];
}

const NOBODY = { eventIds: [], observationIds: [], allegationIds: [], activityIds: [] } as const;

export const merge: Extract<Command, { kind: 'merge-incidents' }> = {
  kind: 'merge-incidents',
  by: WATCH,
  incidentId: INCIDENT,
  mergedIds: [OTHER],
  reason: 'One salvo.',
};

export const split: Extract<Command, { kind: 'split-incident' }> = {
  kind: 'split-incident',
  by: WATCH,
  incidentId: OTHER,
  ...NOBODY,
  eventIds: [id('EV-0003')],
  reason: 'Two guns.',
};

export const attach: Extract<Command, { kind: 'attach-evidence' }> = {
  kind: 'attach-evidence',
  by: INVESTIGATOR,
  incidentId: INCIDENT,
  ...NOBODY,
  eventIds: [id('EV-0002')],
  reason: 'The same gun.',
};

export const prefer: Extract<Command, { kind: 'prefer-location' }> = {
  kind: 'prefer-location',
  by: INVESTIGATOR,
  incidentId: INCIDENT,
  eventId: id('EV-0001'),
  observationId: null,
  reason: 'The camera shows it.',
};

export const close: Extract<Command, { kind: 'close-incident' }> = {
  kind: 'close-incident',
  by: INVESTIGATOR,
  incidentId: INCIDENT,
  outcome: 'unverifiable-access',
  reason: 'No patrol was let in.',
};

export const reopen: Extract<Command, { kind: 'reopen-incident' }> = {
  kind: 'reopen-incident',
  by: INVESTIGATOR,
  incidentId: INCIDENT,
  reason: 'A witness came forward.',
};

export const allege: Extract<Command, { kind: 'file-allegation' }> = {
  kind: 'file-allegation',
  by: LIAISON,
  statement: 'accuses',
  accusedId: id('B'),
  fromMs: SHOT_MS,
  toMs: SHOT_MS,
  sectorId: id('S1'),
  text: 'They fired on us.',
};

export const ALLEGATION = id<'allegation'>('AL-0001');
export const TASK = id<'task'>('TA-0001');
export const HANDOVER = id<'handover'>('HO-0001');

export const judge: Extract<Command, { kind: 'judge-allegation' }> = {
  kind: 'judge-allegation',
  by: WATCH,
  allegationId: ALLEGATION,
  outcome: 'admissible',
  reason: 'It names an hour and a place.',
};

export const assign: Extract<Command, { kind: 'assign-task' }> = {
  kind: 'assign-task',
  by: WATCH,
  assignee: 'patrol',
  incidentId: INCIDENT,
  sectorId: id('S1'),
  text: 'Look for craters.',
};

export const complete: Extract<Command, { kind: 'complete-task' }> = {
  kind: 'complete-task',
  by: MONITOR,
  taskId: TASK,
  result: 'confirmed',
  text: 'Three craters.',
  crater: {
    place: { latitudeUdeg: 48_140_123, longitudeUdeg: 30_123_321 },
    azimuthsMdeg: [178_000, 182_000, 180_500],
    instrumentMdeg: 1_000,
  },
};

export const impede: Extract<Command, { kind: 'report-impediment' }> = {
  kind: 'report-impediment',
  by: MONITOR,
  impedimentType: 'denial',
  partyId: id('B'),
  sectorId: id('S1'),
  fromMs: SHOT_MS,
  toMs: SHOT_MS + 7_680_000,
  minutesLost: 128,
  reason: 'Told that there were mines.',
};

/** One command of each kind of the people's workflow. */
export const WORKFLOW_COMMANDS: readonly Command[] = [
  {
    kind: 'revoke-role',
    by: CUSTODIAN,
    personId: MONITOR.personId,
    role: 'monitor',
    reason: 'Went home.',
  },
  { kind: 'revoke-key', by: CUSTODIAN, sourceId: id('patrol-1'), reason: 'Lost.' },
  close,
  reopen,
  merge,
  split,
  attach,
  prefer,
  {
    kind: 'correct-finding',
    by: CHIEF,
    findingId: FINDING,
    statement: 'Better.',
    reason: 'A typing error.',
  },
  { kind: 'withdraw-finding', by: CHIEF, findingId: FINDING, reason: 'The ledger was wrong.' },
  {
    kind: 'recuse-member',
    by: INVESTIGATOR,
    personId: INVESTIGATOR.personId,
    incidentId: INCIDENT,
    reason: 'A cousin serves there.',
  },
  allege,
  { kind: 'acknowledge-allegation', by: WATCH, allegationId: ALLEGATION },
  judge,
  {
    kind: 'link-allegation',
    by: WATCH,
    allegationId: ALLEGATION,
    incidentId: INCIDENT,
    reason: 'Same hour.',
  },
  notify(),
  { kind: 'receipt-notice', by: LIAISON, noticeId: NOTICE },
  reply(LIAISON),
  assign,
  complete,
  { kind: 'sign-handover', by: WATCH, text: 'A quiet night.' },
  { kind: 'note-handover', by: WATCH, handoverId: HANDOVER, text: 'The drone is back.' },
  impede,
];

/** One entry of each kind of the people's workflow that the others of a scene do not have. */
export function workflowEntries(): readonly NewEntry[] {
  const incidentId = INCIDENT;
  const findingId = FINDING;
  return [
    byEngine('role.revoked', { personId: MONITOR.personId, role: 'monitor' }),
    byEngine('key.revoked', { sourceId: id('patrol-1'), keyHash: '' }),
    byEngine('incident.closed', { incidentId, outcome: 'not-verified' }),
    byEngine('incident.reopened', { incidentId }),
    byEngine('incident.merged', { incidentId, mergedIds: [OTHER] }),
    byEngine('incident.split', {
      incidentId,
      into: { ...proposed().judgement, incidentId: id('HF-0003') },
    }),
    byEngine('evidence.attached', { incidentId, ...NOBODY, eventIds: [id('EV-0001')] }),
    byEngine('location.preferred', {
      incidentId,
      area: located().judgement.area,
      eventId: id('EV-0001'),
      observationId: null,
    }),
    byEngine('finding.corrected', { findingId }),
    byEngine('finding.superseded', { findingId, byFindingId: id('F-0002') }),
    byEngine('finding.withdrawn', { findingId }),
    byEngine('member.recused', { personId: INVESTIGATOR.personId, incidentId }),
    byEngine('allegation.acknowledged', { allegationId: ALLEGATION }),
    byEngine('allegation.judged', { allegationId: ALLEGATION, outcome: 'inadmissible' }),
    byEngine('allegation.linked', { allegationId: ALLEGATION, incidentId }),
    byEngine('notice.receipted', { noticeId: NOTICE, partyId: id('A') }),
    byEngine('task.assigned', { taskId: TASK, assignee: 'patrol', incidentId, sectorId: null }),
    byEngine('task.done', { taskId: TASK, result: 'confirmed', azimuthReadings: 3 }),
    byEngine('handover.signed', { handoverId: HANDOVER, openClocks: [], openClocksTotal: 0 }),
    byEngine('handover.noted', { handoverId: HANDOVER }),
    byEngine('impediment.reported', {
      impedimentId: id('IM-0001'),
      impedimentType: 'denial',
      partyId: id('B'),
      sectorId: id('S1'),
      fromMs: SHOT_MS,
      toMs: SHOT_MS + 60_000,
      minutesLost: 1,
    }),
  ];
}
