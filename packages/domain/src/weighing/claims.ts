import type { PartyId } from '../core/ids.ts';
import type { PartyShares, SourceClass } from '../core/judgements.ts';

/** What a report can say about who is responsible, in words of a closed list. */
export const CLAIM_CODES = [
  'fired-from',
  'impact-in',
  'launch-and-impact',
  'explosion-in',
  'accuses',
  'denies',
  'admits',
  'reports-accident',
  'accident-seen',
  'notice-matches',
  'lightning-matches',
  'storm-seen',
] as const;

export type ClaimCode = (typeof CLAIM_CODES)[number];

/**
 * A claim with its parameters. Shares are chances, in parts per million, that a place lies in the area each party held;
 * what they lack to a million lies outside all areas.
 */
export type Claim =
  /** A launch, a muzzle or outgoing fire, located or on a bearing: who held the ground it came from. */
  | { readonly code: 'fired-from'; readonly sharesPpm: PartyShares }
  /** An impact: on whose ground. */
  | { readonly code: 'impact-in'; readonly sharesPpm: PartyShares }
  /** One shot heard or seen at both ends. */
  | {
      readonly code: 'launch-and-impact';
      readonly launchPpm: PartyShares;
      readonly impactPpm: PartyShares;
    }
  /** An explosion with no launch heard: on whose ground. */
  | { readonly code: 'explosion-in'; readonly sharesPpm: PartyShares }
  | { readonly code: 'accuses'; readonly partyId: PartyId }
  /** The claimant denies, admits, or reports an accident of its own. */
  | { readonly code: 'denies' }
  | { readonly code: 'admits' }
  | { readonly code: 'reports-accident' }
  /** Somebody saw an accident, or its fire. */
  | { readonly code: 'accident-seen' }
  /** An activity notified beforehand covers that hour and place. */
  | { readonly code: 'notice-matches' }
  /** A stroke at that moment and place; or a storm overhead. */
  | { readonly code: 'lightning-matches' }
  | { readonly code: 'storm-seen' };

/** One report as the ledger takes it. */
export interface WeighedReport {
  /** Reports with one id count once. */
  readonly reportId: string;
  /** From `groupSources`. Reports of class `unknown` are anonymous whatever stands here. */
  readonly groupId: string;
  readonly sourceClass: SourceClass;
  /** Whose counts apply, where the table has any for this source; null otherwise. */
  readonly sourceId: string | null;
  /** The party that speaks; null for everyone who is no party. */
  readonly claimantId: PartyId | null;
  readonly claim: Claim;
  /** Entries of the record that it rests on. */
  readonly entryIndices: readonly number[];
}

/** True for what an instrument measured or a monitor found on the ground, and no party supplied. */
export function isPhysical({ claim, claimantId, sourceClass }: WeighedReport): boolean {
  if (claimantId !== null) return false;
  if (sourceClass === 'patrol') return claim.code === 'impact-in';
  return (
    sourceClass === 'acoustic-network' ||
    sourceClass === 'weather-service' ||
    sourceClass === 'satellite-service'
  );
}
