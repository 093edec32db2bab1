/**
 * `npm run bench -- locate-real [--data FOLDER] [--json]`: locates what nobody here simulated. Data is read from `../shared/data` beside the
 * repository and is no part of it; what is absent is skipped, and that is said. Needs a build (`npx tsc -b packages/locate`).
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchItaly } from './italy.js';
import { benchLocards } from './locards.js';

const { values } = parseArgs({
  options: {
    data: {
      type: 'string',
      default: fileURLToPath(new URL('../../../shared/data', import.meta.url)),
    },
    json: { type: 'boolean' },
  },
});
const BENCHES = { 'locards-mlat': benchLocards, 'real-italy-2016': benchItaly };
const results = {};
for (const [name, bench] of Object.entries(BENCHES)) {
  const folder = `${values.data}/${name}`;
  results[name] = existsSync(folder) ? bench(folder) : { skipped: `no folder ${folder}` };
}
console.log(values.json ? JSON.stringify(results) : results);
