import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { HandoverId, IncidentId, SectorId, TaskId } from '../core/ids.ts';
import type { PlaceUdeg } from '../core/shapes.ts';
import type { Assignee, TaskResult } from './judgements.ts';
import type { CraterReadings } from './crater.ts';

/** What was measured at a crater. The place stays in the content. */
export interface CraterForm extends CraterReadings {
  readonly place: PlaceUdeg;
}

/** What people may ask about the work of the floor. */
export type TaskCommand =
  | {
      readonly kind: 'assign-task';
      readonly by: Actor;
      readonly assignee: Assignee;
      readonly incidentId: IncidentId | null;
      readonly sectorId: SectorId | null;
      /** What to do there. */
      readonly text: string;
    }
  | {
      readonly kind: 'complete-task';
      readonly by: Actor;
      readonly taskId: TaskId;
      readonly result: TaskResult;
      readonly text: string;
      readonly crater: CraterForm | null;
    }
  | { readonly kind: 'sign-handover'; readonly by: Actor; readonly text: string }
  | {
      readonly kind: 'note-handover';
      readonly by: Actor;
      readonly handoverId: HandoverId;
      readonly text: string;
    };

/** Which roles may ask it. */
export const TASK_MAY: Readonly<Record<TaskCommand['kind'], readonly Role[]>> = {
  'assign-task': ['watch', 'investigator'],
  'complete-task': ['monitor', 'watch', 'investigator'],
  'sign-handover': ['watch'],
  'note-handover': ['watch'],
};
