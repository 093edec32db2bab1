import { standingOf } from '@holdfast/domain';
import type { State } from '@holdfast/domain';
import type { DocketItem } from '@holdfast/exercise';

/** The findings that lie before the commission, as its members see them on the agenda; none before it sits. */
export function docketOf(state: State): readonly DocketItem[] {
  if (state.body === null) return [];
  const parties = state.agreement?.judgement.parties ?? [];
  return [...state.findings.values()].flatMap((finding): DocketItem[] => {
    const { findingId, responsible } = finding.judgement;
    const partyId = parties.find((party) => party === responsible) ?? null;
    if (standingOf(finding) !== 'stands' || finding.issued === null || partyId === null) return [];
    const votes = state.votes.get(findingId) ?? [];
    const decision = [...state.bodyDecisions.values()].find(
      ({ judgement }) => judgement.findingId === findingId,
    );
    const decisionId = decision?.judgement.decisionId ?? null;
    const times = [finding.issued, ...votes, ...(decision === undefined ? [] : [decision])];
    return [
      {
        findingId,
        responsible,
        partyId,
        voterIds: votes.map(({ personId }) => personId),
        decisionId,
        breach: decision?.judgement.breach ?? null,
        remedyAsked: [...state.remedies.values()].some(
          ({ judgement }) => judgement.decisionId === decisionId,
        ),
        latestMs: times.reduce((latest, { recordedAtMs }) => Math.max(latest, recordedAtMs), 0),
      },
    ];
  });
}
