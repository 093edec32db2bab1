import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { JsonValue } from '../core/json.ts';
import type { ObservationId, SourceId } from '../core/ids.ts';
import type { BenignCause } from '../core/shapes.ts';
import type { ObservationJudgements } from './judgements.ts';

/** What people may ask about sources and what they perceive. */
export type ObservationCommand =
  | {
      readonly kind: 'enrol-source';
      readonly by: Actor;
      readonly judgement: ObservationJudgements['source.enrolled'];
      /** `{ name, publicKeyBase64, sensors?, rawFeeds? }`: positions of sensors stay here, withheld from parties and public; `rawFeeds` are the ids of sources and feeds whose words it repeats. */
      readonly content: JsonValue;
    }
  | {
      readonly kind: 'revoke-key';
      readonly by: Actor;
      readonly sourceId: SourceId;
      readonly reason: string;
    }
  | {
      readonly kind: 'screen-observation';
      readonly by: Actor;
      readonly observationId: ObservationId;
      readonly outcome: 'reviewed' | 'set-aside';
      readonly cause: BenignCause | null;
      readonly reason: string;
    };

/** Which roles may ask it. */
export const OBSERVATION_MAY: Readonly<Record<ObservationCommand['kind'], readonly Role[]>> = {
  'enrol-source': ['custodian'],
  'revoke-key': ['custodian'],
  'screen-observation': ['watch', 'investigator'],
};
