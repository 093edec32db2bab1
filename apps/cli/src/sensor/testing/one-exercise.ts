import { join } from 'node:path';
import { planExercise } from '@holdfast/exercise';
import { keysFromSeed, runExercise } from '../../exercise/run-exercise.ts';
import { outcomeOf } from './outcome.ts';

/** The smallest exercise that has settled events and findings; `HOLDFAST_WIRE_SENSORS=50` plays a larger one. */
const SENSORS = Number(process.env['HOLDFAST_WIRE_SENSORS'] ?? '25');
export const RUN = { seed: 11, hours: 0.5, sensors: SENSORS, swapParties: false };
export const PLAN = planExercise(RUN, keysFromSeed(RUN.seed));

/** What the exercise comes to from files, played once in a new folder of `scratch`. */
export async function outcomeFromFiles(scratch: string): Promise<unknown> {
  const options = { ...RUN, dataDir: join(scratch, 'files'), onProgress: () => undefined };
  const { mission } = await runExercise(options);
  const outcome = outcomeOf(mission.state);
  await mission.close();
  return outcome;
}
