import type { Command } from '../core/command.ts';
import { id } from '../core/ids.ts';
import { dismiss, draft, issue, OBSERVER_UDEG, open, proposedCase, review } from './case.ts';
import { COMMISSION_COMMANDS } from './commission.ts';
import { WORKFLOW_COMMANDS } from './workflow.ts';
import {
  adoption,
  CHIEF,
  CUSTODIAN,
  DAWN_MS,
  enrolment,
  grant,
  INFORMATION,
  MONITOR,
  WATCH,
} from './scene.ts';

/** One command of every kind, with every member it can have. */
export function oneOfEachCommand(): readonly Command[] {
  return [
    ...agreementCommands(),
    ...caseCommands(),
    ...registerCommands(),
    ...WORKFLOW_COMMANDS,
    ...COMMISSION_COMMANDS,
    ...keepingCommands(),
    ...reportCommands(),
  ];
}

function reportCommands(): readonly Command[] {
  const files = [{ fileName: 'report.en.html', sha256: 'ab'.repeat(32) }];
  return [
    {
      kind: 'issue-report',
      by: INFORMATION,
      reportKind: 'daily',
      fromMs: DAWN_MS - 86_400_000,
      toMs: DAWN_MS,
      cutEntries: 3,
      audience: 'mission',
      files,
    },
    {
      kind: 'correct-report',
      by: INFORMATION,
      reportId: id('R-0001'),
      cutEntries: 4,
      files,
      reason: 'A count was wrong.',
    },
  ];
}

function keepingCommands(): readonly Command[] {
  return [
    {
      kind: 'release-incident',
      by: CHIEF,
      incidentId: id('HF-0001'),
      reason: 'People ask about it.',
    },
    {
      kind: 'withdraw-release',
      by: CHIEF,
      incidentId: id('HF-0001'),
      reason: 'A name was in it.',
    },
    {
      kind: 'erase-content',
      by: CUSTODIAN,
      judgement: { indices: [3, 4] },
      reason: 'A name that must not stay.',
    },
    {
      kind: 'choose-reading',
      by: CHIEF,
      textId: id('final'),
      normId: id('backstop'),
      readingId: id('plain'),
      reason: 'So the drafters meant it.',
    },
  ];
}

function agreementCommands(): readonly Command[] {
  return [
    adoption({}),
    {
      kind: 'record-act',
      by: CHIEF,
      judgement: {
        act: 'enter_into_force',
        actor: 'COMMISSION',
        fromMs: DAWN_MS,
        toMs: DAWN_MS,
        findingId: null,
      },
      reason: 'So agreed.',
    },
    grant(CUSTODIAN, 'Northland'),
    enrolment('patrol-1', 'patrol', null),
    { kind: 'erase-content', by: CUSTODIAN, judgement: { indices: [3] }, reason: 'A name.' },
  ];
}

/** Five thuds to the north-east, from a known place. */
export function fieldReport(
  change: Partial<Extract<Command, { kind: 'report-observation' }>> = {},
): Extract<Command, { kind: 'report-observation' }> {
  return {
    kind: 'report-observation',
    by: MONITOR,
    reportId: id('R-0001'),
    sourceId: id('patrol-1'),
    means: 'heard',
    observed: 'explosion',
    fromMs: DAWN_MS - 3_600_000,
    toMs: DAWN_MS - 3_480_000,
    sectorId: id('S1'),
    count: 5,
    counted: 'at-least',
    countMost: null,
    standing: { ...OBSERVER_UDEG, errorM: 30 },
    bearing: { azimuthMdeg: 62_000, sigmaMdeg: 15_000 },
    distance: { nearM: 3_000, farM: 8_000 },
    text: 'Пять тяжёлых ударов.',
    photos: [{ sha256: 'ab'.repeat(32), byteLength: 4_000_000, takenMs: DAWN_MS - 3_500_000 }],
    capturedMs: DAWN_MS - 3_400_000,
    ...change,
  };
}

function caseCommands(): readonly Command[] {
  return [
    {
      kind: 'screen-observation',
      by: WATCH,
      observationId: id('OB-0001'),
      outcome: 'set-aside',
      cause: 'duplicate',
      reason: '',
    },
    fieldReport(),
    open,
    dismiss,
    draft(proposedCase()),
    review(),
    issue,
  ];
}

function registerCommands(): readonly Command[] {
  const by = CHIEF;
  return [
    {
      kind: 'record-claim',
      by,
      judgement: {
        claimId: id('c-1'),
        topicId: id('t-1'),
        kind: 'numbers',
        value: { type: 'number', least: 31, most: null, about: 0, unit: 'states', of: null },
        modality: 'states',
        saidBy: id('a-1'),
        reportedBy: id('a-2'),
        asOfDay: 20_000,
        instrumentId: null,
        citation: { sha256: 'ab'.repeat(32), fromByte: 0, toByte: 10 },
      },
      statement: 'More than thirty.',
    },
    {
      kind: 'resolve-contradiction',
      by,
      contradictionId: id('x-1'),
      resolution: 'one-prevails',
      standingIds: [id('c-1')],
      reason: 'The later one.',
    },
    {
      kind: 'record-pledge',
      by,
      judgement: {
        pledgeId: id('p-1'),
        contributionId: 'ships',
        stateId: id('Farland'),
        domain: 'sea',
        stance: 'offers',
        modality: 'will',
        stage: 'pledged',
        quantity: { least: 1, most: 2, unit: 'ships' },
        places: [],
        tasks: [],
        readings: [{ readingId: 'plain', conditionIds: [id('k-1')] }],
        claimIds: [id('c-1')],
      },
      statement: 'One or two ships.',
    },
    {
      kind: 'record-national-decision',
      by,
      judgement: {
        stateId: id('Farland'),
        body: id('parliament'),
        outcome: 'approved',
        votesFor: 3,
        votesAgainst: 2,
        abstained: null,
        decidedMs: DAWN_MS,
      },
      reason: 'Voted.',
    },
  ];
}
