import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { AllegationId, IncidentId, PartyId, SectorId } from '../core/ids.ts';
import type { Statement } from './judgements.ts';

/** What a party alleges, and what the mission makes of it. */
export type AllegationCommand =
  | {
      readonly kind: 'file-allegation';
      readonly by: Actor;
      readonly statement: Statement;
      /** The party that is accused; null for the other statements. */
      readonly accusedId: PartyId | null;
      readonly fromMs: number;
      readonly toMs: number;
      readonly sectorId: SectorId;
      readonly text: string;
    }
  | {
      readonly kind: 'acknowledge-allegation';
      readonly by: Actor;
      readonly allegationId: AllegationId;
    }
  | {
      readonly kind: 'judge-allegation';
      readonly by: Actor;
      readonly allegationId: AllegationId;
      readonly outcome: 'admissible' | 'inadmissible';
      readonly reason: string;
    }
  | {
      readonly kind: 'link-allegation';
      readonly by: Actor;
      readonly allegationId: AllegationId;
      readonly incidentId: IncidentId;
      readonly reason: string;
    };

/** Which roles may ask it. A liaison officer speaks for one's own party alone. */
export const ALLEGATION_MAY: Readonly<Record<AllegationCommand['kind'], readonly Role[]>> = {
  'file-allegation': ['liaison'],
  'acknowledge-allegation': ['watch', 'investigator'],
  'judge-allegation': ['watch', 'investigator'],
  'link-allegation': ['watch', 'investigator'],
};
