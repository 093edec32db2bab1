/**
 * `node --expose-gc bench/locate/memory.js [--seed N] [--sensors N] [--weather calm|windy]`: what a session holds, megabytes, beyond the simulated
 * world itself: the largest after any push, garbage collected. Twenty-five minutes, 0.6 events an hour for each sensor.
 */
import { parseArgs } from 'node:util';
import { openSession } from '../../packages/locate/dist/index.js';
import { simulateWorld } from '../../packages/locate/dist/testing/simulate.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sensors: { type: 'string', default: '10000' },
    weather: { type: 'string', default: 'calm' },
  },
});
const SPEED = 340;
const STEP_S = 60;
const durationS = 1500;
const sensorCount = Number(values.sensors);
const world = simulateWorld({
  seed: Number(values.seed),
  sensorCount,
  eventsPerHour: 0.6 * sensorCount,
  durationS,
  weather: values.weather,
  soundSpeedMPerS: SPEED,
});
const { sensors, arrivals } = world;
const before = heldMB();
const session = openSession({
  sensors,
  options: { soundSpeedMPerS: SPEED, weather: values.weather === 'windy' ? 'estimate' : 'calm' },
  holdBackMs: 600_000,
  latenessMs: 60_000,
});
let largestMB = heldMB() - before;
const networkMB = largestMB;
let events = 0;
for (let fromS = 0; fromS < durationS; fromS += STEP_S) {
  const untilMs = (fromS + STEP_S) * 1000;
  session.push(
    arrivals.filter(({ timeS }) => timeS >= fromS && timeS < fromS + STEP_S),
    untilMs,
  );
  events += session.advance(untilMs).length;
  largestMB = Math.max(largestMB, heldMB() - before);
}
const [network, largest] = [networkMB, largestMB].map((value) => Math.round(value));
const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
const counts = { sensors: sensorCount, arrivals: arrivals.length, events };
console.log(
  JSON.stringify({ ...counts, networkMB: network, sessionMB: largest, processMB: peakMB }),
);

function heldMB() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1048576;
}
