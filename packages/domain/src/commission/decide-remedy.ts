import { partyOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { CommissionCommand } from './command.ts';
import type { RemedyState } from './state.ts';

type CommandOf<K extends CommissionCommand['kind']> = Extract<
  CommissionCommand,
  { readonly kind: K }
>;

/** Asked of the party that a decision holds responsible for a breach, while that decision has effect. */
export function decideRequest(
  state: State,
  command: CommandOf<'request-remedy'>,
  author: Author,
  nowMs: number,
): Answer {
  const { by, decisionId, partyId, dueMs, text } = command;
  const decision = state.bodyDecisions.get(decisionId);
  if (decision === undefined) return refuse('not-found', 'a decision on record', decisionId);
  if (!(state.body?.judgement.memberIds ?? []).includes(by.personId))
    return refuse('not-permitted', 'a member of the commission', by.personId);
  if (decision.appealed !== null)
    return refuse('wrong-state', 'a decision in effect', 'suspended by an appeal');
  const { breach, responsible } = decision.judgement;
  if (breach !== 'yes')
    return refuse('wrong-state', 'a decision that there was a breach', `breach: ${breach}`);
  if (responsible !== partyId)
    return refuse('wrong-state', `the party held responsible, ${responsible}`, partyId);
  if (dueMs <= nowMs) return refuse('impossible-time', `a time after ${nowMs}`, String(dueMs));
  const remedyId = numberedId<'remedy'>('RM', state.remedies.size + 1);
  const judgement = { remedyId, decisionId, partyId, dueMs };
  return { kind: 'remedy.requested', author, judgement, content: { text } };
}

/** The party accepts, proves or refuses; the commission escalates what was refused or is overdue. */
export function decideAnswer(
  state: State,
  command: CommandOf<'answer-remedy'>,
  author: Author,
  nowMs: number,
): Answer {
  const { by, remedyId, answer, text } = command;
  const remedy = state.remedies.get(remedyId);
  if (remedy === undefined) return refuse('not-found', 'a remedy on record', remedyId);
  const { partyId } = remedy.judgement;
  if (answer === 'escalated') {
    if (by.role !== 'commission' || !state.body?.judgement.memberIds.includes(by.personId))
      return refuse('not-permitted', 'a member of the commission', by.role);
  } else if (partyOf(state, by) !== partyId)
    return refuse('not-permitted', `a liaison officer of ${partyId}`, by.personId);
  const barred = barredAnswer(remedy, answer, nowMs);
  if (barred !== null) return refuse('wrong-state', barred.expected, barred.found);
  const content = { text };
  return answer === 'proved'
    ? { kind: 'remedy.proved', author, judgement: { remedyId }, content }
    : { kind: 'remedy.answered', author, judgement: { remedyId, answer }, content };
}

/** Why an answer does not follow what was said before; null when it does. */
function barredAnswer(
  { answer: before, judgement }: RemedyState,
  answer: CommandOf<'answer-remedy'>['answer'],
  nowMs: number,
): { readonly expected: string; readonly found: string } | null {
  const found = before ?? 'no answer yet';
  if (before === 'proved') return { expected: 'a remedy that is not proved', found };
  if (answer === 'escalated')
    return before === 'refused' || (before !== 'escalated' && nowMs > judgement.dueMs)
      ? null
      : { expected: 'a remedy refused, or not proved in time', found };
  if (answer === 'proved') return null;
  return before === null ? null : { expected: 'a remedy not yet answered', found };
}

/** A call that was made, to whom, when, and whether anybody answered. */
export function decideHotline(
  state: State,
  command: CommandOf<'use-hotline'>,
  author: Author,
  nowMs: number,
): Answer {
  const { by, partyId, incidentId, reached, calledMs, text } = command;
  if (!(state.agreement?.judgement.parties ?? []).includes(partyId))
    return refuse('unknown-value', 'a party of the agreement', partyId);
  const callerPartyId = partyOf(state, by);
  if (callerPartyId === partyId) return refuse('malformed', 'a call to the other side', partyId);
  if (incidentId !== null && !state.incidents.has(incidentId))
    return refuse('not-found', 'an incident on record', incidentId);
  if (calledMs > nowMs)
    return refuse('impossible-time', `a time not after ${nowMs}`, String(calledMs));
  const judgement = { partyId, callerPartyId, incidentId, reached, calledMs };
  return { kind: 'hotline.used', author, judgement, content: { text } };
}
