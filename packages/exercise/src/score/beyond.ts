import type { CaseView } from '@holdfast/domain';
import type { World } from '../truth/world.ts';

/** What became of what nobody could verify. */
export interface BeyondScore {
  /** Events out of reach of which both sides told a story. */
  readonly beyond_reach: number;
  /** Of those, on one case with both stories that was closed as unverifiable for want of access. */
  readonly beyond_reach_unverifiable: number;
}

export function scoreBeyond(cases: readonly CaseView[], { beyond }: World): BeyondScore {
  if (beyond === null) return { beyond_reach: 0, beyond_reach_unverifiable: 0 };
  const { fromMs, toMs } = beyond.report;
  const closed = cases.filter(({ phase, sources, incident }) => {
    const stories = sources.filter(
      (source) =>
        source.kind === 'allegation' &&
        beyond.statements.some((said) => said.fromMs === source.fromMs),
    );
    return (
      phase === 'unverifiable-access' &&
      incident.detections === 0 &&
      incident.fromMs === fromMs &&
      incident.toMs === toMs &&
      new Set(stories.map(({ who }) => who)).size === beyond.statements.length
    );
  });
  return { beyond_reach: 1, beyond_reach_unverifiable: Math.min(1, closed.length) };
}
