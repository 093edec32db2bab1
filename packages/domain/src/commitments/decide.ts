import { claimContext, claimProblems } from '../claims/check-claim.ts';
import type { Author, NewEntry } from '../core/entry.ts';
import type { Refusal } from '../observations/intake.ts';
import { circleOfPromises } from './cycle.ts';
import type { RegisterCommand } from './command.ts';
import { quantityProblem } from './quantity.ts';
import type { RegisterState } from './state.ts';
import { inOrder } from './in-order.ts';

type CommandOf<K extends RegisterCommand['kind']> = Extract<RegisterCommand, { readonly kind: K }>;
type Answer = NewEntry | Refusal;

const refuse = (code: Refusal['code'], expected: string, found: string): Refusal => ({
  code,
  line: 0,
  expected,
  found,
});

/** What a command on the registers leads to: the entry to record, or the refusal. `author` has been checked to hold the role. */
export function decideRegister(
  state: RegisterState,
  command: RegisterCommand,
  author: Author,
): Answer {
  switch (command.kind) {
    case 'record-claim':
      return recordClaim(state, command, author);
    case 'resolve-contradiction':
      return resolveContradiction(state, command, author);
    case 'record-pledge':
      return recordPledge(state, command, author);
    case 'record-national-decision':
      return recordDecision(command, author);
  }
}

function recordClaim(
  state: RegisterState,
  { judgement, statement }: CommandOf<'record-claim'>,
  author: Author,
): Answer {
  const { claimId, citation } = judgement;
  if (state.claims.has(claimId)) return refuse('duplicate-id', 'a claim of its own id', claimId);
  const document = state.documents.get(citation.sha256);
  if (document === undefined)
    return refuse('not-found', 'a document on record', citation.sha256 || 'no citation');
  const { held, byteLength } = document.judgement;
  const { fromByte, toByte } = citation;
  if (held === 1 && !(fromByte >= 0 && fromByte < toByte && toByte <= byteLength))
    return refuse('malformed', `bytes within 0 to ${byteLength}`, `${fromByte} to ${toByte}`);
  if (statement.trim() === '') return refuse('malformed', 'a statement in own words', 'none');
  const [wrong] = claimProblems({ judgement, statement }, claimContext(state));
  if (wrong !== undefined) return refuse(wrong.code, wrong.expected, wrong.found);
  return { kind: 'claim.recorded', author, judgement, content: { statement } };
}

function resolveContradiction(
  state: RegisterState,
  { contradictionId, resolution, standingIds, reason }: CommandOf<'resolve-contradiction'>,
  author: Author,
): Answer {
  const noted = state.contradictions.get(contradictionId);
  if (noted === undefined) return refuse('not-found', 'a contradiction on record', contradictionId);
  if (noted.resolved !== null)
    return refuse('wrong-state', 'an open contradiction', noted.resolved.judgement.resolution);
  if (reason.trim() === '') return refuse('malformed', 'a reason', 'none');
  if ((resolution === 'one-prevails') !== standingIds.length > 0)
    return refuse('malformed', 'standing claims with one-prevails, and only then', resolution);
  const stranger = standingIds.find((claimId) => !noted.judgement.claimIds.includes(claimId));
  if (stranger !== undefined)
    return refuse('not-found', `one of ${noted.judgement.claimIds.join(', ')}`, stranger);
  return {
    kind: 'contradiction.resolved',
    author,
    judgement: { contradictionId, resolution, standingIds },
    content: { reason },
  };
}

function recordPledge(
  state: RegisterState,
  { judgement, statement }: CommandOf<'record-pledge'>,
  author: Author,
): Answer {
  const foreign = foreignState(author, judgement.stateId);
  if (foreign !== null) return foreign;
  const claimId = judgement.claimIds.find((id) => !state.claims.has(id));
  if (judgement.claimIds.length === 0 || claimId !== undefined)
    return refuse('not-found', 'at least one claim, each on record', claimId ?? 'none');
  const conditionId = judgement.readings
    .flatMap(({ conditionIds }) => conditionIds)
    .find((id) => !state.conditions.has(id));
  if (conditionId !== undefined) return refuse('not-found', 'a condition on record', conditionId);
  const wrong = judgement.quantity === null ? null : quantityProblem(judgement.quantity);
  if (wrong !== null) return refuse('malformed', wrong.expected, wrong.found);
  const others = inOrder(state.pledges)
    .map((pledge) => pledge.judgement)
    .filter(({ pledgeId }) => pledgeId !== judgement.pledgeId);
  const conditions = new Map([...state.conditions].map(([id, { judgement: made }]) => [id, made]));
  const circle = circleOfPromises([...others, judgement], conditions);
  if (circle !== null)
    return refuse('not-permitted', 'promises that do not wait for each other', circle.join(' → '));
  return { kind: 'pledge.recorded', author, judgement, content: { statement } };
}

function recordDecision(
  { judgement, reason }: CommandOf<'record-national-decision'>,
  author: Author,
): Answer {
  const foreign = foreignState(author, judgement.stateId);
  if (foreign !== null) return foreign;
  const { decidedMs, votesFor, votesAgainst, abstained } = judgement;
  if (!Number.isSafeInteger(decidedMs))
    return refuse('impossible-time', 'whole milliseconds', String(decidedMs));
  const votes = [votesFor, votesAgainst, abstained];
  const wrong = votes.find(
    (count) => count !== null && !(Number.isSafeInteger(count) && count >= 0),
  );
  if (wrong !== undefined) return refuse('not-a-number', 'votes from 0, or none', String(wrong));
  return { kind: 'national-decision.recorded', author, judgement, content: { reason } };
}

/** A capital speaks for its own state alone. */
function foreignState(author: Author, stateId: string): Refusal | null {
  return author.role !== 'capital' || author.nation === stateId
    ? null
    : refuse('not-permitted', `a capital of ${stateId}`, author.nation ?? 'no nation');
}
