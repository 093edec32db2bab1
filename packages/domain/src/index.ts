/** The door of the package. It lists names and does nothing else: its length is their number. */
export type { Entropy } from './entropy.ts';
export { ROLES, isRole } from './access/role.ts';
export type { Role } from './access/role.ts';
export { id, isId, numberedId } from './core/ids.ts';
export type {
  ActivityId,
  AllegationId,
  EventId,
  FindingId,
  HandoverId,
  Id,
  ImpedimentId,
  IncidentId,
  NoticeId,
  ObligationId,
  ObservationId,
  PartyId,
  PersonId,
  RegionId,
  ReportId,
  SectorId,
  SourceId,
} from './core/ids.ts';
export type {
  Author,
  ContentOf,
  Entry,
  EntryKind,
  EntryOf,
  JsonValue,
  NewEntry,
  NewEntryOf,
} from './core/entry.ts';
export type {
  Area,
  BenignCause,
  CellArea,
  CircleArea,
  ClauseVerdict,
  EllipseArea,
  EventKind,
  IncidentType,
  Judgements,
  LedgerRow,
  ObligationJudgement,
  ObservationType,
  PartyShares,
  PlaceUdeg,
  PriorsCdb,
  ResponsibleCode,
  Severity,
  SourceClass,
  StandardOfProof,
  StandardResult,
  Verdict,
} from './core/judgements.ts';
export type {
  CaseFinding,
  CaseLedger,
  CaseLedgerRow,
  CaseObligation,
  CasePhoto,
  CaseSource,
  LocationFit,
  RivalPlace,
  CaseStandard,
  CaseStep,
  CaseView,
} from './views/case-types.ts';
export type {
  ApiRefusal,
  DataCut,
  EntryView,
  IncidentFill,
  IncidentEnding,
  IncidentStage,
  IncidentSummary,
  MapFeature,
  MapFeatureCollection,
  MapLayer,
  MapView,
  NamedParty,
  PersonInRole,
  ProofNode,
  QueueItem,
  Reader,
  SectorCoverage,
  SessionView,
  SituationView,
} from './views/types.ts';
export type {
  ArrivalRow,
  BearingReport,
  FeedResult,
  IntakeItem,
  Refusal,
  RefusalCode,
} from './observations/intake.ts';
export type { Actor, Command, CommandKind, CommandOf } from './core/command.ts';
export { COMMAND_SCHEMA } from './core/command-schema.ts';
export type { Field, Fields } from './core/field.ts';
export { bearingIn } from './incidents/attach-observations.ts';
export type { JoinedLocation } from './observations/from-joined.ts';
export { joinableEvents } from './observations/joinable.ts';
export type { Joinable } from './observations/joinable.ts';
export { isCommand, parseCommand } from './core/parse-command.ts';
export type { AskedCommand } from './core/parse-command.ts';
export { MAY, may, nationOf, nationsOf, partyOf } from './access/policy.ts';
export { seesIncident, shownArea, sightOf } from './access/sight.ts';
export type { Sight } from './access/sight.ts';
export { CARRIES_M, capabilityView } from './views/capability.ts';
export type {
  CapabilityAsked,
  CapabilityCell,
  CapabilityView,
  CarriesM,
} from './views/capability.ts';
export { healthView } from './views/health.ts';
export type {
  ArrivalsCounted,
  HealthView,
  RecordUpkeep,
  ServerFacts,
  SourceShown,
  WireQueue,
  WrongClockShown,
} from './views/health.ts';
export { BLIND_SHOWN_MAX, sourceHealth } from './coverage/source-health.ts';
export type {
  BlindInterval,
  BlindReason,
  ClockQuality,
  SourceHealth,
} from './coverage/source-health.ts';
export { CLOCK_AHEAD_MS, SILENT_AFTER_MS } from './coverage/source-health-fold.ts';
export type { ReceivedBatch } from './coverage/source-health-judgements.ts';
export type { HeardSource } from './coverage/source-health-state.ts';
export { GAPS_SHOWN_MAX, missingSequences } from './coverage/missing-sequences.ts';
export type { SequenceGaps } from './coverage/missing-sequences.ts';
export { check } from './core/check.ts';
export type { CheckResult } from './core/check.ts';
export { decide } from './core/decide.ts';
export type { Decision } from './core/decide.ts';
export { HOLD_BACK_MS_MIN } from './core/decide-agreement.ts';
export { authorOf, ENGINE } from './core/engine.ts';
export type { Engine } from './core/engine.ts';
export { evolve } from './core/evolve.ts';
export { propose } from './core/propose.ts';
export type { ProposeInputs } from './core/propose.ts';
export { replay } from './core/replay.ts';
export type { EngineGroup, Replayed } from './core/replay.ts';
export { emptyState, stateAsJson } from './core/state.ts';
export type {
  EventState,
  FindingState,
  FoldState,
  IncidentState,
  ObservationState,
  State,
  Stated,
} from './core/state.ts';
export { groundFrom, radiusM } from './ground/ground.ts';
export type { Ground, PointM } from './ground/ground.ts';
export { holderAt, sectorAt, sharesOfEllipse, sharesOfSide } from './ground/places.ts';
export { holdText } from './texts/held-text.ts';
export type { HeldText } from './texts/held-text.ts';
export { logOfText } from './texts/log-of-text.ts';
export { adoptionOf } from './obligations/adopt.ts';
export type { AdoptionInputs } from './obligations/adopt.ts';
export { logOf } from './obligations/from-findings.ts';
export { agreementView } from './views/agreement.ts';
export { checksView } from './views/agreement-checks.ts';
export { textRedlineView } from './views/agreement-redline.ts';
export type { RedlineQuery } from './views/agreement-redline.ts';
export { textsShown } from './views/agreement-text.ts';
export type { TextQuery } from './views/agreement-text.ts';
export type {
  AgreementView,
  BesideView,
  ChangeShown,
  ChecksView,
  CheckShown,
  ClauseView,
  OpenTermShown,
  PromiseShown,
  ReadingShown,
  StatementShown,
  SupposableShown,
  TextCite,
  TextRedlineView,
  TextShown,
  WhatIfView,
  WhyNotView,
  WordRun,
} from './views/agreement-types.ts';
export { whatIfView } from './views/agreement-what-if.ts';
export type { SupposeQuery, WrongSupposition } from './views/agreement-what-if.ts';
export { whyNotView } from './views/agreement-why-not.ts';
export { besideView } from './views/agreement-beside.ts';
export { STATEMENTS } from './allegations/judgements.ts';
export { allegationStage } from './allegations/state.ts';
export type { AllegationStage } from './allegations/state.ts';
export { CLOCK_PARAMETERS } from './clocks/clock-term.ts';
export type { ClockParameter, ClockTerm } from './clocks/clock-term.ts';
export { clocksOf } from './clocks/clocks-of.ts';
export type { Clock, ClockKind, ClockStanding } from './clocks/clocks-of.ts';
export { standingOf } from './findings/state.ts';
export type { Standing } from './findings/state.ts';
export { IMPEDIMENT_TYPES } from './impediments/judgements.ts';
export type { ImpedimentType } from './impediments/judgements.ts';
export { CLOSINGS } from './incidents/judgements.ts';
export type { Closing, Members } from './incidents/judgements.ts';
export { phaseOf } from './incidents/phase.ts';
export type { CasePhase } from './incidents/phase.ts';
export { BREACHES, INTENTS, RULES } from './commission/judgements.ts';
export type {
  Breach,
  DecisionRule,
  Intent,
  ReadingTaken,
  RemedyAnswer,
} from './commission/judgements.ts';
export { NOTICE_SUBJECTS } from './notices/judgements.ts';
export type { NoticeSubject } from './notices/judgements.ts';
export { craterAzimuth } from './tasks/crater.ts';
export type { CraterAzimuth, CraterReadings } from './tasks/crater.ts';
export { ASSIGNEES, TASK_RESULTS } from './tasks/judgements.ts';
export type { Assignee, TaskResult } from './tasks/judgements.ts';
export type {
  AllegationShown,
  CaseAction,
  CaseWorkflow,
  ClockShown,
  FindingLink,
  HandoverShown,
  ImpedimentShown,
  LiaisonView,
  NoticeShown,
  ReplyShown,
  SectorRate,
  TaskShown,
  WatchItem,
  WatchView,
} from './views/workflow-types.ts';
export { caseView } from './views/case.ts';
export { dataCut, memberOf, namedParties, textIn } from './views/context.ts';
export type { ViewContext } from './views/context.ts';
export { entryView, seesEntry } from './views/entry.ts';
export type { ProvenEntry } from './views/entry.ts';
export { commissionView } from './views/commission.ts';
export type {
  AgendaItem,
  BodyShown,
  CallShown,
  CommissionItem,
  CommissionView,
  DecisionShown,
  OptionCard,
  OffAgenda,
  Overtaken,
  ReadingChoice,
  ReadingChosen,
  RemedyShown,
  VoteShown,
} from './views/commission-types.ts';
export type { NextStep } from './views/next-types.ts';
export { liaisonView } from './views/liaison.ts';
export type { Glance } from './views/glance.ts';
export { situationView } from './views/situation.ts';
export { watchView } from './views/watch.ts';
export { fieldView } from './views/field.ts';
export type {
  FieldImpedimentShown,
  FieldReportShown,
  FieldView,
  ReportFate,
} from './views/field.ts';
export { recordView } from './views/record.ts';
export { emptyTally } from './views/record-tally.ts';
export type { RecordTally } from './views/record-tally.ts';
export type { RecordAsked, RefusalPage } from './views/record.ts';
export type {
  FeedRefusals,
  LogFacts,
  RecordAct,
  RecordView,
  RefusalShown,
  WithheldShown,
} from './views/record.ts';
export { entriesOf, isRefusal } from './core/answer.ts';
export { mayReadPhotos } from './views/entry.ts';
export { PHOTO_BYTES_MAX, receivePhoto, reportOf } from './observations/photos.ts';
export { photoKey } from './observations/photo-key.ts';
export type { HandedPhoto } from './observations/photos.ts';
export { COUNTED, MEANS, OBSERVED_WORDS } from './observations/command.ts';
export type { Counted, Means, ObservedWord, PhotoHash } from './observations/command.ts';
export { AUDIENCES, REPORT_KINDS } from './reports/report.ts';
export type {
  Audience,
  FigureCoverage,
  FollowUp,
  FollowUpAct,
  Measure,
  Report as MissionReport,
  ReportActivity,
  ReportCorrection,
  ReportFigure,
  ReportImpediment,
  ReportKind,
  ReportQuery,
  ReportRow,
  ReportSector,
  RowCount,
  Unknown,
} from './reports/report.ts';
export { readsReport, reportsFor } from './reports/issued.ts';
export type { ReportFile } from './reports/judgements.ts';
export type { IssuedReportState } from './reports/state.ts';
export { queryOf, reportsView } from './views/reports.ts';
export type {
  ReportCheckView,
  ReportDraftView,
  ReportShown,
  ReportsView,
} from './views/reports.ts';
export { reportView } from './reports/report-view.ts';
export { CATALOGUES, isMessageKey, say } from './words/catalogue.ts';
export type { MessageKey } from './words/en.ts';
export { isLanguage, LANGUAGES } from './words/language.ts';
export type { Language } from './words/language.ts';
export type { Values } from './words/message.ts';
export { numberText, percentText, tenthsText } from './words/numbers.ts';
export { clockText, dayWords, shortDay, weekdayWords } from './words/dates.ts';
export { perHourMilli, rateWords, seenSeconds } from './coverage/seen-time.ts';
export type { Period, SeenSpan } from './coverage/seen-time.ts';
export { sectorCounts } from './coverage/sector-rates.ts';
export type { SectorCount } from './coverage/sector-rates.ts';
export {
  ANONYMOUS_GROUP,
  CLAIM_CODES,
  EXERCISE_1,
  FAVOURS_CDB_MIN,
  LIKELIHOOD_TABLES,
  assessmentOf,
  groupSources,
  hypothesesFor,
  isCaseProblem,
  isPhysical,
  parseCase,
  rowsAgainst,
  standardOfProof,
  weighCase,
  withoutGroups,
  wordOf,
} from './weighing/index.ts';
export type {
  Assessment,
  CaseFile,
  CaseInput,
  CaseProblem,
  Claim,
  ClaimCode,
  ClaimCounts,
  ClassLikelihoods,
  EstimativeWord,
  Hypothesis,
  Ledger,
  LikelihoodTable,
  Relation,
  RelationCounts,
  RowAgainst,
  SourceOrigin,
  SourceText,
  StandardVerdict,
  UnmetReason,
  WeighedReport,
  WouldSettle,
} from './weighing/index.ts';
export { clusterReports, contradictionsIn, matchPairs } from './merging/index.ts';
export type { MatchedPair, MergeDecisions, Report } from './merging/index.ts';
export { sharesOfBearing } from './bearing/index.ts';
export type { BearingInput, HeldArea } from './bearing/index.ts';
export {
  contradictionsFromClaims,
  detectContradictions,
} from './claims/contradictions-from-claims.ts';
export type { HeldDocument, Library, SourceDocument } from './claims/citation.ts';
export { utf8Index } from './claims/byte-range.ts';
export type { TextPart, Utf8Index } from './claims/byte-range.ts';
export { claimProblems } from './claims/check-claim.ts';
export type { ClaimContext, ClaimDraft, ClaimField, ClaimProblem } from './claims/check-claim.ts';
export { lineOfPath } from './claims/json-lines.ts';
export { CONTRADICTION_KINDS, MODALITIES, RELATIONS, RESOLUTIONS } from './claims/judgements.ts';
export type {
  ActorId,
  Citation,
  ClaimId,
  ClaimValue,
  ContradictionId,
  ContradictionKind,
  InstrumentId,
  Modality,
  Relation as ClaimRelation,
  Resolution,
  TopicId,
} from './claims/judgements.ts';
export type { JsonPath, RegisterProblem } from './claims/member.ts';
export { parseClaims } from './claims/parse-claims.ts';
export type { ClaimRow, KnownContradiction, ParsedClaims, Topic } from './claims/parse-claims.ts';
export { parseRegister, recordedIndexOf } from './claims/register.ts';
export type {
  ParsedRegister,
  RegisterFileName,
  RegisterFiles,
  RegisterRow,
} from './claims/register.ts';
export { relationOf } from './claims/relation.ts';
export { REGISTER_MAY } from './commitments/command.ts';
export type { RegisterCommand } from './commitments/command.ts';
export { assuming, possibleValues } from './commitments/assume.ts';
export type { Assumptions } from './commitments/assume.ts';
export { circleOfPromises } from './commitments/cycle.ts';
export type {
  Capacity,
  InstrumentStatus,
  Participation,
  QuestionId,
  Variant,
} from './instruments/judgements.ts';
export { CONDITION_KINDS, DOMAINS, STAGES, STANCES } from './commitments/judgements.ts';
export type {
  ConditionId,
  ConditionKind,
  Domain,
  PledgeId,
  Quantity,
  RequirementId,
  Stage,
  Stance,
} from './commitments/judgements.ts';
export { mayDo } from './commitments/may-do.ts';
export type { TaskAnswer, TaskQuestion } from './commitments/may-do.ts';
export { needsAgainstOffers, offerSums } from './commitments/needs-and-offers.ts';
export type { NeedAgainstOffers, OfferSum } from './commitments/needs-and-offers.ts';
export { gapOf } from './commitments/quantity.ts';
export { conditionValue, readinessOf } from './commitments/readiness.ts';
export type {
  ConditionStanding,
  Readiness,
  ReadinessWord,
  ReadingReadiness,
} from './commitments/readiness.ts';
export type { ContradictionState, PledgeState, RegisterState } from './commitments/state.ts';
export { suppliersOf, whoWaits } from './commitments/who-waits.ts';
export type { WaitsFor } from './commitments/who-waits.ts';
export { openQuestions } from './instruments/open-questions.ts';
export type { OpenQuestion } from './instruments/open-questions.ts';
export { redline } from './instruments/redline.ts';
export type { RedlineRun } from './instruments/redline.ts';
export { signatureMatrix } from './instruments/signature-matrix.ts';
export type {
  SignatureCell,
  SignatureMatrix,
  SignatureRow,
} from './instruments/signature-matrix.ts';
export { claimsView, documentView } from './views/claims.ts';
export type { CitedRange, ClaimChoices, DocumentView } from './views/claims.ts';
export { commitmentsView } from './views/commitments.ts';
export { readinessSentence } from './views/readiness-words.ts';
export type { CommitmentsQuery } from './views/commitments.ts';
export { instrumentsView } from './views/instruments.ts';
export type {
  CitationShown,
  ClaimLink,
  ClaimShown,
  ClaimsView,
  ClaimTopicShown,
  ChangeReason,
  CommitmentChange,
  CommitmentsView,
  ConditionShown,
  ContradictionShown,
  DocumentShown,
  InstrumentShown,
  InstrumentsView,
  PledgeShown,
  RedlineShown,
  ReportedDays,
} from './views/register-types.ts';
export { DISCLOSURE_RULES } from './disclosure/judgements.ts';
export type { DisclosureRule } from './disclosure/judgements.ts';
export type { PublicCell } from './access/public-grid.ts';
export { cellKey, COUNT_LEAST } from './views/public-counts.ts';
export { publicView } from './views/public.ts';
export { isEntryTold, publicCut, toldCut, toldEntries } from './views/public-cut.ts';
export { askableMs, onBeat } from './access/told-times.ts';
export type {
  PublicCellCount,
  PublicChange,
  PublicChangeAct,
  PublicClaims,
  PublicDayRest,
  PublicFinding,
  PublicImpediment,
  PublicIncident,
  PublicReport,
  PublicSector,
  PublicStatus,
  PublicView,
} from './views/public-types.ts';
