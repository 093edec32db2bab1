export { PactError } from './errors.ts';
export type { PactErrorCode } from './errors.ts';
export { describeDiagnostic } from './diagnostic.ts';
export type { Diagnostic, Position } from './diagnostic.ts';
export type {
  Act,
  Agreement,
  Amount,
  Body,
  Capacity,
  Cite,
  Clause,
  Condition,
  Declaration,
  Duty,
  Fact,
  Finding,
  Group,
  Instrument,
  InstrumentStatus,
  Modality,
  NameOrTerm,
  Norm,
  Open,
  OpenType,
  OpenUse,
  Parameter,
  Party,
  Priors,
  Quantity,
  Reading,
  Severity,
  Source,
  Standard,
  Trigger,
  Unit,
  Weapon,
} from './agreement.ts';
export { parseAgreement } from './text/parse.ts';
export { describeCite, printAgreement, printDuty } from './text/print.ts';
export { printCondition } from './text/print-conditions.ts';
export { agreementHash, canonicalJson } from './text/canonical.ts';
export { loadAgreement } from './load.ts';
export type { Loaded } from './load.ts';
export { checkNames } from './check/names.ts';
export { listDeclarations, tabulateNames } from './names.ts';
export type { Names } from './names.ts';
export { HOLD_BACK_MS_MIN, HYPOTHESIS_CLASSES, parameters } from './parameters.ts';
export type { Graded, HypothesisClass, MissionParameters, StandardOfProof } from './parameters.ts';
export { verifyItem } from './log.ts';
export type {
  ActItem,
  BlindItem,
  FactItem,
  FindingItem,
  FindingOutcome,
  LogItem,
  RetractionItem,
} from './log.ts';
export { allOf, anyOf, atLeastOf, notOf } from './truth.ts';
export type { Truth } from './truth.ts';
export { History } from './evaluate/history.ts';
export { evaluate } from './evaluate/evaluate.ts';
export { verdictsOnly } from './evaluate/verdicts-only.ts';
export type { VerdictsOnly } from './evaluate/verdicts-only.ts';
export type { Missing, Proof, Rule } from './evaluate/proof.ts';
export type { Cause, Obligation, ObligationState } from './evaluate/obligation.ts';
export type {
  ClauseQuestion,
  ClauseVerdict,
  FactVerdict,
  FindingVerdict,
  IgnoredItem,
  NormVerdict,
  Query,
  ReadingVerdict,
  Verdict,
} from './evaluate/verdict.ts';
export { explain } from './explain/explain.ts';
export type { Explanation } from './explain/explain.ts';
export type { Target } from './explain/target.ts';
export { whatWouldChange } from './explain/what-would-change.ts';
export type { Effect } from './explain/what-would-change.ts';
export { whyNot } from './explain/why-not.ts';
export type { Change } from './explain/why-not.ts';
export { checkAgreement } from './check/check.ts';
export type { CheckFinding } from './check/inquiry.ts';
export { replayWitness } from './check/witness.ts';
export type { Expectation, Subject, Witness } from './check/witness.ts';
export { compareAgreements } from './compare/compare.ts';
export type { ChangeKind, ClauseChange, Comparison, StatementChange } from './compare/compare.ts';
export { describeItem } from './compare/describe-item.ts';
export type { Divergence } from './compare/divergence.ts';
export { diffVerdicts, whatIf } from './compare/what-if.ts';
export type { Supposition, VerdictChange, WhatIf } from './compare/what-if.ts';
export { instrumentMatrix, openQuestions } from './register.ts';
export type { InstrumentCell, InstrumentMatrix, OpenQuestion } from './register.ts';
export { listReadings, readNorm } from './readings.ts';
export { citesIn, resolveCitations } from './sources.ts';
export type { CitedWords, HeldDocument, Resolution } from './sources.ts';
export { parseLog } from './parse-log.ts';
