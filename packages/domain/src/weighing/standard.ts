import type { ResponsibleCode, StandardOfProof, StandardResult } from '../core/judgements.ts';
import { leadOf } from './hypotheses.ts';
import type { Ledger } from './weigh.ts';

/** Least weight, over the runner-up, with which a group counts as favouring the leader: 1 dB. A self-serving word weighs less. */
export const FAVOURS_CDB_MIN = 100;

/** Why a standard is not met. */
export type UnmetReason =
  'margin' | 'groups' | 'not-robust' | 'no-physical-evidence' | 'equal-hypotheses';

/** The answer, with what it would take. */
export interface StandardVerdict extends StandardResult {
  /** The leader when the standard is met; `undetermined` otherwise. */
  readonly responsible: ResponsibleCode;
  /** Who leads in any case, and who comes next. */
  readonly leading: ResponsibleCode;
  readonly runnerUp: ResponsibleCode;
  readonly physicalEvidence: 0 | 1;
  readonly unmet: readonly UnmetReason[];
  readonly wouldSettle: WouldSettle;
}

/** What is missing: all 0 when the standard is met. */
export interface WouldSettle {
  /** Lead still missing, and still missing after the allowed loss of groups. */
  readonly missingCdb: number;
  readonly missingAfterLossCdb: number;
  /** Further independent groups in favour, and how many it takes at the cap to make up the lead: the greater of both. */
  readonly groupsAtLeast: number;
  readonly physicalEvidence: 0 | 1;
}

/**
 * Holds a ledger against a standard of proof: the lead over the next hypothesis, the number of independent groups in favour, the lead
 * after the worst loss of any `survivesLossOf` groups, and physical evidence in favour where the standard asks for it.
 */
export function standardOfProof(ledger: Ledger, standard: StandardOfProof): StandardVerdict {
  const { first, second, marginCdb } = leadOf(ledger.scoreCdb);
  const worstMarginCdb = worstMargin(ledger, first, standard.survivesLossOf);
  const favouring = ledger.rows.filter(({ weightsCdb }) => favours(weightsCdb, first, second));
  const physicalEvidence = favouring.some(({ physical }) => physical === 1) ? 1 : 0;
  const unmet: UnmetReason[] = [];
  if (marginCdb === 0) unmet.push('equal-hypotheses');
  if (marginCdb < standard.thresholdCdb) unmet.push('margin');
  else if (worstMarginCdb < standard.thresholdCdb) unmet.push('not-robust');
  if (favouring.length < standard.leastGroups) unmet.push('groups');
  if (standard.physicalEvidence === 1 && physicalEvidence === 0) unmet.push('no-physical-evidence');
  const leading = ledger.leading;
  const met = unmet.length === 0;
  return {
    standardId: standard.standardId,
    met: met ? 1 : 0,
    marginCdb,
    worstMarginCdb,
    groupsInFavour: favouring.length,
    responsible: met ? leading : 'undetermined',
    leading,
    runnerUp: ledger.hypotheses[second] ?? 'undetermined',
    physicalEvidence,
    unmet,
    wouldSettle: whatWouldSettle(ledger, standard, {
      marginCdb,
      worstMarginCdb,
      groups: favouring.length,
      physicalEvidence,
    }),
  };
}

/** The least lead of `first` over any other hypothesis after the loss of any `loss` groups or fewer. */
export function worstMargin(ledger: Ledger, first: number, loss: number): number {
  let worst = Number.MAX_SAFE_INTEGER;
  ledger.scoreCdb.forEach((score, at) => {
    if (at === first) return;
    const leads = ledger.rows
      .map(({ weightsCdb }) => (weightsCdb[first] ?? 0) - (weightsCdb[at] ?? 0))
      .filter((lead) => lead > 0)
      .sort((a, b) => b - a)
      .slice(0, loss);
    const lost = leads.reduce((sum, lead) => sum + lead, 0);
    worst = Math.min(worst, (ledger.scoreCdb[first] ?? 0) - score - lost);
  });
  return worst;
}

function favours(weightsCdb: readonly number[], first: number, second: number): boolean {
  return (weightsCdb[first] ?? 0) - (weightsCdb[second] ?? 0) >= FAVOURS_CDB_MIN;
}

function whatWouldSettle(
  ledger: Ledger,
  standard: StandardOfProof,
  reached: Pick<StandardResult, 'marginCdb' | 'worstMarginCdb'> & {
    readonly groups: number;
    readonly physicalEvidence: 0 | 1;
  },
): WouldSettle {
  const missingCdb = Math.max(0, standard.thresholdCdb - reached.marginCdb);
  const missingAfterLossCdb = Math.max(0, standard.thresholdCdb - reached.worstMarginCdb);
  const byWeight = Math.ceil(Math.max(missingCdb, missingAfterLossCdb) / ledger.capCdb);
  return {
    missingCdb,
    missingAfterLossCdb,
    groupsAtLeast: Math.max(0, standard.leastGroups - reached.groups, byWeight),
    physicalEvidence: standard.physicalEvidence === 1 && reached.physicalEvidence === 0 ? 1 : 0,
  };
}
