import { planExercise } from '@holdfast/exercise';
import type { ExercisePlan } from '@holdfast/exercise';
import {
  createManualClock,
  createMission,
  createSeededEntropy,
  startLive,
  writeMissionFile,
} from '@holdfast/mission';
import type { ExerciseRun, LiveIntake, Mission } from '@holdfast/mission';
import {
  EXERCISE_PIPELINE,
  TICK_MS,
  keysFromSeed,
  letMonitorsReport,
  letOfficersAct,
  setUp,
} from './run-exercise.ts';

export interface LiveExercise {
  readonly mission: Mission;
  readonly intake: LiveIntake;
  /** Resolves when the exercise's last tick is done. */
  readonly ended: Promise<void>;
}

/**
 * An exercise whose files come over the wire: the mission is set up, holds nothing yet, and its time is what the batches carry. The engine speaks and the officers act at the
 * same moments as in `runExercise`. On a folder that was interrupted it goes on where the record ends.
 */
export async function startLiveExercise(
  dataDir: string,
  run: ExerciseRun,
  onTrouble: (error: unknown) => void,
): Promise<LiveExercise> {
  const plan = planExercise(run, keysFromSeed(run.seed));
  const clock = createManualClock(plan.setupMs);
  const origin = originOfSeed(run.seed);
  const mission = await createMission({
    dataDir,
    origin,
    entropy: createSeededEntropy(run.seed, clock),
  });
  if (!isSetUp(mission, plan)) await setUp(mission, plan);
  clock.advanceTo(mission.state.recordedAtMs);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const intake = startLive({
    mission,
    pipeline: EXERCISE_PIPELINE,
    time: {
      from: 'batches',
      clock,
      firstMs: plan.startMs,
      lastMs: plan.closeMs,
      tickMs: TICK_MS,
    },
    atTick: async (nowMs) => {
      await letMonitorsReport(mission, plan, nowMs);
      await letOfficersAct(mission, nowMs);
    },
    atEnd: async () => {
      await mission.checkpoint();
      writeMissionFile(dataDir, {
        format: 'holdfast mission v1',
        origin,
        exercise: { ...run, complete: true },
      });
      end();
    },
    onTrouble,
  });
  return { mission, intake, ended };
}

export function originOfSeed(seed: number): string {
  return `exercise.holdfast/seed-${seed}`;
}

/** The commission comes last. */
function isSetUp({ state }: Mission, plan: ExercisePlan): boolean {
  const sources = plan.setup.filter(({ kind }) => kind === 'enrol-source').length;
  return state.body !== null && state.sources.size >= sources;
}
