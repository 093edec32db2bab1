import type { IncidentStage } from '@holdfast/domain';

/** At which stage the officers put a case down, to be carried on by a visitor; null for those that they carry to the end. */
export type LeftOpen = (caseNumber: number) => IncidentStage | null;

/** None: the officers end every case that they can. */
export const NONE_LEFT: LeftOpen = () => null;

const STAGES: readonly (readonly [number, IncidentStage])[] = [
  [2, 'proposed'],
  [4, 'open'],
  [6, 'finding-drafted'],
  [8, 'finding-reviewed'],
];

/** Four of every ten: one to screen, one to investigate, one to review, and one of which the parties have been told and have not replied. */
export const FOUR_OF_TEN_LEFT: LeftOpen = (caseNumber) =>
  STAGES.find(([last]) => caseNumber % 10 === last)?.[1] ?? null;
