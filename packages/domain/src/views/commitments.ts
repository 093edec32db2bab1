import type { State } from '../core/state.ts';
import type { Judgements } from '../core/judgements.ts';
import type { PledgeState } from '../commitments/state.ts';
import { DOMAINS } from '../commitments/judgements.ts';
import { offerSums } from '../commitments/needs-and-offers.ts';
import { needsToday } from '../commitments/needs-by-readiness.ts';
import { conditionValue, readinessOf } from '../commitments/readiness.ts';
import { opensWith } from '../commitments/what-it-takes.ts';
import { suppliersOf, whoWaits } from '../commitments/who-waits.ts';
import type { ViewContext } from './context.ts';
import { dataCut } from './context.ts';
import { actorNames, claimLinks, reportedDays, textAt } from './register-words.ts';
import type { CommitmentsView, ConditionShown, PledgeShown } from './register-types.ts';
import type { Reader } from './types.ts';
import { assuming, possibleValues } from '../commitments/assume.ts';
import type { Assumptions } from '../commitments/assume.ts';
import { inOrder } from '../commitments/in-order.ts';
import { changesBetween, onRecord } from './commitment-changes.ts';
import { conditionTitle, readinessSentence } from './readiness-words.ts';

export interface CommitmentsQuery {
  /** For which moment in the world readiness is said, integer milliseconds UTC. */
  readonly asOfMs: number;
  /** What the reader last saw: the state after so many entries. Null for no comparison. */
  readonly since: State | null;
  /** "What if": conditions as assumed. What differs from the state as it is stands in `changes`, in place of `since`. */
  readonly assumed?: Assumptions;
}

interface Asking {
  readonly state: State;
  readonly context: ViewContext;
  readonly asOfMs: number;
  readonly nameOf: (actorId: string) => string;
  readonly changedIds: ReadonlySet<string>;
}

/**
 * States by domains: what each pledged, how it stands by its own conditions, what is missing and who can supply it. Everything rests
 * on published reports and recorded decisions, and is shown to every reader alike.
 */
export function commitmentsView(
  recorded: State,
  reader: Reader,
  context: ViewContext,
  { asOfMs, since: asked, assumed = new Map() }: CommitmentsQuery,
): CommitmentsView {
  const state = assuming(recorded, assumed, asOfMs);
  const since = assumed.size > 0 ? recorded : asked;
  const changes = since === null ? [] : changesBetween({ since, state, context, asOfMs, reader });
  const changedIds = new Set(changes.filter(({ kind }) => kind === 'pledge').map(({ id }) => id));
  const asking: Asking = {
    state,
    context,
    asOfMs,
    nameOf: actorNames(state, context),
    changedIds,
  };
  return {
    cut: dataCut(state, context),
    reported: reportedDays(state),
    asOfMs,
    assumed: [...assumed].map(([conditionId, value]) => ({ conditionId, value })),
    domains: DOMAINS,
    states: statesShown(asking),
    conditions: inOrder(state.conditions).map((condition) =>
      conditionShown(asking, condition.index, condition.judgement),
    ),
    waits: whoWaits(state, asOfMs).map((wait) => ({
      from: wait.stateId,
      to: wait.supplierId,
      pledgeId: wait.pledgeId,
      readingId: wait.readingId,
      conditionId: wait.conditionId,
      act: wait.act,
      value: wait.value,
    })),
    offers: offerSums(state).map(
      ({ domain, unit, stage, quantity, contributions, unknown, pledgeIds }) => ({
        ...{ domain, unit, stage, contributions, unknown, pledgeIds },
        least: quantity.least,
        most: quantity.most,
      }),
    ),
    needs: needsShown(asking),
    mandate: inOrder(state.mandate).map(({ index, judgement }) => ({
      clauseId: judgement.clauseId,
      entryIndex: index,
      title: textAt(context, index, 'title', judgement.clauseId),
      allows: judgement.allows,
      forbids: judgement.forbids,
      leavesOpen: judgement.leavesOpen,
      claims: claimLinks(state, judgement.claimIds),
    })),
    sinceEntry: since === null ? null : since.entries,
    changes,
  };
}

function statesShown(asking: Asking): CommitmentsView['states'] {
  const { state, nameOf } = asking;
  const stateIds = [...new Set(inOrder(state.pledges).map(({ judgement }) => judgement.stateId))];
  return stateIds
    .map((stateId) => ({
      stateId,
      name: nameOf(stateId),
      pledges: inOrder(state.pledges)
        .filter(({ judgement }) => judgement.stateId === stateId)
        .map((pledge) => pledgeShown(asking, pledge)),
      decisions: state.decisions
        .filter(({ judgement }) => judgement.stateId === stateId)
        .map(({ index, judgement }) => ({
          entryIndex: index,
          body: nameOf(judgement.body),
          outcome: judgement.outcome,
          votesFor: judgement.votesFor,
          votesAgainst: judgement.votesAgainst,
          abstained: judgement.abstained,
          decidedMs: judgement.decidedMs,
        })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function pledgeShown(asking: Asking, { index, judgement }: PledgeState): PledgeShown {
  const { state, context, asOfMs, changedIds } = asking;
  const { pledgeId, contributionId, domain, stance, modality, stage, quantity, places, tasks } =
    judgement;
  const readiness = readinessOf(state, judgement, asOfMs);
  return {
    ...{ pledgeId, contributionId, entryIndex: index },
    ...{ domain, stance, modality, stage, quantity, places, tasks },
    statement: textAt(context, index, 'statement', pledgeId),
    value: readiness.value,
    word: readiness.word,
    sentence: readinessSentence(readiness, (conditionId) =>
      conditionTitle(state, context, conditionId),
    ),
    readings: readiness.readings.map(({ readingId, value, conditions, missing }) => ({
      readingId,
      value,
      conditionIds: conditions.map(({ conditionId }) => conditionId),
      missingIds: missing.map(({ conditionId }) => conditionId),
    })),
    claims: claimLinks(state, judgement.claimIds),
    changed: changedIds.has(pledgeId),
  };
}

function conditionShown(
  { state, context, asOfMs, nameOf }: Asking,
  index: number,
  judgement: Judgements['condition.recorded'],
): ConditionShown {
  const { conditionId, kind, claimIds } = judgement;
  const { value, sinceMs, entryIndices } = conditionValue(state, conditionId, asOfMs);
  return {
    conditionId,
    entryIndex: index,
    kind,
    title: textAt(context, index, 'title', conditionId),
    ...{ value, sinceMs, entryIndices: onRecord(entryIndices) },
    decidedBy: [...judgement.trueBy, ...judgement.falseBy].map(({ act, actor }) => ({
      act,
      actorId: actor,
      name: actor === null ? null : nameOf(actor),
    })),
    possible: possibleValues(judgement),
    suppliers: suppliersOf(state, conditionId).map(({ supplierId, act }) => ({
      name: supplierId === null ? null : nameOf(supplierId),
      act,
    })),
    opens: opensWith(state, conditionId, asOfMs),
    pledgeIds: inOrder(state.pledges)
      .filter(({ judgement }) =>
        judgement.readings.some(({ conditionIds }) => conditionIds.includes(conditionId)),
      )
      .map(({ judgement }) => judgement.pledgeId),
    claims: claimLinks(state, claimIds),
  };
}

function needsShown({ state, context, asOfMs }: Asking): CommitmentsView['needs'] {
  return needsToday(state, asOfMs).map((row) => {
    const { requirementId, domain, need, offered, gap, gapToday, unknown } = row;
    const requirement = state.requirements.get(requirementId);
    const figure = requirement?.judgement.figures.find(({ quantity }) => quantity === need);
    return {
      ...{ requirementId, domain, unknown, unit: need.unit },
      title: textAt(context, requirement?.index ?? -1, 'title', requirementId),
      need: [need.least, need.most],
      offered: [offered.least, offered.most],
      gap: [gap.least, gap.most],
      gapToday: [gapToday.least, gapToday.most],
      standings: row.standings.map(({ quantity: { least, most }, ...standing }) => ({
        ...standing,
        ...{ least, most },
        amount: most ?? least ?? 0,
      })),
      claims: claimLinks(state, figure?.claimIds ?? []),
    };
  });
}
