import type { HandoverId, IncidentId, SectorId, TaskId } from '../core/ids.ts';

/** Who or what is sent to look. */
export const ASSIGNEES = ['patrol', 'drone', 'imagery', 'camera', 'laboratory'] as const;
export type Assignee = (typeof ASSIGNEES)[number];

export const TASK_RESULTS = ['confirmed', 'not-confirmed', 'access-denied', 'overtaken'] as const;
export type TaskResult = (typeof TASK_RESULTS)[number];

export interface TaskJudgements {
  readonly 'task.assigned': {
    readonly taskId: TaskId;
    readonly assignee: Assignee;
    /** Where: one of the two, or both. */
    readonly incidentId: IncidentId | null;
    readonly sectorId: SectorId | null;
  };
  /** The words, and a crater form, are content. */
  readonly 'task.done': {
    readonly taskId: TaskId;
    readonly result: TaskResult;
    /** Azimuths that were read off craters; 0 where there is no crater form. */
    readonly azimuthReadings: number;
  };
  /** A watch officer hands the floor over. The list stands as it was signed. */
  readonly 'handover.signed': {
    readonly handoverId: HandoverId;
    readonly openClocks: readonly OpenClock[];
    /** How many there were: the list holds the first ones due. */
    readonly openClocksTotal: number;
  };
  /** What was added to it afterwards. */
  readonly 'handover.noted': { readonly handoverId: HandoverId };
}

/** A clock that ran, or had been missed and not met, when the floor was handed over. */
export interface OpenClock {
  readonly clockId: string;
  readonly dueMs: number;
  readonly missed: 0 | 1;
}
