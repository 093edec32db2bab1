import { nationsOf, partyOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author, NewEntry } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { FindingId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { CommissionCommand } from './command.ts';
import { decideAnswer, decideHotline, decideRequest } from './decide-remedy.ts';
import type { Instance } from './judgements.ts';
import { instanceOpen, membersFor, tally } from './tally.ts';

/** What a command of or to the commission leads to. `author` has been checked to hold the role. */
export function decideCommission(
  state: State,
  command: CommissionCommand,
  author: Author,
  nowMs: number,
): Answer {
  switch (command.kind) {
    case 'constitute-body':
      return constitute(state, command, author);
    case 'vote':
      return vote(state, command, author);
    case 'take-decision':
      return takeDecision(state, command, author);
    case 'appeal':
      return appeal(state, command, author);
    case 'request-remedy':
      return decideRequest(state, command, author, nowMs);
    case 'answer-remedy':
      return decideAnswer(state, command, author, nowMs);
    case 'use-hotline':
      return decideHotline(state, command, author, nowMs);
  }
}

type CommandOf<K extends CommissionCommand['kind']> = Extract<
  CommissionCommand,
  { readonly kind: K }
>;

function constitute(state: State, command: CommandOf<'constitute-body'>, author: Author): Answer {
  const { chairId, memberIds, quorum, rule, reason } = command;
  if (new Set(memberIds).size !== memberIds.length)
    return refuse('malformed', 'each member named once', memberIds.join(', '));
  if (!memberIds.includes(chairId))
    return refuse('malformed', 'a chair among the members', chairId);
  if (quorum > memberIds.length)
    return refuse('malformed', `a quorum of at most ${memberIds.length}`, String(quorum));
  const stranger = memberIds.find(
    (personId) =>
      !(state.grants.get(personId) ?? []).some(
        ({ judgement, revoked }) => judgement.role === 'commission' && revoked === null,
      ),
  );
  if (stranger !== undefined)
    return refuse('not-found', 'members on record as commission', stranger);
  const judgement = { chairId, memberIds, quorum, rule };
  return { kind: 'body.constituted', author, judgement, content: { reason } };
}

function vote(state: State, command: CommandOf<'vote'>, author: Author): Answer {
  const { by, findingId, breach, responsible, intent, remedy, dissent } = command;
  const instance = openFor(state, findingId);
  if (typeof instance === 'object') return instance;
  if (!(state.body?.judgement.memberIds ?? []).includes(by.personId))
    return refuse('not-permitted', 'a member of the commission', by.personId);
  if (!membersFor(state, findingId).includes(by.personId))
    return refuse('conflict-of-interest', 'a member with no interest in the case', 'recused');
  if (!isResponsible(state, responsible))
    return refuse('unknown-value', 'a party or a cause that is nobody’s breach', responsible);
  const judgement = { findingId, instance, breach, responsible, intent };
  return { kind: 'vote.cast', author, judgement, content: { remedy, dissent } };
}

const NOBODY: readonly string[] = [
  'third-party',
  'accident',
  'exercise',
  'natural',
  'undetermined',
];

function isResponsible(state: State, code: string): boolean {
  const parties: readonly string[] = state.agreement?.judgement.parties ?? [];
  return parties.includes(code) || NOBODY.includes(code);
}

/** The instance that is seized of a finding; the refusal when it is not for the commission, or is decided. */
function openFor(state: State, findingId: FindingId): Instance | Refusal {
  const finding = state.findings.get(findingId);
  if (finding === undefined) return refuse('not-found', 'a finding on record', findingId);
  const standing = standingOf(finding);
  if (standing !== 'stands') return refuse('wrong-state', 'a finding that stands', standing);
  if (state.body === null) return refuse('wrong-state', 'a commission that is constituted', 'none');
  return (
    instanceOpen(state, findingId) ??
    refuse('wrong-state', 'a finding that is not decided', 'decided, and no appeal is open')
  );
}

/** The chair says what the votes come to: no word of the chair's own is in the outcome. Both parties have notice of it in the same minute. */
function takeDecision(state: State, command: CommandOf<'take-decision'>, author: Author): Answer {
  const { by, findingId, reading, reason } = command;
  const instance = openFor(state, findingId);
  if (typeof instance === 'object') return instance;
  const chairId = state.body?.judgement.chairId ?? null;
  if (chairId !== by.personId)
    return refuse('not-permitted', `the chair, ${chairId ?? 'none'}`, by.personId);
  const counted = tally(state, findingId, instance);
  if ('code' in counted) return counted;
  const [first] = counted.leading;
  if (first === undefined) return refuse('wrong-state', 'votes', 'none');
  const { breach, responsible } = first.judgement;
  const decisionId = numberedId<'decision'>('DE', state.bodyDecisions.size + 1);
  const decision: NewEntry = {
    kind: 'decision.taken',
    author,
    judgement: {
      decisionId,
      findingId,
      instance,
      breach,
      responsible,
      intent: counted.intent,
      votesFor: counted.leading.length,
      votesCast: counted.cast,
      reading,
    },
    content: { reason },
  };
  const notice: NewEntry = {
    kind: 'notice.served',
    author,
    judgement: {
      noticeId: numberedId<'notice'>('NO', state.notices.size + 1),
      subject: 'decision',
      subjectId: decisionId,
      incidentId: state.findings.get(findingId)?.judgement.incidentId ?? null,
      partyIds: state.agreement?.judgement.parties ?? [],
    },
    content: { text: reason },
  };
  return [decision, notice];
}

/** Once, of a first decision, by a party or by a member who did not prevail or did. */
function appeal(state: State, command: CommandOf<'appeal'>, author: Author): Answer {
  const { by, decisionId, reason } = command;
  const decision = state.bodyDecisions.get(decisionId);
  if (decision === undefined) return refuse('not-found', 'a decision on record', decisionId);
  if (decision.judgement.instance === 2)
    return refuse('wrong-state', 'a decision of the first instance', 'of the second');
  if (decision.appealed !== null)
    return refuse('wrong-state', 'no appeal yet', `entry ${decision.appealed.index}`);
  const isMember = state.body?.judgement.memberIds.includes(by.personId) ?? false;
  if (!isMember && partyOf(state, by) === null)
    return refuse('not-permitted', 'a member or a party', nationsOf(state, by.personId).join(', '));
  return { kind: 'decision.appealed', author, judgement: { decisionId }, content: { reason } };
}
