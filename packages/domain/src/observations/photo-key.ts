import type { ObservationJudgements } from './judgements.ts';

/** By what the state finds an original: one photograph may be named by two reports, and is handed in for each. */
export function photoKey({
  observationId,
  sha256,
}: Pick<ObservationJudgements['photo.received'], 'observationId' | 'sha256'>): string {
  return `${observationId} ${sha256}`;
}
