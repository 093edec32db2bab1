import type { AllegationId, IncidentId, PartyId, SectorId, SourceId } from '../core/ids.ts';

export const STATEMENTS = ['accuses', 'denies', 'admits', 'accident'] as const;
export type Statement = (typeof STATEMENTS)[number];

export interface AllegationJudgements {
  readonly 'allegation.filed': {
    readonly allegationId: AllegationId;
    readonly sourceId: SourceId;
    /** Who alleges. */
    readonly partyId: PartyId;
    readonly statement: Statement;
    /** Whom: the accused; the one who denies, admits or had the accident is `partyId` itself. */
    readonly accusedId: PartyId | null;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId;
  };
  readonly 'allegation.acknowledged': { readonly allegationId: AllegationId };
  /** May it be looked into at all: it names an hour, a place, and something that the agreement forbids. */
  readonly 'allegation.judged': {
    readonly allegationId: AllegationId;
    readonly outcome: 'admissible' | 'inadmissible';
  };
  /** A person holds that it speaks of this incident. */
  readonly 'allegation.linked': {
    readonly allegationId: AllegationId;
    readonly incidentId: IncidentId;
  };
}
