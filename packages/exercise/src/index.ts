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
export { officersAct } from './officers/officers-act.ts';
