import type { CaseView, PartyId, SituationView } from '@holdfast/domain';
import type { ExpectedRefusal } from '../emit/faults.ts';
import { prepareExercise } from '../emit/plan-exercise.ts';
import type { ExerciseOptions } from '../emit/plan.ts';
import { isSide } from '../truth/event.ts';
import type { World } from '../truth/world.ts';
import { judgeCases, scoreAttribution } from './attribution.ts';
import { scoreBeyond } from './beyond.ts';
import type { BeyondScore } from './beyond.ts';
import { scoreJoined } from './joined.ts';
import type { JoinedScore } from './joined.ts';
import { scoreHeat } from './heat.ts';
import type { HeatScore } from './heat.ts';
import { matchEvents } from './matching.ts';
import type { LocatedEvent, Matching } from './matching.ts';

/** What came of an exercise: what the chief sees, and what was located. */
export interface ExerciseOutcome {
  readonly situation: SituationView;
  /** Every case, as `caseOf` shows it to the chief. */
  readonly cases: readonly CaseView[];
  /** Every `event.located` on record. */
  readonly located: readonly LocatedEvent[];
}

/** How well a mission did. Shares are 0 to 1, and 1 when there was nothing to count; counts are whole. */
export interface Scorecard extends HeatScore, BeyondScore, JoinedScore {
  /** True events, all causes, and those with at least six true arrivals, thunder left out. */
  readonly events_true: number;
  readonly events_audible: number;
  readonly events_located: number;
  /** Located events near a stroke of lightning that match nothing: neither right nor wrong. */
  readonly events_set_aside: number;
  /** Share of the audible events that were located. */
  readonly events_recall: number;
  /** Share of the located events that are true ones, each once; without those set aside. */
  readonly events_precision: number;
  /** Of matched blasts and impacts, thunder left out; null when there are none. */
  readonly location_error_m_median: number | null;
  /** True events that a party caused. */
  readonly events_by_parties: number;
  readonly attribution_correct: number;
  readonly attribution_undetermined: number;
  /** Findings against a party that did not cause it. */
  readonly attribution_wrong: number;
  readonly findings_by_party: readonly { readonly partyId: PartyId; readonly findings: number }[];
  /** Findings against a party on a quarry blast, thunder or an accident. */
  readonly benign_counted_as_violations: number;
  readonly refusals_expected: number;
  /** Of those expected, how many the mission recorded under the right feed and code; and how many it recorded besides. */
  readonly refusals_found: number;
  readonly refusals_unexpected: number;
}

const ARRIVALS_MIN = 6;

/** Scores an exercise against its truth, made again from the options. Pure. */
export function scoreExercise(options: ExerciseOptions, outcome: ExerciseOutcome): Scorecard {
  const { world, parties, post } = prepareExercise(options);
  const matching = matchEvents(outcome.located, world.events);
  const judged = judgeCases(outcome.cases, world);
  const attribution = scoreAttribution(judged, world.events, parties);
  return {
    ...scoreLocation(matching, world),
    events_located: outcome.located.length,
    events_by_parties: world.events.filter(({ cause }) => isSide(cause)).length,
    attribution_correct: attribution.correct,
    attribution_undetermined: attribution.undetermined,
    attribution_wrong: attribution.wrong,
    findings_by_party: attribution.findings,
    benign_counted_as_violations: attribution.benignAsViolations,
    ...scoreHeat(judged, world),
    ...scoreBeyond(outcome.cases, world),
    ...scoreJoined(matching, outcome.cases),
    ...scoreRefusals(outcome.situation.refusals, post.expected),
  };
}

function scoreLocation(matching: Matching<LocatedEvent>, world: World) {
  const arrivals = new Map<string, number>();
  for (const { trueId } of world.arrivals) {
    if (trueId !== null) arrivals.set(trueId, (arrivals.get(trueId) ?? 0) + 1);
  }
  const audible = world.events.filter(
    ({ trueId, cause }) => cause !== 'thunder' && (arrivals.get(trueId) ?? 0) >= ARRIVALS_MIN,
  );
  const matched = new Set(matching.pairs.map(({ event }) => event.trueId));
  const errorsM = matching.pairs
    .filter(({ located, event }) => located.area.shape !== 'cell' && event.cause !== 'thunder')
    .map(({ distanceM }) => distanceM);
  const counted = matching.pairs.length + matching.unmatched.length;
  return {
    events_true: world.events.length,
    events_audible: audible.length,
    events_set_aside: matching.setAside.length,
    events_recall: share(
      audible.filter(({ trueId }) => matched.has(trueId)).length,
      audible.length,
    ),
    events_precision: share(matching.pairs.length, counted),
    location_error_m_median: median(errorsM),
  };
}

function scoreRefusals(recorded: SituationView['refusals'], expected: readonly ExpectedRefusal[]) {
  const found = recorded.map(({ feed, code, count }) => {
    const wanted = expected.filter((one) => one.feed === feed && one.code === code).length;
    return { right: Math.min(count, wanted), extra: Math.max(0, count - wanted) };
  });
  return {
    refusals_expected: expected.length,
    refusals_found: found.reduce((sum, { right }) => sum + right, 0),
    refusals_unexpected: found.reduce((sum, { extra }) => sum + extra, 0),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The middle value, or the mean of the middle two; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
