import { EXERCISE_1 } from '@holdfast/domain';
import { openMission, readMissionFile, startLive } from '@holdfast/mission';
import type { LiveIntake, Mission, PipelineOptions } from '@holdfast/mission';
import type { Terminal } from './command.ts';
import { UsageError } from './command.ts';
import { startLiveExercise } from './exercise/live-exercise.ts';

/** What a mission works with until it says otherwise: the speed of sound at 15 °C to begin with, weather learnt from there, and gateways that send every few minutes. */
const MISSION_PIPELINE: PipelineOptions = {
  soundSpeedMPerS: 340.3,
  weather: 'estimate',
  latenessMs: 15 * 60_000,
  table: EXERCISE_1,
};
/** How often the engine looks in a mission. */
const TICK_MS = 10_000;

export interface OpenedLive {
  readonly mission: Mission;
  readonly intake: LiveIntake;
}

/** Opens a folder whose mission takes batches over the wire: an exercise by the time they carry, any other by the clock. Trouble with the disk ends the process. */
export async function openLive(dataDir: string, terminal: Terminal): Promise<OpenedLive> {
  const onTrouble = (error: unknown): void => {
    const words = error instanceof Error ? error.message : String(error);
    terminal.err(`The intake has stopped, and nothing more is acknowledged: ${words}`);
    process.exitCode = 2;
    process.kill(process.pid, 'SIGTERM');
  };
  const exercise = readMissionFile(dataDir)?.exercise ?? null;
  if (exercise === null) {
    const mission = await openMission({ dataDir });
    const time = { from: 'clock', tickMs: TICK_MS } as const;
    return { mission, intake: startLive({ mission, pipeline: MISSION_PIPELINE, time, onTrouble }) };
  }
  const live = await startLiveExercise(dataDir, exercise, onTrouble);
  if (exercise.complete && live.mission.state.heard.size === 0) {
    await live.intake.close();
    await live.mission.close();
    throw new UsageError(
      `${dataDir} holds an exercise that was played from files. Make one for the wire with \`holdfast exercise --set-up\`.`,
    );
  }
  void live.ended.then(() => terminal.out('The exercise has come to its end.'));
  return live;
}
