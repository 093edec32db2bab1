import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Counted } from '@holdfast/locate';
import { UsageError } from '../command.ts';
import type { Command, Terminal } from '../command.ts';
import { numberFromText } from '../csv.ts';
import { createProgress } from '../progress.ts';
import { locateIn } from './locate.air.ts';
import type { Air } from './locate.air.ts';
import { readArrivals, readLine, readSensors } from './locate.input.ts';
import type { ArrivalInput, FileRefusal, SensorInput } from './locate.input.ts';
import { eventLine, weatherLines } from './locate.output.ts';

const REFUSALS_SHOWN = 20;
/** Speed of sound, calm, weather, writing, done. */
const STEPS = 5;
const SOUND_SPEED_MIN_M_PER_S = 250;
const SOUND_SPEED_MAX_M_PER_S = 420;

const HELP = `holdfast locate --sensors S.csv --arrivals A.csv [--out E.ndjson] [--line L.csv]
                [--sound-speed M_PER_S | --estimate-weather]

Decides which arrivals belong together, where and when each event was, and how sure that is.

  --sensors FILE      sensor_id,x_m,y_m  or  sensor_id,latitude_deg,longitude_deg[,elevation_m]
  --arrivals FILE     arrival_id,sensor_id,time_s  or  …,time_utc  [,kind]   kind: blast, impact, muzzle, launch
  --out FILE          one JSON object an event (default: standard output)
  --sound-speed V     calm air of this speed, in metres per second, 250 to 420: the quickest
  --estimate-weather  learns speed of sound and wind along the network, and which clocks are wrong, from the events
                      (default: both are tried, with the speed estimated, and the one that explains the arrivals is kept)
  --line FILE         x_m,y_m or latitude_deg,longitude_deg, as the sensors: the line of contact, for the side of firings

A muzzle blast or launch is given as a cell of 5 km and the probability of the line's left side, never as a point.
Rows that cannot be read are told on standard error with file and line, and the rest goes on.

Example:
  holdfast locate --sensors sensors.csv --arrivals arrivals.csv --out events.ndjson`;

interface Words {
  readonly sensors: string;
  readonly arrivals: string;
  readonly out: string | undefined;
  readonly line: string | undefined;
  readonly air: Air;
}

export const command: Command = {
  summary: 'arrivals at sensors to located events, each with its 95 % ellipse',
  help: HELP,
  async run(args, terminal) {
    const words = parseWords(args);
    const sensors = await readSensors(words.sensors);
    const ids = new Set(sensors.sensors.map(({ id }) => id));
    const arrivals = await readArrivals(words.arrivals, ids);
    const line = words.line === undefined ? undefined : await readLine(words.line, sensors.frame);
    const refusals = [...sensors.refusals, ...arrivals.refusals, ...(line?.refusals ?? [])];
    tellRefusals(terminal, refusals);
    if (isNothingUsable(sensors, arrivals)) {
      terminal.err('holdfast locate: expected at least one usable sensor and arrival, found none.');
      return 2;
    }
    const progress = createProgress(terminal);
    let step = 0;
    const onStep = (what: string) => progress.update((step += 1), STEPS, what);
    const heard = { ...sensors, ...arrivals, line: line?.line };
    const { located, words: choices } = locateIn(words.air, heard, onStep);
    const { events, counted, weather: found } = located;
    progress.update(STEPS - 1, STEPS, 'writing');
    const context = { frame: sensors.frame, baseS: arrivals.baseS, clock: arrivals.clock };
    const lines = events.map((event, i) => eventLine(event, i, context));
    if (words.out === undefined) for (const text of lines) terminal.out(text);
    else await writeFile(words.out, lines.map((text) => `${text}\n`).join(''));
    progress.finish();
    for (const text of choices) terminal.err(text);
    if (found !== undefined) for (const text of weatherLines(found)) terminal.err(text);
    terminal.err(sumUp(events.length, counted));
    return 0;
  },
};

function parseWords(args: readonly string[]): Words {
  const { sensors, arrivals, out, line, ...air } = parseOptions(args);
  if (sensors === undefined || arrivals === undefined) {
    throw new UsageError('expected --sensors S.csv and --arrivals A.csv.');
  }
  const files = { sensors, arrivals, out, line };
  return { ...files, air: airFrom(air['sound-speed'], air['estimate-weather'] === true) };
}

function airFrom(speed: string | undefined, isEstimated: boolean): Air {
  if (speed === undefined) return { told: isEstimated ? 'weather' : 'nothing' };
  if (isEstimated)
    throw new UsageError('expected --sound-speed or --estimate-weather, found both.');
  const soundSpeedMPerS = numberFromText(speed) ?? NaN;
  if (soundSpeedMPerS >= SOUND_SPEED_MIN_M_PER_S && soundSpeedMPerS <= SOUND_SPEED_MAX_M_PER_S)
    return { told: 'speed', soundSpeedMPerS };
  throw new UsageError(`--sound-speed: expected 250 to 420 m/s, found ${speed}.`);
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        sensors: text,
        arrivals: text,
        out: text,
        line: text,
        'sound-speed': text,
        'estimate-weather': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isNothingUsable(sensors: SensorInput, arrivals: ArrivalInput): boolean {
  if (sensors.sensors.length === 0) return true;
  return arrivals.arrivals.length === 0 && arrivals.refusals.length > 0;
}

function tellRefusals(terminal: Terminal, refusals: readonly FileRefusal[]): void {
  for (const { file, line, expected, found } of refusals.slice(0, REFUSALS_SHOWN)) {
    terminal.err(
      `${file}:${line}: expected ${expected}, found ${found === '' ? 'nothing' : found}`,
    );
  }
  if (refusals.length > REFUSALS_SHOWN) {
    terminal.err(`… and ${refusals.length - REFUSALS_SHOWN} more rows refused.`);
  }
  if (refusals.length > 0) terminal.err(`${refusals.length} rows refused, the rest is used.`);
}

function sumUp(eventCount: number, counted: Counted): string {
  const { duplicate, unassociated } = counted;
  const { alone, weak, uncertain } = unassociated;
  return (
    `${eventCount} events. Arrivals in none: ${alone} alone, ${weak} in events too weak, ` +
    `${uncertain} in events too uncertain, ${duplicate} duplicates.`
  );
}
