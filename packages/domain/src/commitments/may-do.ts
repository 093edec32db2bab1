import type { ActorId } from '../claims/judgements.ts';
import type { Stated } from '../core/stated.ts';
import type { State } from '../core/state.ts';
import type { CommitmentJudgements, PledgeId } from './judgements.ts';
import { readinessOf } from './readiness.ts';
import { inOrder } from './in-order.ts';

/** A unit of a contributor, a task and where: `placeId` null where the place plays no part. */
export interface TaskQuestion {
  readonly stateId: ActorId;
  readonly task: string;
  readonly placeId: string | null;
}

export interface TaskAnswer {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** The clause of the mandate that decides or leaves it open; null where no clause speaks of the task. */
  readonly clauseId: string | null;
  /** The contributor's own words that decide: a pledge that refuses, is not ready, or is for another place. */
  readonly caveatId: PledgeId | null;
  readonly why:
    | 'forbidden-by-mandate'
    | 'left-open-by-mandate'
    | 'not-in-mandate'
    | 'refused-by-contributor'
    | 'not-offered'
    | 'elsewhere'
    | 'conditions'
    | 'allowed';
  readonly entryIndices: readonly number[];
}

type Clause = Stated<CommitmentJudgements['mandate.recorded']>;
type Offer = Stated<CommitmentJudgements['pledge.recorded']>;

/**
 * May this unit do this task at `asOfMs`? The mandate is asked first: what it forbids is no, whatever anybody offers; what it leaves open or
 * does not mention is unknown. Then the contributor's own words: refused, not offered, or offered elsewhere is no; conditions decide the rest.
 */
export function mayDo(state: State, question: TaskQuestion, asOfMs: number): TaskAnswer {
  const clauses = inOrder(state.mandate);
  const { task } = question;
  const forbids = clauses.find(({ judgement }) => judgement.forbids.includes(task));
  if (forbids !== undefined) return byClause('no', forbids, 'forbidden-by-mandate');
  const leaves = clauses.find(({ judgement }) => judgement.leavesOpen.includes(task));
  if (leaves !== undefined) return byClause('unknown', leaves, 'left-open-by-mandate');
  const allows = clauses.find(({ judgement }) => judgement.allows.includes(task));
  if (allows === undefined) return byClause('unknown', null, 'not-in-mandate');
  return byContributor(state, question, asOfMs, allows);
}

function byClause(
  answer: TaskAnswer['answer'],
  clause: Clause | null,
  why: TaskAnswer['why'],
): TaskAnswer {
  const entryIndices = clause === null ? [] : [clause.index];
  const clauseId = clause?.judgement.clauseId ?? null;
  return { answer, clauseId, caveatId: null, why, entryIndices };
}

function byContributor(
  state: State,
  { stateId, task, placeId }: TaskQuestion,
  asOfMs: number,
  clause: Clause,
): TaskAnswer {
  const own = inOrder(state.pledges).filter(
    ({ judgement }) => judgement.stateId === stateId && judgement.tasks.includes(task),
  );
  const decide = (
    answer: TaskAnswer['answer'],
    why: TaskAnswer['why'],
    offer: Offer | null,
    rests: readonly number[] = [],
  ): TaskAnswer => ({
    answer,
    clauseId: clause.judgement.clauseId,
    caveatId: offer?.judgement.pledgeId ?? null,
    why,
    entryIndices: [
      ...new Set([clause.index, ...(offer === null ? [] : [offer.index]), ...rests]),
    ].sort((a, b) => a - b),
  });
  const refusal = own.find(({ judgement }) => judgement.stance === 'refuses');
  if (refusal !== undefined && isAt(refusal, placeId))
    return decide('no', 'refused-by-contributor', refusal);
  const offers = own.filter(({ judgement }) => judgement.stance === 'offers');
  const here = offers.find((offer) => isAt(offer, placeId));
  if (here === undefined) {
    const [elsewhere] = offers;
    if (elsewhere !== undefined) return decide('no', 'elsewhere', elsewhere);
    return decide('no', 'not-offered', own[0] ?? null);
  }
  const { value, entryIndices } = readinessOf(state, here.judgement, asOfMs);
  const answer = value === 'true' ? 'yes' : value === 'false' ? 'no' : 'unknown';
  return decide(answer, answer === 'yes' ? 'allowed' : 'conditions', here, entryIndices);
}

/** An offer without a place is for any place; places are named from the outside in, with dots. */
function isAt({ judgement: { places } }: Offer, placeId: string | null): boolean {
  if (placeId === null || places.length === 0) return true;
  return places.some((place) => placeId === place || placeId.startsWith(`${place}.`));
}
