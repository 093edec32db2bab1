import type { State } from '../core/state.ts';
import type { Judgements } from '../core/judgements.ts';
import type { PledgeState } from '../commitments/state.ts';
import { DOMAINS } from '../commitments/judgements.ts';
import { offerSums } from '../commitments/needs-and-offers.ts';
import { needsToday } from '../commitments/needs-by-readiness.ts';
import { conditionValue, readinessOf } from '../commitments/readiness.ts';
import type { Readiness } from '../commitments/readiness.ts';
import { suppliersOf, whoWaits } from '../commitments/who-waits.ts';
import type { ViewContext } from './context.ts';
import { dataCut } from './context.ts';
import { actorNames, claimLinks, reportedDays, textAt } from './register-words.ts';
import type {
  CommitmentChange,
  CommitmentsView,
  ConditionShown,
  PledgeShown,
  Reader,
} from './types.ts';
import { assuming, possibleValues } from '../commitments/assume.ts';
import type { Assumptions } from '../commitments/assume.ts';
import { inOrder } from '../commitments/in-order.ts';

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
  _reader: Reader,
  context: ViewContext,
  { asOfMs, since: asked, assumed = new Map() }: CommitmentsQuery,
): CommitmentsView {
  const state = assuming(recorded, assumed, asOfMs);
  const since = assumed.size > 0 ? recorded : asked;
  const changes = since === null ? [] : changesBetween({ since, state, context, asOfMs });
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
    sentence: readinessSentence(readiness, (conditionId) => conditionTitle(asking, conditionId)),
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

function conditionTitle({ state, context }: Pick<Asking, 'state' | 'context'>, id: string): string {
  for (const [conditionId, { index }] of state.conditions)
    if (conditionId === id) return textAt(context, index, 'title', id);
  return id;
}

/** What a minister's office reads: the standing, and the nearest missing condition. */
export function readinessSentence(
  { word, readings }: Readiness,
  titleOf: (conditionId: string) => string,
): string {
  const named = readings.map(({ readingId, missing, value }) => {
    const [nearest, ...others] = missing;
    if (nearest === undefined) return { readingId, text: 'nothing is missing' };
    const title = titleOf(nearest.conditionId);
    if (others.length === 0)
      return { readingId, text: `blocked only by: ${title} (${nearest.value})` };
    const start = value === 'false' ? 'not ready' : value;
    return {
      readingId,
      text: `${start}; nearest missing: ${title} (${nearest.value}), and ${others.length} more`,
    };
  });
  switch (word) {
    case 'refused':
      return 'Refused.';
    case 'not-offered':
      return 'Not offered.';
    case 'conditions-met':
      return readings.some(({ conditions }) => conditions.length > 0)
        ? 'Every condition it named is met.'
        : 'It named no condition.';
    default:
      return named.length === 1
        ? `${capital(named[0]?.text ?? '')}.`
        : `${named.map(({ readingId, text }) => `Read as ${readingId.replaceAll(/[-_]/g, ' ')}: ${text}`).join('. ')}.`;
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
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

interface Between {
  readonly since: State;
  readonly state: State;
  readonly context: ViewContext;
  readonly asOfMs: number;
}

/** Pledges and conditions that read differently than they did: exactly what a new entry has changed. */
function changesBetween({ since, state, context, asOfMs }: Between): readonly CommitmentChange[] {
  const nameOf = actorNames(state, context);
  const conditions = inOrder(state.conditions).flatMap(({ index, judgement: { conditionId } }) => {
    const after = conditionValue(state, conditionId, asOfMs);
    const before = since.conditions.has(conditionId)
      ? conditionValue(since, conditionId, asOfMs).value
      : null;
    if (before === after.value) return [];
    const title = textAt(context, index, 'title', conditionId);
    return [
      change('condition', conditionId, {
        title,
        before,
        after: after.value,
        rests: after.entryIndices,
      }),
    ];
  });
  const pledges = inOrder(state.pledges).flatMap(({ index, judgement }) => {
    const { pledgeId } = judgement;
    const titleOf = (id: string) => conditionTitle({ state, context }, id);
    const after = standingOf(state, judgement, asOfMs, titleOf);
    const earlier = since.pledges.get(pledgeId);
    const before =
      earlier === undefined ? null : standingOf(since, earlier.judgement, asOfMs, titleOf).words;
    if (before === after.words) return [];
    const title = `${nameOf(judgement.stateId)}: ${textAt(context, index, 'statement', pledgeId)}`;
    return [
      change('pledge', pledgeId, {
        title,
        before,
        after: after.words,
        rests: [index, ...after.entryIndices],
      }),
    ];
  });
  return [...conditions, ...pledges];
}

function change(
  kind: CommitmentChange['kind'],
  id: string,
  said: {
    readonly title: string;
    readonly before: string | null;
    readonly after: string;
    readonly rests: readonly number[];
  },
): CommitmentChange {
  const { title, before, after, rests } = said;
  return {
    kind,
    id,
    title,
    before,
    after,
    entryIndices: onRecord([...new Set(rests)].sort((a, b) => a - b)),
  };
}

/** What is assumed is on no record, and nothing leads to it. */
function onRecord(indices: readonly number[]): readonly number[] {
  return indices.filter((index) => index >= 0);
}

/** Stage and standing, in the words in which they are compared and shown. */
function standingOf(
  state: State,
  pledge: Judgements['pledge.recorded'],
  asOfMs: number,
  titleOf: (conditionId: string) => string,
): { readonly words: string; readonly entryIndices: readonly number[] } {
  const readiness = readinessOf(state, pledge, asOfMs);
  const words = `${capital(pledge.stage)}. ${readinessSentence(readiness, titleOf)}`;
  return { words, entryIndices: readiness.entryIndices };
}
