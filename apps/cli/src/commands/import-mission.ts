import { randomBytes } from 'node:crypto';
import { createMission, createSystemEntropy, readMissionFile } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import { UsageError } from '../command.ts';

/** Opens the data folder, or makes it, and leaves it with a checkpoint. An exercise takes nothing from outside. */
export async function withMission<T>(
  dataDir = './holdfast-data',
  work: (mission: Mission) => Promise<T>,
): Promise<T> {
  const before = readMissionFile(dataDir);
  if (before?.exercise)
    throw new UsageError(
      `${dataDir} holds an exercise (${before.origin}): what is real goes into another folder, chosen with --data.`,
    );
  const origin = before?.origin ?? `holdfast.local/${randomBytes(6).toString('hex')}`;
  const mission = await createMission({ dataDir, origin, entropy: createSystemEntropy() });
  try {
    const result = await work(mission);
    await mission.checkpoint();
    return result;
  } finally {
    await mission.close();
  }
}
