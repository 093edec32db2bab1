export { CLAIM_CODES, isPhysical } from './claims.ts';
export type { Claim, ClaimCode, WeighedReport } from './claims.ts';
export { COMMON_HYPOTHESES, hypothesesFor, leadingOf } from './hypotheses.ts';
export type { CommonHypothesis, Hypothesis } from './hypotheses.ts';
export { RELATIONS } from './likelihood-table.ts';
export type {
  ClaimCounts,
  ClassLikelihoods,
  LikelihoodTable,
  Relation,
  RelationCounts,
} from './likelihood-table.ts';
export { ANONYMOUS_GROUP, weighCase, withoutGroups } from './weigh.ts';
export type { CaseInput, Ledger } from './weigh.ts';
export { FAVOURS_CDB_MIN, standardOfProof } from './standard.ts';
export type { StandardVerdict, UnmetReason, WouldSettle } from './standard.ts';
export { assessmentOf, rowsAgainst, wordOf } from './assessment.ts';
export type { Assessment, EstimativeWord, RowAgainst } from './assessment.ts';
export { groupSources } from './group-sources.ts';
export type { SourceOrigin, SourceText } from './group-sources.ts';
export { LIKELIHOOD_TABLES, isCaseProblem, parseCase } from './case-file.ts';
export type { CaseFile, CaseProblem } from './case-file.ts';
export { EXERCISE_1 } from './weights/exercise-1.ts';
