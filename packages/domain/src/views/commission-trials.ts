import type { Actor } from '../access/actor.ts';
import { decisionOn } from '../commission/tally.ts';
import { id } from '../core/ids.ts';
import type { FindingId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { WORDS } from './trial.ts';
import type { Trial, Trials } from './trial.ts';

const MINUTE_MS = 60_000;

/** What somebody might ask about a finding before the commission, as it stands. */
export function commissionTrials(
  state: State,
  findingId: FindingId | null,
  by: Actor,
  nowMs: number,
): Trials {
  const reason = WORDS;
  const finding = findingId === null ? undefined : state.findings.get(findingId);
  const about = (make: (findingId: FindingId) => Trial): Trial =>
    findingId === null ? 'There is no finding on the agenda.' : make(findingId);
  const decision = findingId === null ? null : decisionOn(state, findingId);
  const decided = (make: (decision: NonNullable<ReturnType<typeof decisionOn>>) => Trial): Trial =>
    decision === null ? 'Nothing is decided on it yet.' : make(decision);
  const remedy = [...state.remedies.values()]
    .filter(({ judgement }) => judgement.decisionId === decision?.judgement.decisionId)
    .at(-1);
  const members = [...state.grants].flatMap(([personId, grants]) =>
    grants.some(({ judgement, revoked }) => judgement.role === 'commission' && revoked === null)
      ? [personId]
      : [],
  );
  const [chairId] = members;
  const partyId = state.agreement?.judgement.parties.find(
    (each) => each !== (state.grants.get(by.personId) ?? [])[0]?.judgement.partyId,
  );
  return [
    [
      'constitute-body',
      chairId === undefined
        ? 'Nobody is on record as commission.'
        : {
            kind: 'constitute-body',
            by,
            chairId,
            memberIds: members,
            quorum: 1,
            rule: 'majority',
            reason,
          },
    ],
    [
      'vote',
      about((each) => ({
        kind: 'vote',
        by,
        findingId: each,
        breach: 'undetermined',
        responsible: finding?.judgement.responsible ?? 'undetermined',
        intent: 'undetermined',
        remedy: '',
        dissent: '',
      })),
    ],
    [
      'take-decision',
      about((each) => ({ kind: 'take-decision', by, findingId: each, reading: null, reason })),
    ],
    [
      'appeal',
      decided(({ judgement: { decisionId } }) => ({ kind: 'appeal', by, decisionId, reason })),
    ],
    [
      'request-remedy',
      decided(({ judgement: { decisionId, responsible } }) => ({
        kind: 'request-remedy',
        by,
        decisionId,
        partyId: id(responsible),
        dueMs: nowMs + MINUTE_MS,
        text: WORDS,
      })),
    ],
    ['answer-remedy', answerTrial(by, remedy?.judgement.remedyId ?? null, remedy?.answer ?? null)],
    [
      'use-hotline',
      partyId === undefined
        ? 'No agreement is in force.'
        : {
            kind: 'use-hotline',
            by,
            partyId,
            incidentId: finding?.judgement.incidentId ?? null,
            reached: 0,
            calledMs: 0,
            text: WORDS,
          },
    ],
  ];
}

function answerTrial(
  by: Actor,
  remedyId: Parameters<typeof id>[0] | null,
  before: string | null,
): Trial {
  if (remedyId === null) return 'No remedy is asked for.';
  const answer = by.role === 'commission' ? 'escalated' : before === null ? 'accepted' : 'proved';
  return { kind: 'answer-remedy', by, remedyId: id(remedyId), answer, text: WORDS };
}
