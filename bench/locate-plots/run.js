/**
 * `npm run bench -- locate-plots [--seed N] [--seeds COUNT] [--set NAME] [--out DIR] [--json]`: draws how true the ellipses are, errors
 * against their bound, and where an exercise's sensors would locate a small explosion. Writes three SVG files. Needs a build (`npx tsc -b`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { locateBatch } from '../../packages/locate/dist/index.js';
import { boundM, pairUp } from '../locate/score.js';
import { makeWorld, SPEED, weathersOf } from '../locate/worlds.js';
import { drawCapability } from './capability.js';
import { drawErrors } from './errors.js';
import { drawReliability, insideByShare } from './reliability.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '3' },
    set: { type: 'string', default: 'small' },
    out: { type: 'string', default: 'docs/images' },
    json: { type: 'boolean' },
  },
});
const [first, count] = [Number(values.seed), Number(values.seeds)];
const seeds = Array.from({ length: count }, (_, i) => first + i);
const runs = weathersOf('both', 'both').map((weather) => ({
  weather,
  pairs: seeds.flatMap((seed) => matchedPairs(values.set, weather, seed)),
}));
const from = `set ${values.set}, seeds ${seeds[0]} to ${seeds.at(-1)}`;
mkdirSync(values.out, { recursive: true });
const plots = {
  'locate-reliability': drawReliability(runs, from),
  'locate-errors': drawErrors(runs, from),
  'locate-capability': drawCapability(first),
};
for (const [name, text] of Object.entries(plots)) writeFileSync(`${values.out}/${name}.svg`, text);
const shares = runs.map(({ weather, pairs }) => ({ weather, inside: insideByShare(pairs) }));
if (values.json) console.log(JSON.stringify({ seeds, set: values.set, shares }));
else for (const name of Object.keys(plots)) console.log(`${values.out}/${name}.svg`);

function matchedPairs(set, weather, seed) {
  const { world, options } = makeWorld(set, weather, seed);
  const { events } = locateBatch(world.sensors, world.arrivals, options);
  return pairUp(world, events).flatMap(({ truth, errorM, share2 }) =>
    truth === undefined ? [] : [{ errorM, share2, boundM: boundM(world, truth, SPEED) }],
  );
}
