/**
 * `node scripts/openapi.js [--check]`: writes apps/server/openapi.json, the API's description (OpenAPI 3.1), from the table of
 * answers, the domain's types and its table of commands. With --check it writes nothing, and exit code 1 says that the file is old.
 */
import './node-version.cjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';
import { describeApi } from '../apps/server/dist/openapi/describe.js';

const ROOT = new URL('..', import.meta.url).pathname;
const FILE = `${ROOT}apps/server/openapi.json`;

const generator = createGenerator({
  path: `${ROOT}packages/domain/src/index.ts`,
  tsconfig: `${ROOT}packages/domain/tsconfig.json`,
  skipTypeCheck: true,
  topRef: true,
});
const text = `${JSON.stringify(
  describeApi((type) => generator.createSchema(type)),
  null,
  1,
).replaceAll('#/definitions/', '#/components/schemas/')}\n`;

if (process.argv.includes('--check')) {
  const same = readFileSync(FILE, 'utf8') === text;
  if (!same) console.error('apps/server/openapi.json is old: run `node scripts/openapi.js`.');
  process.exitCode = same ? 0 : 1;
} else writeFileSync(FILE, text);
