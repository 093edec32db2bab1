/**
 * `npm run bench -- console [--incidents N] [--seed S] [--data DIR] [--json]`: a record of N incidents (or one that is there), served on this machine and used in Chromium. Each click is timed
 * in the page, from the click to the frame in which its answer stands; the floor is a click that only sets an attribute.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../../apps/server/dist/index.js';
import { writeEvents } from './make-file.js';
import { openChromium } from './chromium.js';
import { CLICKS, timed } from './clicks.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Nobody clicks faster; and the map has been drawn before the first click. */
const PAUSE_MS = 300;
const SETTLE_MS = 5_000;
const VIEWS = ['session', 'situation', 'watch', 'case/HF-0500', 'agreement', 'commission'];
const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'holdfast-console-'));
try {
  const result = await measure(join(folder, 'events.csv'), values.data ?? join(folder, 'data'));
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else console.table(result.clicks);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(file, dataDir) {
  let importedMs = null;
  if (values.data === undefined) {
    await writeEvents(file, Number(values.incidents), Number(values.seed));
    importedMs = await timeOf(() => importFile(file, dataDir));
  }
  const consoleDir = join(ROOT, 'apps/console/dist');
  const server = await startServer({ dataDir, port: 0, consoleDir });
  const chromium = await openChromium();
  try {
    const views = [];
    for (const view of VIEWS) views.push(await viewOf(server.url, view));
    const page = await chromium.newPage({ viewport: { width: 1280, height: 860 } });
    const loadMs = await timeOf(async () => {
      await page.goto(`${server.url}/?role=watch`);
      await page.waitForSelector('.q .cover');
    });
    await page.waitForTimeout(SETTLE_MS);
    const floor = await timesOf(page, [['body', 'body']], 20);
    const clicks = [];
    for (const { name, prepare, pairs, ...after } of CLICKS) {
      if (prepare !== undefined) await prepare(page);
      clicks.push({ name, ...(await timesOf(page, pairs, 3, after)) });
    }
    const heapMB = await page.evaluate(() => Math.round(performance.memory.usedJSHeapSize / 1e6));
    const situation = await (await fetch(`${server.url}/api/situation?role=watch`)).json();
    const incidents = situation.incidents.length + situation.earlier + situation.later;
    return {
      seed: Number(values.seed),
      incidents,
      importedMs,
      loadMs,
      heapMB,
      views,
      floor,
      clicks,
    };
  } finally {
    await chromium.close();
    await server.close();
  }
}

/** Clicks one after the other, `rounds` times, with an untimed click `between` where one is given; quantiles of the milliseconds, rounded. */
async function timesOf(page, pairs, rounds, { between, settled } = {}) {
  const times = [];
  for (let round = 0; round < rounds; round += 1)
    for (const [click, done] of pairs) {
      times.push(await page.evaluate(timed, { click, done }));
      await page.waitForTimeout(PAUSE_MS);
      if (between === undefined) continue;
      await page.click(between);
      await page.waitForSelector(settled);
    }
  times.sort((a, b) => a - b);
  const at = (share) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return { n: times.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}

async function viewOf(url, view) {
  const startedMs = performance.now();
  const bytes = (await (await fetch(`${url}/api/${view}?role=watch`)).arrayBuffer()).byteLength;
  return { view, bytes, ms: Math.round(performance.now() - startedMs) };
}

async function timeOf(work) {
  const startedMs = performance.now();
  await work();
  return Math.round(performance.now() - startedMs);
}

function importFile(file, dataDir) {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'apps/cli/bin/holdfast.js'), 'import', 'ucdp', file, '--data', dataDir],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`import: exit ${code}`)),
    );
  });
}
