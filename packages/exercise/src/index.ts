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
