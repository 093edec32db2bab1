import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAPPING } from './hostile-files.js';

const MEGABYTE = 1_048_576;
const HOLDFAST = new URL('../apps/cli/bin/holdfast.js', import.meta.url).pathname;
const STREAM = new URL('../packages/feeds/scripts/stream-large.js', import.meta.url).pathname;
/** Beyond this much more than a file of one megabyte took, memory grows with the file. */
const GROWTH_MB_MAX = 150;

/** What stands before a hole of zeros that is one row, one string or one element. */
const HOLES = {
  firms: 'latitude,longitude,acq_date,acq_time\n"',
  geojson: '{"type":"FeatureCollection","features":[\n{"a":"',
  cap: '<alert><identifier>',
};

/** Files of so many megabytes, mostly holes, through `holdfast import`; and as much of rows through a reader. Peak memory of each, from the kernel. */
export async function largeFiles(megabytes, say, bad) {
  const scratch = mkdtempSync(join(tmpdir(), 'holdfast-large-'));
  try {
    writeFileSync(join(scratch, 'mapping.json'), MAPPING);
    for (const feed of Object.keys(HOLES)) {
      const small = await importHole(scratch, feed, 1);
      const large = await importHole(scratch, feed, megabytes);
      say(
        `${feed}, one row of ${megabytes} MB: ${large.seconds} s, at most ${large.peakMb} MB of memory (${small.peakMb} MB for 1 MB), exit ${large.code}`,
      );
      if (large.code !== 0)
        bad.push(`${feed} of ${megabytes} MB: exit ${large.code}: ${large.output.slice(-400)}`);
      if (large.peakMb > small.peakMb + GROWTH_MB_MAX)
        bad.push(`${feed}: memory grew to ${large.peakMb} MB`);
    }
    for (const feed of ['firms', 'geojson']) {
      const rows = await measured(['--max-old-space-size=256', STREAM, feed, String(megabytes)]);
      say(`${feed}, rows: ${rows.output.trim()}`);
      if (rows.code !== 0) bad.push(`${feed} rows: exit ${rows.code}: ${rows.output.slice(-400)}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function importHole(scratch, feed, megabytes) {
  const path = join(scratch, `${feed}-${megabytes}`);
  const file = openSync(path, 'w');
  writeSync(file, HOLES[feed]);
  closeSync(file);
  truncateSync(path, megabytes * MEGABYTE);
  const mapping = feed === 'geojson' ? ['--mapping', join(scratch, 'mapping.json')] : [];
  const data = join(scratch, `data-${feed}-${megabytes}`);
  return measured([HOLDFAST, 'import', feed, path, ...mapping, '--data', data]);
}

const POLL_MS = 100;

/** Runs a program of ours and watches the most memory that it ever held (Linux; 0 elsewhere). */
function measured(args) {
  return new Promise((resolve) => {
    const startedMs = Date.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let peakMb = 0;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => (output += text));
    const watching = setInterval(() => {
      peakMb = Math.max(peakMb, peakOf(child.pid));
    }, POLL_MS);
    child.on('close', (code) => {
      clearInterval(watching);
      resolve({
        code: code ?? 1,
        output,
        peakMb,
        seconds: Math.round((Date.now() - startedMs) / 1000),
      });
    });
  });
}

function peakOf(pid) {
  try {
    const [, kilobytes = '0'] =
      /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
