export { clusterReports, contradictionsIn } from './cluster-reports.ts';
export type { MergeDecisions } from './cluster-reports.ts';
export { matchPairs } from './match-pairs.ts';
export type { MatchedPair } from './match-pairs.ts';
export type { Report } from './report.ts';
