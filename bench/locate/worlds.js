/** The sets of worlds that are located and scored, and what the solver is told of each. */
import { simulateRoughWorld } from '../../packages/locate/dist/testing/rough/world.js';
import { simulateWorld } from '../../packages/locate/dist/testing/simulate.js';

export const SETS = {
  small: { sensorCount: 300, eventsPerHour: 600, durationS: 1800 },
  anchor: { sensorCount: 1200, eventsPerHour: 2500, durationS: 220 },
  calm: { sensorCount: 1200, eventsPerHour: 2500, durationS: 1800 },
  sparse: { sensorCount: 300, eventsPerHour: 600, durationS: 1800, densityPerKm2: 0.04 },
  dense: { sensorCount: 300, eventsPerHour: 6000, durationS: 900 },
  large: { sensorCount: 5000, eventsPerHour: 6000, durationS: 3600 },
};
export const SPEED = 340;
/** What the solver believes of the speed of sound to begin with is wrong by so much where it is to find it. */
const BEGIN_OFF = 1;

/** @returns the kinds of air of each kind of world: what `--world` and `--weather` ask for */
export function weathersOf(world, weather) {
  const twins = weather === 'both' ? ['calm', 'windy'] : [weather];
  return [...(world === 'rough' ? [] : twins), ...(world === 'twin' ? [] : ['rough'])];
}

/** A world and the options it is located with; a rough one without some of its troubles if asked. */
export function makeWorld(set, weather, seed, without = []) {
  const options = { seed, ...SETS[set], soundSpeedMPerS: SPEED, without };
  const world =
    weather === 'rough' ? simulateRoughWorld(options) : simulateWorld({ ...options, weather });
  const placeOfSensor = new Map(world.sensors.map((sensor) => [sensor.id, sensor]));
  const line = [
    { xM: -1e6, yM: 0 },
    { xM: 2e6, yM: 0 },
  ];
  const told =
    weather === 'calm'
      ? { soundSpeedMPerS: SPEED }
      : { soundSpeedMPerS: SPEED + BEGIN_OFF, weather: 'estimate' };
  return { world: { ...world, placeOfSensor }, options: { ...told, line } };
}
