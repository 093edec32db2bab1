import { isInadmissible } from '../allegations/state.ts';
import type { AllegationState, State } from '../core/state.ts';
import type { Draft } from './draft.ts';

/** Spokesmen give hours to the minute or worse: an allegation speaks of what happened within so many milliseconds of its interval. */
const CLAIM_MS = 5 * 60_000;

/**
 * Attaches allegations, denials, admissions and accident reports to the incident they speak of: same sector or the one
 * beside it, near in time, and not about fire of the other side. What fits nothing stays an allegation.
 */
export function attachAllegations(state: State, drafts: readonly Draft[]): void {
  const fresh = [...state.allegations.values()]
    .filter((allegation) => allegation.incidentId === null && !isInadmissible(allegation))
    .sort((a, b) => a.judgement.fromMs - b.judgement.fromMs || a.index - b.index);
  for (const allegation of fresh) {
    const home = homeOf(state, allegation, drafts);
    if (home === null) continue;
    home.allegationIds.push(allegation.judgement.allegationId);
    home.changed = true;
  }
}

function homeOf(state: State, allegation: AllegationState, drafts: readonly Draft[]): Draft | null {
  let best: Draft | null = null;
  let bestMs = Number.MAX_SAFE_INTEGER;
  for (const draft of drafts) {
    const apartMs = apart(state, allegation, draft);
    if (apartMs !== null && apartMs < bestMs) {
      best = draft;
      bestMs = apartMs;
    }
  }
  return best;
}

function apart(state: State, { judgement }: AllegationState, draft: Draft): number | null {
  const sectors = state.agreement?.judgement.sectors ?? [];
  const speaksOfAccident = judgement.statement === 'accident';
  let least: number | null = null;
  draft.gathered.forEach((member, at) => {
    if (speaksOfAccident !== (member.family === 'explosion')) return;
    if (firedBy(judgement) !== null && contradicts(member, firedBy(judgement))) return;
    const eventId = draft.eventIds[at];
    const sectorId =
      eventId === undefined ? undefined : state.events.get(eventId)?.judgement.sectorId;
    if (sectorId === undefined) return;
    if (Math.abs(sectors.indexOf(sectorId) - sectors.indexOf(judgement.sectorId)) > 1) return;
    const apartMs = Math.max(0, judgement.fromMs - member.toMs, member.fromMs - judgement.toMs);
    if (apartMs <= CLAIM_MS && (least === null || apartMs < least)) least = apartMs;
  });
  return least;
}

/** Whose fire the statement is about: the accused's, or one's own when one denies or admits it. */
function firedBy(judgement: AllegationState['judgement']): string | null {
  if (judgement.statement === 'accuses') return judgement.accusedId;
  return judgement.statement === 'accident' ? null : judgement.partyId;
}

function contradicts(
  member: { readonly launchedFrom: string | null; readonly landedOn: string | null },
  firedByParty: string | null,
): boolean {
  if (member.launchedFrom !== null && member.launchedFrom !== firedByParty) return true;
  return member.landedOn !== null && member.landedOn === firedByParty;
}
