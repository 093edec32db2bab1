import type { IncidentStage } from '@holdfast/domain';

/**
 * What becomes of a case that the officers do not simply carry to its end. A stage: they put it down there, to be carried on by a visitor.
 * `tasked`: open, with people sent to look. `returned`: the review gave the draft back. `not-verified`, `unverifiable-access`: closed so,
 * when it rests on people's reports alone. `corrected`: the words of its finding are put right afterwards.
 */
export type CaseCourse =
  IncidentStage | 'tasked' | 'returned' | 'not-verified' | 'unverifiable-access' | 'corrected';

/** The course of each case by its number; null for those that the officers carry to the end. */
export type LeftOpen = (caseNumber: number) => CaseCourse | null;

/** None: the officers end every case that they can. */
export const NONE_LEFT: LeftOpen = () => null;

const COURSES: ReadonlyMap<number, CaseCourse> = new Map([
  [2, 'proposed'],
  [4, 'open'],
  [6, 'finding-drafted'],
  [8, 'finding-reviewed'],
  [10, 'not-verified'],
  [12, 'proposed'],
  [14, 'tasked'],
  [15, 'corrected'],
  [16, 'returned'],
  [18, 'finding-reviewed'],
  [19, 'unverifiable-access'],
]);

/** Of every twenty cases, eight are put down at six stages for a visitor, two are closed without a finding, and one is corrected. */
export const SOME_LEFT: LeftOpen = (caseNumber) => COURSES.get(caseNumber % 20) ?? null;
