import type { AccessJudgements } from '../access/judgements.ts';
import type { AllegationJudgements } from '../allegations/judgements.ts';
import type { ClockTerm } from '../clocks/clock-term.ts';
import type { ReportJudgements } from '../reports/judgements.ts';
import type { CommissionJudgements } from '../commission/judgements.ts';
import type { ImpedimentJudgements } from '../impediments/judgements.ts';
import type { NoticeJudgements } from '../notices/judgements.ts';
import type { TaskJudgements } from '../tasks/judgements.ts';
import type { CoverageJudgements } from '../coverage/judgements.ts';
import type { FindingJudgements } from '../findings/judgements.ts';
import type { IncidentJudgements } from '../incidents/judgements.ts';
import type { ObservationJudgements } from '../observations/judgements.ts';
import type { DisclosureJudgements } from '../disclosure/judgements.ts';
import type { KeepingJudgements } from '../keeping/judgements.ts';
import type { ClaimJudgements } from '../claims/judgements.ts';
import type { CommitmentJudgements } from '../commitments/judgements.ts';
import type { InstrumentJudgements } from '../instruments/judgements.ts';
import type { TextJudgements } from '../texts/judgements.ts';
import type { FindingId, ObligationId, PartyId, SectorId } from './ids.ts';
import type { StandardOfProof, PriorsCdb, ClauseVerdict, ObligationJudgement } from './shapes.ts';

export type {
  PlaceUdeg,
  EllipseArea,
  CellArea,
  CircleArea,
  Area,
  PartyShares,
  ResponsibleCode,
  Severity,
  SourceClass,
  ObservationType,
  EventKind,
  IncidentType,
  BenignCause,
  StandardOfProof,
  PriorsCdb,
  LedgerRow,
  StandardResult,
  Verdict,
  ClauseVerdict,
  ObligationJudgement,
} from './shapes.ts';

/** What each kind of entry may decide with. */
export interface Judgements
  extends
    AccessJudgements,
    ObservationJudgements,
    CoverageJudgements,
    AllegationJudgements,
    IncidentJudgements,
    FindingJudgements,
    NoticeJudgements,
    TaskJudgements,
    ImpedimentJudgements,
    ClaimJudgements,
    InstrumentJudgements,
    CommissionJudgements,
    ReportJudgements,
    TextJudgements,
    KeepingJudgements,
    DisclosureJudgements,
    CommitmentJudgements {
  readonly 'agreement.adopted': {
    readonly agreementId: string;
    /** SHA-256 of the canonical form, hex. */
    readonly agreementHash: string;
    readonly parties: readonly PartyId[];
    readonly sectors: readonly SectorId[];
    /** At least 600,000. */
    readonly holdBackMs: number;
    readonly replyClockMs: number;
    readonly capCdb: number;
    readonly priorsCdb: PriorsCdb;
    readonly standards: readonly StandardOfProof[];
    readonly publicDelayMs: number;
    readonly publicCellM: number;
    /** Names of the agreement's findings that answer this mission's: use of fire, and accident; null when it has none. */
    readonly fireFinding: string | null;
    readonly accidentFinding: string | null;
    /** Clocks beside `replyClockMs`; absent where the agreement sets none. */
    readonly clocks?: readonly ClockTerm[];
  };
  /** An act of record: it happened, and its author signed it. */
  readonly 'act.recorded': {
    /** The act and the actor by their names in the agreement. */
    readonly act: string;
    readonly actor: string;
    readonly fromMs: number;
    readonly toMs: number;
    /** The finding it answers; null for none in particular. */
    readonly findingId: FindingId | null;
  };
  /** What has changed since the evaluation before: the state merges it, so that no entry grows with the record. */
  readonly 'evaluation.made': {
    readonly agreementHash: string;
    readonly asOfMs: number;
    readonly verdicts: readonly ClauseVerdict[];
    readonly obligations: readonly ObligationJudgement[];
    /** Obligations that no longer stand, by id. */
    readonly gone: readonly ObligationId[];
  };
  readonly 'refusal.recorded': {
    readonly feed: string;
    readonly code: string;
    /** Line in the file, from 1; 0 when the whole file is refused. */
    readonly line: number;
  };
}
