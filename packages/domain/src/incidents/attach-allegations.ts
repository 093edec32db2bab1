import { isInadmissible } from '../allegations/state.ts';
import type { ObservationType } from '../core/shapes.ts';
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
  let least: Misfit | null = null;
  for (const draft of drafts) {
    const misfit =
      draft.gathered.length > 0
        ? apart(state, allegation, draft)
        : apartFromSeen(state, allegation, draft);
    if (misfit === null || (least !== null && !isLess(misfit, least))) continue;
    best = draft;
    least = misfit;
  }
  return best;
}

/** How far an allegation is from what it may speak of: in time, then in sectors. */
interface Misfit {
  readonly apartMs: number;
  readonly sectors: number;
}

function isLess(a: Misfit, b: Misfit): boolean {
  return a.apartMs === b.apartMs ? a.sectors < b.sectors : a.apartMs < b.apartMs;
}

/** Of what people alone perceived nothing tells who fired: only an explosion of its own sector is taken for what the parties speak of. */
function apartFromSeen(state: State, { judgement }: AllegationState, draft: Draft): Misfit | null {
  let least: Misfit | null = null;
  for (const observationId of draft.observationIds) {
    const seen = state.observations.get(observationId)?.judgement;
    if (seen === undefined || seen.sectorId !== judgement.sectorId) continue;
    if (!EXPLOSIONS.includes(seen.observationType)) continue;
    const apartMs = Math.max(0, judgement.fromMs - seen.toMs, seen.fromMs - judgement.toMs);
    if (apartMs <= CLAIM_MS && (least === null || apartMs < least.apartMs))
      least = { apartMs, sectors: 0 };
  }
  return least;
}

/** What people perceive of something that went off. */
export const EXPLOSIONS: readonly ObservationType[] = ['impact-seen', 'explosions-heard'];

function apart(state: State, { judgement }: AllegationState, draft: Draft): Misfit | null {
  const sectors = state.agreement?.judgement.sectors ?? [];
  const speaksOfAccident = judgement.statement === 'accident';
  let least: Misfit | null = null;
  for (const [at, member] of draft.gathered.entries()) {
    if (speaksOfAccident !== (member.family === 'explosion')) continue;
    if (firedBy(judgement) !== null && contradicts(member, firedBy(judgement))) continue;
    const eventId = draft.eventIds[at];
    const sectorId =
      eventId === undefined ? undefined : state.events.get(eventId)?.judgement.sectorId;
    if (sectorId === undefined) continue;
    const away = Math.abs(sectors.indexOf(sectorId) - sectors.indexOf(judgement.sectorId));
    if (away > 1) continue;
    const apartMs = Math.max(0, judgement.fromMs - member.toMs, member.fromMs - judgement.toMs);
    const misfit = { apartMs, sectors: away };
    if (apartMs <= CLAIM_MS && (least === null || isLess(misfit, least))) least = misfit;
  }
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
