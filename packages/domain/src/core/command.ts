import type { RegisterCommand } from '../commitments/command.ts';
import type { JsonValue } from './entry.ts';
import type { Judgements, ResponsibleCode, BenignCause } from './judgements.ts';
import type { FindingId, IncidentId, ObservationId, PersonId } from './ids.ts';
import type { Role } from '../access/role.ts';

/** Who asks, and in which role: both must stand in a `role.granted` entry. */
export interface Actor {
  readonly personId: PersonId;
  readonly role: Role;
}

/** What people may ask of the mission. `decide` answers with entries or a refusal. */
export type Command =
  | RegisterCommand
  | {
      readonly kind: 'adopt-agreement';
      readonly by: Actor;
      readonly judgement: Judgements['agreement.adopted'];
      /** `{ pact, geometry, title }`: the text of the agreement and its GeoJSON. */
      readonly content: JsonValue;
    }
  | {
      readonly kind: 'record-act';
      readonly by: Actor;
      readonly judgement: Judgements['act.recorded'];
      readonly reason: string;
    }
  | {
      readonly kind: 'grant-role';
      readonly by: Actor;
      readonly judgement: Judgements['role.granted'];
      readonly name: string;
    }
  | {
      readonly kind: 'enrol-source';
      readonly by: Actor;
      readonly judgement: Judgements['source.enrolled'];
      /** `{ name, publicKeyBase64, sensors? }`: positions of sensors stay here, withheld from parties and public. */
      readonly content: JsonValue;
    }
  | {
      readonly kind: 'screen-observation';
      readonly by: Actor;
      readonly observationId: ObservationId;
      readonly outcome: 'reviewed' | 'set-aside';
      readonly cause: BenignCause | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'open-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    }
  | {
      readonly kind: 'dismiss-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly cause: BenignCause;
      readonly reason: string;
    }
  | {
      readonly kind: 'draft-finding';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly responsible: ResponsibleCode;
      readonly standardId: string | null;
      /** The ledger that the drafter has read: a newer one refuses the draft. */
      readonly ledgerIndex: number;
      readonly statement: string;
    }
  | {
      readonly kind: 'review-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
      readonly outcome: 'agreed' | 'returned';
      readonly reason: string;
    }
  | {
      readonly kind: 'issue-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
    };
