/**
 * `npm run bench -- locate [--world twin|rough|both] [--seed N] [--set NAME,…] [--weather calm|windy|both] [--json]`: locates seeded
 * worlds and prints a line a set, or with --json one JSON object of all. The set `large`, an hour of 5,000 sensors, only when named.
 * `twin` is the world that the solver's model was made for, in calm and in wind; `rough` is not. In calm the speed of sound is given;
 * elsewhere it is wrong by 1 m/s to begin with, and weather and clocks are estimated.
 * `--sensors FILE --arrivals FILE [--truth FILE] [--sound-speed V]` locates and scores files (docs/locate.md says their columns);
 * `--without refraction,echoes,…` leaves out some of what is rough, to see what it does: see `Trouble` in testing/rough/world.ts.
 * `--write DIR` with one set and one weather writes such files.
 * Needs a build (`npx tsc -b`). CPU seconds are of this process, all its threads, user and system.
 */
import { parseArgs } from 'node:util';
import { locateBatch } from '../../packages/locate/dist/index.js';
import { readWorld, writeWorld } from './files.js';
import { causesOf } from './causes.js';
import { scoreRun } from './score.js';
import { makeWorld, SETS, SPEED, weathersOf } from './worlds.js';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    seed: { ...text, default: '1' },
    set: { ...text, default: 'small,anchor,calm,sparse,dense' },
    world: { ...text, default: 'twin' },
    weather: { ...text, default: 'both' },
    sensors: text,
    arrivals: text,
    truth: text,
    'sound-speed': text,
    write: text,
    without: { ...text, default: '' },
    json: { type: 'boolean' },
  },
});

refuseOther('--set', values.set.split(','), Object.keys(SETS));
refuseOther('--world', [values.world], ['twin', 'rough', 'both']);
refuseOther('--weather', [values.weather], ['calm', 'windy', 'both']);
const seed = Number(values.seed);
const results = [];
if (values.arrivals !== undefined) {
  const { world, options } = await readWorld(values);
  tell({ set: 'files', weather: options.weather, ...locateAndScore(world, options) });
} else {
  for (const weather of weathersOf(values.world, values.weather)) {
    for (const set of values.set.split(',')) {
      const { world, options } = makeWorld(set, weather, seed, values.without.split(','));
      if (values.write !== undefined) writeWorld(values.write, world);
      else tell({ set, weather, seed, ...locateAndScore(world, options) });
    }
  }
}
if (values.json) console.log(JSON.stringify({ sets: results }));

function refuseOther(flag, found, known) {
  const other = found.find((name) => !known.includes(name));
  if (other === undefined) return;
  console.error(`locate: ${flag}: expected one of ${known.join(', ')}, found "${other}"`);
  process.exit(2);
}

function tell(result) {
  results.push(result);
  if (!values.json) console.log(lineOf(result));
}

function locateAndScore(world, options) {
  const begun = process.cpuUsage();
  const { events, counted, weather: found } = locateBatch(world.sensors, world.arrivals, options);
  const used = process.cpuUsage(begun);
  const cpuS = (used.user + used.system) / 1e6;
  return {
    ...(world.events === undefined
      ? { arrivals: world.arrivals.length, located: events.length }
      : scoreRun(world, events, options.soundSpeedMPerS ?? SPEED)),
    ...(world.soundOfArrival && causesOf(world, events)),
    ...(found && world.clockOffsetS && scoreClocks(world, found.wrongClocks)),
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
  if (r.precision === undefined) {
    return `${r.located} events of ${r.arrivals} arrivals  ${r.arrivalsPerCpuS} arrivals/CPU s`;
  }
  const share = (value) => value.toFixed(3);
  return [
    `${r.set} ${r.weather}`.padEnd(14),
    `${r.arrivalsPerCpuS} arrivals/CPU s`.padEnd(22),
    `precision ${share(r.precision)} recall6 ${share(r.recall6)}`,
    `error median ${r.errorMedianM.toFixed(1)} p95 ${r.errorP95M.toFixed(1)} m`,
    r.trimmedRmsOverBound === undefined ? '' : `rms/bound ${r.trimmedRmsOverBound.toFixed(2)}`,
    `coverage ${share(r.ellipseCoverage)}`,
    `${r.peakMemoryMB} MB`,
    r.firings6 === undefined
      ? ''
      : `firings ${r.firingsFound} of ${r.firings6} (${r.firingsInCell} in their cell, ${r.firingsOnWrongSide} on the wrong side)`,
    r.clocksWrong === undefined
      ? ''
      : `clocks ${r.clocksFound} of ${r.clocksWrong} (${r.clocksBlamed} blamed)`,
  ].join('  ');
}
