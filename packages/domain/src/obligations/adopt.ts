import { parameters, tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import { clockTerms } from '../clocks/clock-terms.ts';
import type { PartyId, SectorId } from '../core/ids.ts';
import type { Judgements } from '../core/judgements.ts';

export interface AdoptionInputs {
  readonly agreement: Agreement;
  /** Hash of the canonical form, hex. */
  readonly agreementHash: string;
  /** Parties to the conflict, in the agreement's order: those that hold ground. */
  readonly parties: readonly PartyId[];
  readonly sectors: readonly SectorId[];
}

/**
 * What the running mission takes from an agreement: every number that a verdict may depend on, in integers.
 * Throws `PactError` `bad-parameter` where the text lacks one.
 */
export function adoptionOf(inputs: AdoptionInputs): Judgements['agreement.adopted'] {
  const { agreement, agreementHash, parties, sectors } = inputs;
  const numbers = parameters(agreement);
  const { party, third_party, accident, exercise, natural } = numbers.priorsCdb;
  return {
    agreementId: agreement.id,
    agreementHash,
    parties,
    sectors,
    holdBackMs: numbers.holdBackMs,
    replyClockMs: numbers.replyClockMs,
    capCdb: numbers.groupCapCdb,
    priorsCdb: { party, thirdParty: third_party, accident, exercise, natural },
    standards: numbers.standards.map((standard) => ({
      standardId: standard.id,
      thresholdCdb: standard.thresholdCdb,
      leastGroups: standard.groupsMin,
      survivesLossOf: standard.survivesLossOf,
      physicalEvidence: standard.physicalEvidenceRequired ? 1 : 0,
    })),
    publicDelayMs: numbers.publicDelayMs,
    publicCellM: numbers.publicCellM,
    fireFinding: findingOf(agreement, 'fire'),
    accidentFinding: findingOf(agreement, 'cause_accident'),
    ...clockTerms(agreement),
  };
}

/** The first finding of the agreement that is about an act. */
function findingOf(agreement: Agreement, act: string): string | null {
  return (
    tabulateNames(agreement)
      .all('finding')
      .find((finding) => finding.act === act)?.id ?? null
  );
}
