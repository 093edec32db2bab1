import { ACCESS_KINDS, foldAccess } from '../access/fold.ts';
import { ALLEGATION_KINDS, foldAllegation } from '../allegations/fold.ts';
import { foldReport, REPORT_ENTRY_KINDS } from '../reports/fold.ts';
import { COMMISSION_KINDS, foldCommission } from '../commission/fold.ts';
import { foldRegister, isRegisterEntry } from '../commitments/fold.ts';
import { COVERAGE_KINDS, foldCoverage } from '../coverage/fold.ts';
import { FINDING_KINDS, foldFinding } from '../findings/fold.ts';
import { foldIncident, INCIDENT_KINDS } from '../incidents/fold.ts';
import { DISCLOSURE_KINDS, foldDisclosure } from '../disclosure/fold.ts';
import { foldKeeping, KEEPING_KINDS } from '../keeping/fold.ts';
import { foldImpediment, IMPEDIMENT_KINDS } from '../impediments/fold.ts';
import { foldNotice, NOTICE_KINDS } from '../notices/fold.ts';
import { foldTask, TASK_KINDS } from '../tasks/fold.ts';
import { foldObservation, OBSERVATION_KINDS } from '../observations/fold.ts';
import { foldText, TEXT_KINDS } from '../texts/fold.ts';
import type { Entry } from './entry.ts';
import { foldAgreement } from './fold-agreement.ts';
import { isOf } from './stage.ts';
import type { FoldState } from './state.ts';

/**
 * Folds one entry. Total: it never throws and never refuses, because what is on record is on record; an entry that
 * speaks of something unknown changes only the counters. Reads the judgement, the author and the times, never the content.
 *
 * Takes ownership of `state` and returns it changed: use the result and forget the argument.
 */
export function evolve(state: FoldState, entry: Entry): FoldState {
  state.entries = entry.index + 1;
  state.recordedAtMs = entry.recordedAtMs;
  foldStage(state, entry);
  return state;
}

/** Each stage folds the kinds that it names; a kind that none names, of a later version, changes nothing more. */
function foldStage(state: FoldState, entry: Entry): void {
  if (isOf(OBSERVATION_KINDS, entry)) return foldObservation(state, entry);
  if (isOf(COVERAGE_KINDS, entry)) return foldCoverage(state, entry);
  if (isOf(INCIDENT_KINDS, entry)) return foldIncident(state, entry);
  if (isOf(FINDING_KINDS, entry)) return foldFinding(state, entry);
  if (isOf(ALLEGATION_KINDS, entry)) return foldAllegation(state, entry);
  if (isOf(NOTICE_KINDS, entry)) return foldNotice(state, entry);
  if (isOf(TASK_KINDS, entry)) return foldTask(state, entry);
  if (isOf(IMPEDIMENT_KINDS, entry)) return foldImpediment(state, entry);
  if (isOf(ACCESS_KINDS, entry)) return foldAccess(state, entry);
  if (isRegisterEntry(entry)) return foldRegister(state, entry);
  if (isOf(REPORT_ENTRY_KINDS, entry)) return foldReport(state, entry);
  if (isOf(COMMISSION_KINDS, entry)) return foldCommission(state, entry);
  if (isOf(TEXT_KINDS, entry)) return foldText(state, entry);
  if (isOf(KEEPING_KINDS, entry)) return foldKeeping(state, entry);
  if (isOf(DISCLOSURE_KINDS, entry)) return foldDisclosure(state, entry);
  foldAgreement(state, entry);
}
