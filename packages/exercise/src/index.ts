export { planExercise } from './emit/plan-exercise.ts';
export type {
  Delivery,
  ExerciseOptions,
  ExerciseParty,
  ExercisePlan,
  ExerciseSector,
  PlannedReport,
  SourceKeys,
} from './emit/plan.ts';
export { ExerciseError } from './errors.ts';
export { constituteBody } from './officers/commission-act.ts';
export { FLOOR_RULES } from './officers/desk.ts';
export type { Desk, DocketItem } from './officers/desk.ts';
export { NONE_LEFT, SOME_LEFT } from './officers/left-open.ts';
export type { CaseCourse, LeftOpen } from './officers/left-open.ts';
export { officersAct } from './officers/officers-act.ts';
