import type { EventKind } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { distancesFrom } from '../land/ground.ts';
import type { TrueEvent } from './event.ts';
import type { Sensor } from './sensors.ts';
import type { BlindSpell, Watch } from './timetable.ts';

/** Calm, 15 degrees: what the mission is told too. Metres a second. */
export const SOUND_SPEED_M_PER_S = 340.3;

/** A sensor hears nothing for so long after a sound, microseconds. */
const DEAD_TIME_US = 120_000;

/** One sound's arrival at one sensor, and what it really was: null for noise and echoes. */
export interface TrueArrival {
  readonly sensor: Sensor;
  readonly timeUs: number;
  readonly sound: EventKind | null;
  readonly trueId: string | null;
}

const KINDS: readonly [EventKind, ...EventKind[]] = ['blast', 'impact', 'muzzle', 'launch'];

/** Everything the sensors heard, in order of time; of one time, in order of sensors. */
export function hearEverything(
  world: {
    readonly watch: Watch;
    readonly blind: BlindSpell;
    readonly sensors: readonly Sensor[];
    readonly events: readonly TrueEvent[];
  },
  chance: Chance,
): readonly TrueArrival[] {
  const heard = world.events.flatMap((event) =>
    hearEvent(event, world.sensors, chance.fork(`hear ${event.trueId}`)),
  );
  const noise = hearNoise(heard, world, chance.fork('noise'));
  const awake = [...heard, ...noise].filter((arrival) => !isBlind(arrival, world.blind));
  return afterDeadTime(awake.sort(byTime));
}

function hearEvent(
  event: TrueEvent,
  sensors: readonly Sensor[],
  chance: Chance,
): readonly TrueArrival[] {
  const missed = chance.between(0.2, 0.3);
  const distanceM = distancesFrom(event.place);
  return sensors.flatMap((sensor) => {
    const rangeM = distanceM(sensor.place);
    if (rangeM > event.reachM || chance.happens(missed)) return [];
    const travelUs = (rangeM / SOUND_SPEED_M_PER_S) * 1_000_000;
    const smearUs = event.cause === 'thunder' ? thunderSmearUs(chance) : 0;
    const jitterUs = sensor.timingSigmaUs * chance.normal();
    const timeUs = Math.round(event.originUs + travelUs + jitterUs + smearUs);
    return [{ sensor, timeUs, sound: classify(event.kind, chance), trueId: event.trueId }];
  });
}

/** A bolt is kilometres long: most sensors hear the clap from its foot, the others a later rumble. */
function thunderSmearUs(chance: Chance): number {
  return chance.happens(0.7) ? 20_000 * chance.normal() : chance.between(150_000, 2_500_000);
}

function classify(kind: EventKind, chance: Chance): EventKind | null {
  if (chance.happens(0.9)) return kind;
  return chance.happens(0.6) ? null : chance.pick(KINDS);
}

function hearNoise(
  heard: readonly TrueArrival[],
  world: { readonly watch: Watch; readonly sensors: readonly Sensor[] },
  chance: Chance,
): readonly TrueArrival[] {
  const share = chance.between(0.36, 0.49);
  const count = Math.round((heard.length * share) / (1 - share));
  const { startMs, endMs } = world.watch;
  return Array.from({ length: count }, (_, at): TrueArrival | undefined => {
    if (at % 5 === 0) {
      const original = heard[chance.whole(0, heard.length - 1)];
      const laterUs = Math.round(chance.between(150_000, 1_200_000));
      return original && { ...original, timeUs: original.timeUs + laterUs, trueId: null };
    }
    const sensor = world.sensors[chance.whole(0, world.sensors.length - 1)];
    const timeUs = Math.round(chance.between(startMs * 1000, endMs * 1000));
    const sound = chance.happens(0.3) ? null : chance.pick(KINDS);
    return sensor && { sensor, timeUs, sound, trueId: null };
  }).filter((arrival) => arrival !== undefined);
}

function isBlind({ sensor, timeUs }: TrueArrival, { sector, startMs, endMs }: BlindSpell): boolean {
  const inside = sensor.place.xKm >= sector.westKm && sensor.place.xKm <= sector.eastKm;
  return inside && timeUs >= startMs * 1000 && timeUs < endMs * 1000;
}

function byTime(a: TrueArrival, b: TrueArrival): number {
  if (a.timeUs !== b.timeUs) return a.timeUs - b.timeUs;
  return a.sensor.sensorId < b.sensor.sensorId ? -1 : 1;
}

function afterDeadTime(arrivals: readonly TrueArrival[]): readonly TrueArrival[] {
  const lastUs = new Map<string, number>();
  return arrivals.filter(({ sensor, timeUs }) => {
    const last = lastUs.get(sensor.sensorId);
    if (last !== undefined && timeUs - last < DEAD_TIME_US) return false;
    lastUs.set(sensor.sensorId, timeUs);
    return true;
  });
}
