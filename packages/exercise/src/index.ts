export { planExercise } from './emit/plan-exercise.ts';
export type {
  Delivery,
  ExerciseOptions,
  ExerciseParty,
  ExercisePlan,
  ExerciseSector,
  SourceKeys,
} from './emit/plan.ts';
export { ExerciseError } from './errors.ts';
export { FLOOR_RULES } from './officers/desk.ts';
export type { Desk } from './officers/desk.ts';
export { FOUR_OF_TEN_LEFT, NONE_LEFT } from './officers/left-open.ts';
export type { LeftOpen } from './officers/left-open.ts';
export { officersAct } from './officers/officers-act.ts';
