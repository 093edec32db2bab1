import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { PartyId, SectorId } from '../core/ids.ts';
import type { ImpedimentType } from './judgements.ts';

/** What a monitor reports of being kept from seeing. */
export type ImpedimentCommand = {
  readonly kind: 'report-impediment';
  readonly by: Actor;
  readonly impedimentType: ImpedimentType;
  readonly partyId: PartyId | null;
  readonly sectorId: SectorId;
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutesLost: number;
  /** The reason that was given, and what happened. */
  readonly reason: string;
};

/** Which roles may ask it. */
export const IMPEDIMENT_MAY: Readonly<Record<ImpedimentCommand['kind'], readonly Role[]>> = {
  'report-impediment': ['monitor', 'watch'],
};
