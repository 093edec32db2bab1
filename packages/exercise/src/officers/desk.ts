import type { CaseView, PartyId, Reader, ResponsibleCode, SituationView } from '@holdfast/domain';

/** What an officer can see: the screens, made for the officer's own role, and nothing else. */
export interface Desk {
  situation(reader: Reader): SituationView;
  /** Null when there is no such case, or the reader may not know of it. */
  caseOf(incidentId: string, reader: Reader): CaseView | null;
  /** What lies before the commission, in the order of the findings' numbers: findings against a party that stand. Empty while none sits. */
  docket(): readonly DocketItem[];
}

/** One finding before the commission, and how far its members have come with it. */
export interface DocketItem {
  readonly findingId: string;
  readonly responsible: ResponsibleCode;
  /** The party that the finding is against. */
  readonly partyId: PartyId | null;
  readonly voterIds: readonly string[];
  /** Null until it is decided. */
  readonly decisionId: string | null;
  readonly breach: 'yes' | 'no' | 'undetermined' | null;
  readonly remedyAsked: boolean;
  /** When the finding was issued, last voted on or decided. */
  readonly latestMs: number;
}

/** Rules of the floor, stated so that anyone can check what officers did. */
export const FLOOR_RULES = {
  /** The watch officer waits so long after the latest news before opening or dismissing. */
  screenAfterMs: 900_000,
  /** A harmless cause is believed when it leads the next hypothesis by so much. */
  benignMarginCdb: 300,
  /** A case is ripe when so long after the incident ... */
  ripeAgeMs: 3_600_000,
  /** ... nothing new has come for so long. */
  ripeQuietMs: 900_000,
  /** A place that somebody saw is taken before one that was computed when it is known to within so much. */
  seenWithinM: 60,
  /** A patrol that is sent to look is back, or turned back, after so long. */
  patrolAwayMs: 1_500_000,
  /** A reviewer takes so long to read, the chief so long to sign. */
  reviewAfterMs: 480_000,
  issueAfterMs: 300_000,
  /** A member of the commission takes so long to read a finding, and the chair to sum up. */
  deliberateMs: 300_000,
  /** A party has so long to answer for a remedy. */
  remedyWithinMs: 604_800_000,
  /** The standard to which a finding must be made. */
  findingStandardId: 'reasonable_grounds',
} as const;

/** When anything was last added to a case: a source, a weighing, or a step by a person. */
export function latestNewsMs(view: CaseView): number {
  const times = [...view.sources, ...view.steps].map(({ recordedAtMs }) => recordedAtMs);
  return times.reduce((latest, timeMs) => Math.max(latest, timeMs), 0);
}
