import {
  ID,
  integer,
  listOf,
  nullable,
  oneOf,
  PLACE_UDEG,
  REASON,
  record,
  REMARK,
} from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { TaskCommand } from './command.ts';
import { ASSIGNEES, TASK_RESULTS } from './judgements.ts';

const CRATER = record({
  place: PLACE_UDEG,
  azimuthsMdeg: listOf(integer(0, 359_999), 1, 100),
  instrumentMdeg: integer(0, 180_000),
});

export const TASK_FIELDS: FieldsOf<TaskCommand> = {
  'assign-task': {
    assignee: oneOf(...ASSIGNEES),
    incidentId: nullable(ID),
    sectorId: nullable(ID),
    text: REASON,
  },
  'complete-task': {
    taskId: ID,
    result: oneOf(...TASK_RESULTS),
    text: REASON,
    crater: nullable(CRATER),
  },
  'sign-handover': { text: REMARK },
  'note-handover': { handoverId: ID, text: REASON },
};
