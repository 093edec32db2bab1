export type { LocatedEvent } from './matching.ts';
export { scoreExercise } from './score-exercise.ts';
export type { ExerciseOutcome, Scorecard } from './score-exercise.ts';
