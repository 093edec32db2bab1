import type { AllegationId, PartyId, SectorId, SourceId } from '../core/ids.ts';

export interface AllegationJudgements {
  readonly 'allegation.filed': {
    readonly allegationId: AllegationId;
    readonly sourceId: SourceId;
    /** Who alleges. */
    readonly partyId: PartyId;
    readonly statement: 'accuses' | 'denies' | 'admits' | 'accident';
    /** Whom: the accused; the one who denies, admits or had the accident is `partyId` itself. */
    readonly accusedId: PartyId | null;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId;
  };
}
