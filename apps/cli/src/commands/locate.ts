import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SOUND_SPEED_20C_M_PER_S } from '@holdfast/geo';
import { estimateSoundSpeed, locateBatch } from '@holdfast/locate';
import type { Counted, LocateOptions } from '@holdfast/locate';
import { UsageError } from '../command.ts';
import type { Command, Terminal } from '../command.ts';
import { numberFromText } from '../csv.ts';
import { createProgress } from '../progress.ts';
import { readArrivals, readLine, readSensors } from './locate.input.ts';
import type { ArrivalInput, FileRefusal, SensorInput } from './locate.input.ts';
import { eventLine, weatherLines } from './locate.output.ts';

const REFUSALS_SHOWN = 20;
const SOUND_SPEED_MIN_M_PER_S = 250;
const SOUND_SPEED_MAX_M_PER_S = 420;

const HELP = `holdfast locate --sensors S.csv --arrivals A.csv [--out E.ndjson] [--line L.csv]
                [--sound-speed M_PER_S | --estimate-weather]

Decides which arrivals belong together, where and when each event was, and how sure that is.

  --sensors FILE      sensor_id,x_m,y_m  or  sensor_id,latitude_deg,longitude_deg[,elevation_m]
  --arrivals FILE     arrival_id,sensor_id,time_s  or  …,time_utc  [,kind]   kind: blast, impact, muzzle, launch
  --out FILE          one JSON object an event (default: standard output)
  --sound-speed V     metres per second, 250 to 420 (default: estimated from the arrivals)
  --estimate-weather  learns speed of sound and wind along the network, and which clocks are wrong, from the events
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
  readonly soundSpeedMPerS: number | undefined;
  readonly weather: 'calm' | 'estimate';
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
    progress.update(1, 4, 'the speed of sound');
    const soundSpeedMPerS = chooseSpeed(words, sensors, arrivals, terminal);
    progress.update(2, 4, 'locating');
    const { weather } = words;
    const options: LocateOptions = { soundSpeedMPerS, weather, ...(line && { line: line.line }) };
    const {
      events,
      counted,
      weather: found,
    } = locateBatch(sensors.sensors, arrivals.arrivals, options);
    progress.update(3, 4, 'writing');
    const context = { frame: sensors.frame, baseS: arrivals.baseS, clock: arrivals.clock };
    const lines = events.map((event, i) => eventLine(event, i, context));
    if (words.out === undefined) for (const text of lines) terminal.out(text);
    else await writeFile(words.out, lines.map((text) => `${text}\n`).join(''));
    progress.finish();
    if (found !== undefined) for (const text of weatherLines(found)) terminal.err(text);
    terminal.err(sumUp(events.length, counted));
    return 0;
  },
};

function parseWords(args: readonly string[]): Words {
  const { sensors, arrivals, out, line, ...air } = parseOptions(args);
  const speed = air['sound-speed'];
  const weather = air['estimate-weather'] === true ? 'estimate' : 'calm';
  if (sensors === undefined || arrivals === undefined) {
    throw new UsageError('expected --sensors S.csv and --arrivals A.csv.');
  }
  if (speed !== undefined && weather === 'estimate') {
    throw new UsageError('expected --sound-speed or --estimate-weather, found both.');
  }
  const files = { sensors, arrivals, out, line, weather } as const;
  if (speed === undefined) return { ...files, soundSpeedMPerS: undefined };
  const soundSpeedMPerS = numberFromText(speed) ?? NaN;
  if (soundSpeedMPerS >= SOUND_SPEED_MIN_M_PER_S && soundSpeedMPerS <= SOUND_SPEED_MAX_M_PER_S) {
    return { ...files, soundSpeedMPerS };
  }
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

function chooseSpeed(
  words: Words,
  { sensors }: SensorInput,
  { arrivals }: ArrivalInput,
  terminal: Terminal,
): number {
  if (words.soundSpeedMPerS !== undefined) return words.soundSpeedMPerS;
  const estimate = estimateSoundSpeed(sensors, arrivals, {});
  if (estimate === undefined) {
    terminal.err(
      `Speed of sound: ${SOUND_SPEED_20C_M_PER_S} m/s (20 °C); too few events to estimate it.`,
    );
    return SOUND_SPEED_20C_M_PER_S;
  }
  const speed = estimate.soundSpeedMPerS;
  terminal.err(
    `Speed of sound: ${speed.toFixed(2)} m/s, estimated from ${estimate.events} events.`,
  );
  return speed;
}

function sumUp(eventCount: number, counted: Counted): string {
  const { duplicate, unassociated } = counted;
  const { alone, weak, uncertain } = unassociated;
  return (
    `${eventCount} events. Arrivals in none: ${alone} alone, ${weak} in events too weak, ` +
    `${uncertain} in events too uncertain, ${duplicate} duplicates.`
  );
}
