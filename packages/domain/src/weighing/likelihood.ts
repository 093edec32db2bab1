import { log10 } from '@holdfast/geo';
import type { PartyId } from '../core/ids.ts';
import type { PartyShares } from '../core/judgements.ts';
import { CLAIM_CODES } from './claims.ts';
import type { Claim, WeighedReport } from './claims.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { ClaimCounts, LikelihoodTable, Relation } from './likelihood-table.ts';

const PPM = 1_000_000;

/** Ten million: log10 of a likelihood becomes whole millionths of a decibel, whose sums are exact in any order. */
const MICRODECIBANS_PER_LOG10 = 10_000_000;

/**
 * log P(claim | hypothesis, source) in whole microdecibans, for each hypothesis.
 *
 * P is how often such a source makes such a claim when its relation to the hypothesis holds (source counts shrunk to the class, class
 * counts shrunk to uniform), times how well the claimed place fits the hypothesis. A place that says nothing has the factor 1.
 */
export function logLikelihoodsUdb(
  report: WeighedReport,
  parties: readonly PartyId[],
  hypotheses: readonly Hypothesis[],
  table: LikelihoodTable,
): readonly number[] {
  return hypotheses.map((hypothesis) => {
    const said = claimProbability(report, relationTo(hypothesis, report, parties), table);
    const placed = placeFactor(report, hypothesis, parties, table);
    return Math.round(MICRODECIBANS_PER_LOG10 * log10(said * placed));
  });
}

/** What a hypothesis is to the one who speaks. */
export function relationTo(
  hypothesis: Hypothesis,
  { claim, claimantId }: WeighedReport,
  parties: readonly PartyId[],
): Relation {
  const party = parties.find((partyId) => partyId === hypothesis);
  if (party === undefined) {
    if (hypothesis === 'third-party') return 'thirdParty';
    if (hypothesis === 'accident') return 'accident';
    return hypothesis === 'exercise' ? 'exercise' : 'natural';
  }
  if (party === claimantId) return 'self';
  return claim.code === 'accuses' && claim.partyId === party ? 'named' : 'otherParty';
}

function claimProbability(
  { claim, sourceClass, sourceId }: WeighedReport,
  relation: Relation,
  table: LikelihoodTable,
): number {
  const uniform = 1 / CLAIM_CODES.length;
  const ofClass = shrunk(table.classes[sourceClass], claim, relation, {
    counts: table.classShrinkCounts,
    towards: uniform,
  });
  const own = sourceId === null ? undefined : table.sources[sourceId];
  if (own === undefined) return ofClass;
  return shrunk(own, claim, relation, { counts: table.sourceShrinkCounts, towards: ofClass });
}

function shrunk(
  counted: ClaimCounts,
  { code }: Claim,
  relation: Relation,
  prior: { readonly counts: number; readonly towards: number },
): number {
  const made = counted.counts[code]?.[relation] ?? 0;
  return (made + prior.counts * prior.towards) / (counted.trials + prior.counts);
}

/** Mixture of "the place is right" and "the place says nothing", by the class's trust. */
function placeFactor(
  { claim, sourceClass }: WeighedReport,
  hypothesis: Hypothesis,
  parties: readonly PartyId[],
  table: LikelihoodTable,
): number {
  const trust = table.classes[sourceClass].placeTrustPpm / PPM;
  return 1 - trust + trust * fitOfPlace(claim, hypothesis, parties, table.infiltrationPpm / PPM);
}

function fitOfPlace(
  claim: Claim,
  hypothesis: Hypothesis,
  parties: readonly PartyId[],
  infiltration: number,
): number {
  switch (claim.code) {
    case 'fired-from':
      return fitOfLaunch(claim.sharesPpm, hypothesis, parties, infiltration);
    case 'impact-in':
    case 'explosion-in':
      return fitOfImpact(claim.sharesPpm, hypothesis, parties);
    case 'launch-and-impact':
      return (
        fitOfLaunch(claim.launchPpm, hypothesis, parties, infiltration) *
        fitOfImpact(claim.impactPpm, hypothesis, parties)
      );
    default:
      return 1;
  }
}

/** How much likelier the launch's place is if this hypothesis is true than if nothing is known. A party fires from ground it holds. */
function fitOfLaunch(
  shares: PartyShares,
  hypothesis: Hypothesis,
  parties: readonly PartyId[],
  infiltration: number,
): number {
  const held = parties.reduce((sum, partyId) => sum + sharePpm(shares, partyId), 0);
  if (hypothesis === 'third-party')
    return (parties.length * Math.max(0, PPM - held) + infiltration * held) / PPM;
  const party = parties.find((partyId) => partyId === hypothesis);
  return party === undefined ? 1 : (parties.length * sharePpm(shares, party)) / PPM;
}

/** A party does not fire at ground it holds itself. */
function fitOfImpact(
  shares: PartyShares,
  hypothesis: Hypothesis,
  parties: readonly PartyId[],
): number {
  const party = parties.find((partyId) => partyId === hypothesis);
  if (party === undefined || parties.length < 2) return 1;
  return (parties.length * (PPM - sharePpm(shares, party))) / ((parties.length - 1) * PPM);
}

function sharePpm(shares: PartyShares, party: PartyId): number {
  return shares.find(({ partyId }) => partyId === party)?.ppm ?? 0;
}
