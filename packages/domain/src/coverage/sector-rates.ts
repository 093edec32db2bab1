import type { SectorId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import type { Period } from './seen-time.ts';
import { perHourMilli, seenSeconds } from './seen-time.ts';

/** What was counted in one sector in a period, and how long it was seen. Whole numbers; what machines, people and parties say is never added up. */
export interface SectorCount {
  readonly sectorId: SectorId;
  readonly detections: number;
  readonly observations: number;
  readonly allegations: number;
  /** Findings against a party that stand. */
  readonly violations: number;
  readonly seenS: number;
  readonly wholeS: number;
  readonly violationsPerHourMilli: number | null;
}

/** Counts by sector, in the agreement's order, for what began in the period. */
export function sectorCounts(state: State, period: Period): readonly SectorCount[] {
  const { fromMs, toMs } = period;
  const sectors = state.agreement?.judgement.sectors ?? [];
  const isIn = (timeMs: number) => timeMs >= fromMs && timeMs < toMs;
  const tally = (found: readonly (readonly [SectorId | null, number])[]) => {
    const counts = new Map<SectorId, number>();
    for (const [sectorId, timeMs] of found)
      if (sectorId !== null && isIn(timeMs)) counts.set(sectorId, (counts.get(sectorId) ?? 0) + 1);
    return (sectorId: SectorId) => counts.get(sectorId) ?? 0;
  };
  const detections = tally(
    [...state.events.values()].map(({ judgement }) => [judgement.sectorId, judgement.originTimeMs]),
  );
  const observations = tally(
    [...state.observations.values()].map(({ judgement }) => [judgement.sectorId, judgement.fromMs]),
  );
  const allegations = tally(
    [...state.allegations.values()].map(({ judgement }) => [judgement.sectorId, judgement.fromMs]),
  );
  const violations = tally(violationsOf(state));
  const wholeS = Math.max(0, Math.floor((toMs - fromMs) / 1000));
  return sectors.map((sectorId) => {
    const spans = state.coverage
      .map(({ judgement }) => judgement)
      .filter((span) => span.sectorId === sectorId);
    const seenS = seenSeconds(spans, period);
    return {
      sectorId,
      detections: detections(sectorId),
      observations: observations(sectorId),
      allegations: allegations(sectorId),
      violations: violations(sectorId),
      seenS,
      wholeS,
      violationsPerHourMilli: perHourMilli(violations(sectorId), seenS),
    };
  });
}

function violationsOf(state: State): readonly (readonly [SectorId | null, number])[] {
  const parties = state.agreement?.judgement.parties ?? [];
  return [...state.findings.values()].flatMap((finding) => {
    const { responsible, incidentId, fromMs } = finding.judgement;
    const isAgainstParty = parties.some((partyId) => partyId === responsible);
    if (!isAgainstParty || standingOf(finding) !== 'stands') return [];
    return [[state.incidents.get(incidentId)?.judgement.sectorId ?? null, fromMs] as const];
  });
}
