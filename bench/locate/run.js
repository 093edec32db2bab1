/**
 * `node bench/locate/run.js [--seed N] [--set NAME]`: locates seeded worlds and prints one JSON object a set.
 * Needs a build (`npx tsc -b packages/locate`). CPU seconds are of this process, all its threads, user and system.
 */
import { parseArgs } from 'node:util';
import { locateBatch } from '../../packages/locate/dist/index.js';
import { simulateWorld } from '../../packages/locate/dist/testing/simulate.js';
import { scoreRun } from './score.js';

const SETS = {
  small: { sensorCount: 300, eventsPerHour: 600, durationS: 1800 },
  anchor: { sensorCount: 1200, eventsPerHour: 2500, durationS: 220 },
  calm: { sensorCount: 1200, eventsPerHour: 2500, durationS: 1800 },
  sparse: { sensorCount: 300, eventsPerHour: 600, durationS: 1800, densityPerKm2: 0.04 },
  dense: { sensorCount: 300, eventsPerHour: 6000, durationS: 900 },
  large: { sensorCount: 5000, eventsPerHour: 6000, durationS: 3600 },
};
const SPEED = 343;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    set: { type: 'string' },
    json: { type: 'boolean' },
  },
});

for (const [name, set] of Object.entries(SETS)) {
  if (values.set === undefined ? name === 'large' : !values.set.split(',').includes(name)) continue;
  const world = simulateWorld({ seed: Number(values.seed), ...set });
  world.placeOfSensor = new Map(world.sensors.map((sensor) => [sensor.id, sensor]));
  const begun = process.cpuUsage();
  const { events, counted } = locateBatch(world.sensors, world.arrivals, {
    soundSpeedMPerS: SPEED,
  });
  const used = process.cpuUsage(begun);
  const cpuS = (used.user + used.system) / 1e6;
  console.log(
    JSON.stringify({
      set: name,
      seed: Number(values.seed),
      ...scoreRun(world, events, SPEED),
      cpuS,
      arrivalsPerCpuS: Math.round(world.arrivals.length / cpuS),
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
      counted,
    }),
  );
}
