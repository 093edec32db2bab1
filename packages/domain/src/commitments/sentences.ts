import type { RegisterEntry } from './fold.ts';

/** One sentence for an entry of the registers, in Holdfast's own words. `nameOf` turns ids into names. */
export function registerSentence(
  entry: RegisterEntry,
  nameOf: (actorId: string) => string,
): string {
  switch (entry.kind) {
    case 'document.received':
      return entry.judgement.held === 1
        ? `Keeps a document of ${entry.judgement.byteLength} bytes by its hash.`
        : 'Cites a document that is not held here.';
    case 'claim.recorded':
      return `Records the claim ${entry.judgement.claimId}, as ${entry.judgement.reportedBy} reports it.`;
    case 'contradiction.noted':
      return `Notes that ${entry.judgement.claimIds.length} claims on ${entry.judgement.topicId} do not say the same: ${entry.judgement.relation.replaceAll('-', ' ')}.`;
    case 'contradiction.resolved':
      return `Resolves ${entry.judgement.contradictionId}: ${entry.judgement.resolution.replaceAll('-', ' ')}.`;
    case 'instrument.recorded':
      return `Records the instrument ${entry.judgement.instrumentId}: ${entry.judgement.status}.`;
    case 'question.recorded':
      return `Records the question ${entry.judgement.questionId}: ${entry.judgement.status}.`;
    case 'condition.recorded':
      return `Records the condition ${entry.judgement.conditionId}.`;
    case 'pledge.recorded':
      return `Records ${entry.judgement.pledgeId} of ${nameOf(entry.judgement.stateId)}: ${entry.judgement.stance.replaceAll('-', ' ')}, ${entry.judgement.stage}.`;
    case 'requirement.recorded':
      return `Records what is needed: ${entry.judgement.requirementId}, ${entry.judgement.figures.length} figures.`;
    case 'mandate.recorded':
      return `Records the mandate clause ${entry.judgement.clauseId}.`;
    case 'national-decision.recorded':
      return `${nameOf(entry.judgement.body)}: ${entry.judgement.outcome}.`;
  }
}
