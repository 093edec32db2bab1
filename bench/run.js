/**
 * `npm run bench -- NAME [OPTIONS]`: runs bench/NAME/run.js with the options that follow. Benchmarks run on the build
 * (`npm run build`), are seeded, and print JSON with --json.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NAMES = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${HERE}${entry.name}/run.js`))
  .map((entry) => entry.name)
  .sort();
const HELP = `npm run bench -- NAME [OPTIONS]

  NAME   ${NAMES.join(', ')}
  --json print one JSON object

Example:
  npm run bench -- pipeline --json`;

const [name, ...options] = process.argv.slice(2);
if (name === undefined || name === '--help') {
  console.log(HELP);
} else if (!NAMES.includes(name)) {
  console.error(`bench: expected one of ${NAMES.join(', ')}, found "${name}".`);
  process.exitCode = 2;
} else {
  const child = spawn(process.execPath, [`${HERE}${name}/run.js`, ...options], {
    stdio: 'inherit',
  });
  child.once('exit', (code) => (process.exitCode = code ?? 2));
}
