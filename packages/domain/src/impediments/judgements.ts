import type { ImpedimentId, PartyId, SectorId } from '../core/ids.ts';

/** How the mission was kept from seeing (FIELD, freedom of movement). */
export const IMPEDIMENT_TYPES = [
  'denial',
  'delay',
  'conditional-access',
  'jamming',
  'threat',
] as const;
export type ImpedimentType = (typeof IMPEDIMENT_TYPES)[number];

export interface ImpedimentJudgements {
  readonly 'impediment.reported': {
    readonly impedimentId: ImpedimentId;
    readonly impedimentType: ImpedimentType;
    /** Who impeded; null where that is not known. */
    readonly partyId: PartyId | null;
    readonly sectorId: SectorId;
    readonly fromMs: number;
    readonly toMs: number;
    /** Whole minutes of work that were lost: at most what lies between, rounded up. */
    readonly minutesLost: number;
  };
}
