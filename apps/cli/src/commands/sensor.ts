import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { planExercise } from '@holdfast/exercise';
import type { ExerciseOptions, ExercisePlan } from '@holdfast/exercise';
import { readMissionFile, withTime } from '@holdfast/mission';
import type { Command, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { keysFromSeed } from '../exercise/run-exercise.ts';
import { createProgress } from '../progress.ts';
import { openHttpLine } from '../sensor/http-line.ts';
import { openMqttLine } from '../sensor/mqtt-line.ts';
import { playOverWire } from '../sensor/play.ts';
import type { WireTally } from '../sensor/play.ts';
import type { Line } from '../sensor/sender.ts';
import { LineError } from '../sensor/sender.ts';

export const command: Command = {
  summary: 'send an exercise over the wire, as its sensors and people would',
  help: `holdfast sensor (--data DIR | --seed N [--hours H] [--sensors N] [--swap-parties]) --to ADDR [--speed X] [--json]

Plays the sources of an exercise: gateways of sensors, patrols, the weather service, spokesmen. Each signed batch is sent until the
mission has answered with a receipt or a refusal, so that nothing is lost while the server or the broker is away. The exercise's
time goes along. Stopped and started again it sends everything again, and the mission takes nothing twice.

  --data DIR       the folder whose exercise to play: its seed, hours and sensors    ./holdfast-data
  --seed N         play this one instead; with --hours, --sensors and --swap-parties as \`holdfast exercise\` has them
  --to ADDR        http://HOST:PORT or mqtt://HOST:PORT
  --speed X        times faster than life, 1 to 100,000         as fast as it is acknowledged
  --tries N        times that one batch is tried while nobody answers     60
  --json           print what became of the batches as one JSON object

Example:
  holdfast exercise --seed 11 --hours 0.5 --sensors 50 --set-up --data ./live
  holdfast serve --live --data ./live --port 7480
  holdfast sensor --data ./live --to http://127.0.0.1:7480`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        seed: { type: 'string' },
        hours: { type: 'string' },
        sensors: { type: 'string' },
        'swap-parties': { type: 'boolean' },
        to: { type: 'string' },
        speed: { type: 'string' },
        tries: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const to = values.to;
    if (to === undefined)
      throw new UsageError('--to: expected http://HOST:PORT or mqtt://HOST:PORT.');
    const options =
      values.seed === undefined
        ? exerciseIn(values.data ?? './holdfast-data')
        : {
            seed: numberIn('--seed', values.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
            hours: numberIn('--hours', values.hours ?? '2', 0.5, 24),
            sensors: numberIn('--sensors', values.sensors ?? '300', 25, 2000),
            swapParties: values['swap-parties'] === true,
          };
    const speed = values.speed === undefined ? null : numberIn('--speed', values.speed, 1, 100_000);
    const triesMax = numberIn('--tries', values.tries ?? '60', 1, 1_000_000);
    const plan = planExercise(options, keysFromSeed(options.seed));
    const line = await lineTo(to);
    try {
      const tally = await send(plan, line, { speed, triesMax }, terminal);
      if (values.json === true) terminal.out(JSON.stringify(tally));
      else terminal.out(tallyWords(tally));
      return 0;
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      terminal.err(
        `Nobody answers at ${to}: ${error.message}. What was acknowledged is on record; send again later.`,
      );
      return 1;
    } finally {
      await line.close();
    }
  },
};

async function send(
  plan: ExercisePlan,
  line: Line,
  { speed, triesMax }: { readonly speed: number | null; readonly triesMax: number },
  terminal: Terminal,
): Promise<WireTally> {
  const progress = createProgress(terminal);
  const tally = await playOverWire({
    plan,
    line,
    speed,
    triesMax,
    timed: withTime,
    waitMs: (ms) => wait(ms),
    onProgress: (done, total) => progress.update(done, total, 'sensors: batches acknowledged'),
  });
  progress.finish();
  return tally;
}

function lineTo(to: string): Promise<Line> {
  const { protocol } = urlOf(to);
  if (protocol === 'http:' || protocol === 'https:') return Promise.resolve(openHttpLine(to));
  if (protocol === 'mqtt:' || protocol === 'mqtts:') return openMqttLine(to);
  throw new UsageError(`--to: expected http://HOST:PORT or mqtt://HOST:PORT, found "${to}".`);
}

function urlOf(to: string): URL {
  try {
    return new URL(to);
  } catch {
    throw new UsageError(`--to: expected http://HOST:PORT or mqtt://HOST:PORT, found "${to}".`);
  }
}

function exerciseIn(dataDir: string): Required<ExerciseOptions> {
  const exercise = readMissionFile(dataDir)?.exercise ?? null;
  if (exercise === null) {
    throw new UsageError(
      `${dataDir}: expected the folder of an exercise. Make one with \`holdfast exercise --set-up --data ${dataDir}\`, or give --seed.`,
    );
  }
  const { seed, hours, sensors, swapParties } = exercise;
  return { seed, hours, sensors, swapParties };
}

function numberIn(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text !== '' && value >= least && value <= most) return value;
  throw new UsageError(`${option}: expected ${least} to ${most}, found "${text}".`);
}

function tallyWords({ sent, taken, again, refused, retries }: WireTally): string {
  return `${sent} batches sent: ${taken} taken (${again} of them had been taken before), ${refused} refused, ${retries} tries more than one each.`;
}
