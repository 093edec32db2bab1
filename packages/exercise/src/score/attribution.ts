import type { CaseSource, CaseView, PartyId } from '@holdfast/domain';
import type { ExerciseParty } from '../emit/plan.ts';
import { partyOn } from '../emit/cast.ts';
import { pointFromPlaceUdeg } from '../land/ground.ts';
import { sectorAt } from '../land/line.ts';
import { distanceKm } from '../land/shapes.ts';
import { isSide } from '../truth/event.ts';
import type { TrueEvent } from '../truth/event.ts';
import type { World } from '../truth/world.ts';
import { distanceIfSame } from './matching.ts';
import type { LocatedEvent } from './matching.ts';

/** A case with what really happened in it. */
export interface JudgedCase {
  readonly view: CaseView;
  /** True events of the case's detections; when it has none, those of its time and place. */
  readonly events: readonly TrueEvent[];
  /** Whom an issued finding names; null when none is issued. */
  readonly found: string | null;
}

export interface Attribution {
  readonly correct: number;
  readonly undetermined: number;
  readonly wrong: number;
  readonly benignAsViolations: number;
  readonly findings: readonly { readonly partyId: PartyId; readonly findings: number }[];
}

const AROUND_MS = 120_000;
const AROUND_KM = 4;

/** Puts each case beside the truth. */
export function judgeCases(cases: readonly CaseView[], world: World): readonly JudgedCase[] {
  return cases.map((view) => {
    const detections = view.sources.flatMap((source) => locatedOf(source) ?? []);
    const heard = world.events.filter((event) =>
      detections.some((one) => distanceIfSame(one, event) !== null),
    );
    const events = detections.length > 0 ? heard : eventsAround(view, world);
    const issued = view.finding?.stage === 'issued' ? view.finding.responsible : null;
    return { view, events, found: issued };
  });
}

function locatedOf(source: CaseSource): LocatedEvent | null {
  const { kind, eventKind, area, fromMs } = source;
  if (kind !== 'detection' || eventKind === null || area === null) return null;
  return { eventKind, area, originTimeMs: fromMs };
}

/** What happened in the case's time, and in its sector or near its area: for a case that rests on human reports alone. */
function eventsAround({ incident }: CaseView, world: World): readonly TrueEvent[] {
  const middle = pointFromPlaceUdeg(incident.area);
  return world.episodes
    .filter(({ fromMs, toMs }) => {
      return fromMs <= incident.toMs + AROUND_MS && toMs >= incident.fromMs - AROUND_MS;
    })
    .flatMap(({ events }) => events)
    .filter(({ place }) => {
      const inSector = sectorAt(place.xKm).sectorId === incident.sectorId;
      return inSector || distanceKm(place, middle) <= AROUND_KM;
    });
}

/**
 * Counts attribution. An event of a party is correct when a case that holds it has an issued finding against that party, and
 * undetermined when it is not correct and a case that holds it has one that says so. A finding against a party is wrong when
 * that party caused fewer than half of the case's events, or none; each wrong finding counts once.
 */
export function scoreAttribution(
  judged: readonly JudgedCase[],
  events: readonly TrueEvent[],
  parties: readonly ExerciseParty[],
): Attribution {
  const caused = events.filter(({ cause }) => isSide(cause));
  const foundFor = (event: TrueEvent) =>
    judged.flatMap((one) => (one.events.includes(event) && one.found ? [one.found] : []));
  const isCorrect = (event: TrueEvent) => foundFor(event).some((found) => found === causer(event));
  const causer = ({ cause }: TrueEvent) => (isSide(cause) ? partyOn(cause, parties) : null);
  const ids = parties.map(({ partyId }) => partyId);
  const against = judged.filter(({ found }) => ids.some((partyId) => partyId === found));
  const wrong = against.filter((one) => {
    const own = one.events.filter((event) => causer(event) === one.found).length;
    return own === 0 || own * 2 < one.events.length;
  });
  return {
    correct: caused.filter(isCorrect).length,
    undetermined: caused.filter(
      (event) => !isCorrect(event) && foundFor(event).includes('undetermined'),
    ).length,
    wrong: wrong.length,
    benignAsViolations: against.filter(
      (one) => one.events.length > 0 && one.events.every((event) => causer(event) === null),
    ).length,
    findings: ids.map((partyId) => ({
      partyId,
      findings: against.filter(({ found }) => found === partyId).length,
    })),
  };
}
