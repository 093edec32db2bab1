import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { Judgements } from './judgements.ts';
import type { JsonValue } from './json.ts';

/** What people may ask about the agreement in force. */
export type AgreementCommand =
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
    };

/** Which roles may ask it. */
export const AGREEMENT_MAY: Readonly<Record<AgreementCommand['kind'], readonly Role[]>> = {
  'adopt-agreement': ['custodian'],
  'record-act': ['commission', 'chief', 'planner'],
};
