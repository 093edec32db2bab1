/**
 * `npm run bench -- locate [--seed N] [--set NAME,…] [--weather calm|windy|both] [--json]`: locates seeded worlds, in calm and in wind,
 * and prints a line a set, or with --json one JSON object of all. The set `large`, an hour of 5,000 sensors, only when named.
 * In calm the speed of sound is given; in wind it is wrong by 1 m/s to begin with, and weather and clocks are estimated.
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
const SPEED = 340;
const BEGIN_OFF = 1;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    set: { type: 'string' },
    weather: { type: 'string', default: 'both' },
    json: { type: 'boolean' },
  },
});

const names = (values.set ?? 'small,anchor,calm,sparse,dense').split(',');
const weathers = values.weather === 'both' ? ['calm', 'windy'] : [values.weather];
const results = [];
for (const weather of weathers) {
  for (const name of names) {
    const result = {
      set: name,
      weather,
      seed: Number(values.seed),
      ...runSet(SETS[name], weather),
    };
    results.push(result);
    if (!values.json) console.log(lineOf(result));
  }
}
if (values.json) console.log(JSON.stringify({ sets: results }));

function runSet(set, weather) {
  const world = simulateWorld({
    seed: Number(values.seed),
    ...set,
    weather,
    soundSpeedMPerS: SPEED,
  });
  world.placeOfSensor = new Map(world.sensors.map((sensor) => [sensor.id, sensor]));
  const options =
    weather === 'calm'
      ? { soundSpeedMPerS: SPEED }
      : { soundSpeedMPerS: SPEED + BEGIN_OFF, weather: 'estimate' };
  const begun = process.cpuUsage();
  const { events, counted, weather: found } = locateBatch(world.sensors, world.arrivals, options);
  const used = process.cpuUsage(begun);
  const cpuS = (used.user + used.system) / 1e6;
  return {
    ...scoreRun(world, events, SPEED),
    ...(found && scoreClocks(world, found.wrongClocks)),
    cpuS,
    arrivalsPerCpuS: Math.round(world.arrivals.length / cpuS),
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    counted,
  };
}

function scoreClocks(world, wrongClocks) {
  const wrong = new Set([...world.clockOffsetS].flatMap(([id, off]) => (off === 0 ? [] : [id])));
  const rightly = wrongClocks.filter(({ sensorId }) => wrong.has(sensorId)).length;
  return {
    clocksWrong: wrong.size,
    clocksFound: rightly,
    clocksBlamed: wrongClocks.length - rightly,
  };
}

function lineOf(r) {
  const share = (value) => value.toFixed(3);
  return [
    `${r.set} ${r.weather}`.padEnd(14),
    `${r.arrivalsPerCpuS} arrivals/CPU s`.padEnd(22),
    `precision ${share(r.precision)} recall6 ${share(r.recall6)}`,
    `error median ${r.errorMedianM.toFixed(1)} p95 ${r.errorP95M.toFixed(1)} m`,
    `rms/bound ${r.trimmedRmsOverBound.toFixed(2)}`,
    `coverage ${share(r.ellipseCoverage)}`,
    `${r.peakMemoryMB} MB`,
    r.clocksWrong === undefined
      ? ''
      : `clocks ${r.clocksFound} of ${r.clocksWrong} (${r.clocksBlamed} blamed)`,
  ].join('  ');
}
