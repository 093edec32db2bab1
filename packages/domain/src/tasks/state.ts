import type { HandoverId, PersonId, TaskId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { TaskJudgements } from './judgements.ts';

export interface TaskState extends Stated<TaskJudgements['task.assigned']> {
  /** By the agreement's clock for whom was sent; null where it sets none. */
  readonly dueMs: number | null;
  readonly done: Stated<TaskJudgements['task.done']> | null;
}

export interface HandoverState extends Stated<TaskJudgements['handover.signed']> {
  readonly by: PersonId;
  /** Oldest first. */
  readonly notes: readonly (Stated<TaskJudgements['handover.noted']> & {
    readonly by: PersonId;
  })[];
}

/** The work of the floor, folded. */
export interface FloorState {
  readonly tasks: ReadonlyMap<TaskId, TaskState>;
  readonly handovers: ReadonlyMap<HandoverId, HandoverState>;
}

export function emptyFloor(): Writable<FloorState> {
  return { tasks: new Map(), handovers: new Map() };
}
