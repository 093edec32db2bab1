import './node-version.cjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { FILE_FEED_NAMES, FILE_FEEDS, openEnvelope, parseMapping, readAll } from '@holdfast/feeds';
import {
  ANNEXES,
  createMission,
  createSystemEntropy,
  makeReport,
  reportCsv,
  reportHtml,
  reportMarkdown,
  reportPdf,
  takePublishedFile,
} from '@holdfast/mission';
import { MAPPING, ownFiles, strings, vectors } from './hostile-files.js';
import { largeFiles } from './hostile-large.js';
import { runTool } from './run.js';

/**
 * Hostile inputs, all of them and with times: vectors by others and our own through every feed and through `takePublishedFile`, what is refused read back from the record, what
 * was taken looked at in every format of a report, bodies sent to a server, and files of two gigabytes. Runs on the build; the short of it is in `npm test`.
 */
const HELP = `npm run test:hostile -- [--megabytes M]

  --megabytes M   size of the large files; 0 for none   2048`;
const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '2048' },
    help: { type: 'boolean', default: false },
  },
});

/** Longest that any one file may take, milliseconds. */
const MS_MAX = 1_000;
const { mapping } = parseMapping(MAPPING);
/** Marks that turn writing, blanks of no width, controls. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const bad = [];
const say = (line) => console.log(line);

if (values.help) say(HELP);
else process.exitCode = await main();

async function main() {
  throughEveryFeed();
  const scratch = mkdtempSync(join(tmpdir(), 'holdfast-hostile-'));
  try {
    const mission = await createMission({
      dataDir: join(scratch, 'data'),
      origin: 'exercise.test/hostile',
      entropy: createSystemEntropy(),
    });
    await throughTheRecord(mission);
    await underHostileNames(mission);
    await onPaper(mission);
    await mission.close();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const env = { ...process.env, HOLDFAST_HOSTILE: 'all' };
  const tests = [
    'run',
    '--project',
    'unit',
    'apps/server/src/hostile.test.ts',
    'packages/feeds/src/hostile.test.ts',
    'packages/mission/src/export/take-bag.test.ts',
    'packages/mission/src/export/hostile-bag.test.ts',
  ];
  if ((await runTool('vitest/vitest.mjs', tests, { env })) !== 0) bad.push('vitest: a test failed');
  if (Number(values.megabytes) > 0) await largeFiles(Number(values.megabytes), say, bad);
  for (const line of bad) console.error(`BAD ${line}`);
  say(
    bad.length === 0
      ? 'Nothing crashed, hung or was taken that should not be.'
      : `${bad.length} bad.`,
  );
  return bad.length === 0 ? 0 : 1;
}

function timed(name, work) {
  const startedMs = performance.now();
  try {
    return { made: work(), ms: performance.now() - startedMs };
  } catch (error) {
    bad.push(`${name}: threw ${error}`);
    return { made: [], ms: performance.now() - startedMs };
  }
}

function hold(name, ms) {
  if (ms > MS_MAX) bad.push(`${name}: ${Math.round(ms)} ms`);
}

function throughEveryFeed() {
  const all = vectors();
  const checks = { publicKeyOf: () => null, verify: () => false, maxBytes: 1_000_000 };
  let slowest = { ms: 0, name: '' };
  for (const [file, bytes] of all) {
    if (openEnvelope(bytes, checks).opened) bad.push(`${file}: opened as an envelope`);
    for (const feed of FILE_FEED_NAMES) {
      const name = `${feed} ${file}`;
      const { made, ms } = timed(name, () =>
        readAll(
          FILE_FEEDS[feed].open({ fromMs: 0, toMs: Date.now(), mapping, source: null }),
          bytes,
        ),
      );
      if (made.some((row) => 'item' in row)) bad.push(`${name}: something was taken`);
      hold(name, ms);
      if (ms > slowest.ms) slowest = { ms, name };
    }
  }
  say(
    `${all.length} vectors through ${FILE_FEED_NAMES.length} feeds: nothing taken; slowest ${slowest.name}, ${Math.round(slowest.ms)} ms`,
  );
}

async function throughTheRecord(mission) {
  for (const [feed, name, content, right] of ownFiles()) {
    const bytes = Buffer.from(content);
    const file = {
      fileName: name,
      byteLength: bytes.length,
      chunks: async function* () {
        for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
      },
    };
    const first = mission.state.entries;
    const startedMs = performance.now();
    const report = await takePublishedFile(mission, file, { feed, mapping, source: null }).catch(
      (error) => bad.push(`${name}: threw ${error}`),
    );
    const ms = performance.now() - startedMs;
    const refusals = refusalsFrom(mission, first);
    say(
      `${feed}, ${name}: ${report.taken} taken, ${refusals.length} refusals on record, ${Math.round(ms)} ms${refusals[0] === undefined ? '' : `: ${refusals[0]}`}`,
    );
    hold(name, ms);
    if (right !== null && report.taken !== right)
      bad.push(`${name}: ${report.taken} taken, not ${right}`);
    if (right === 0 && refusals.length === 0) bad.push(`${name}: no refusal on record`);
  }
}

/** Each with file, line, expected and found; what has them not is bad. */
function refusalsFrom(mission, first) {
  const lines = [];
  for (let index = first; index < mission.state.entries; index += 1) {
    const entry = mission.entryOf(index);
    if (entry?.kind !== 'refusal.recorded') continue;
    const { file, expected, found } = mission.contentOf(index) ?? {};
    const { code, line } = entry.judgement;
    if (!file || !expected || found === undefined || line < 1)
      bad.push(`entry ${index}: a refusal that does not say where or what`);
    lines.push(
      `${code} in line ${line}, expected ${expected}, found ${JSON.stringify(found).slice(0, 60)}`,
    );
  }
  return lines;
}

/** Publishers with names that break things, each with one row: those that may be names stand in reports. */
async function underHostileNames(mission) {
  let named = 0;
  for (const [at, name] of hostileNames().entries()) {
    const { source, ...rest } = JSON.parse(MAPPING);
    const read = parseMapping(
      JSON.stringify({
        ...rest,
        source: { ...source, id: `reeds-${at}`, class: 'dataset', owner: `reeds-${at}`, name },
        fields: { ...rest.fields, type: { fixed: 'report' } },
      }),
    );
    if (!('mapping' in read)) continue;
    const bytes = Buffer.from(`no,when,note,district\n1,2021-03-14T01:00:00Z,x,Oldmill\n`);
    const file = { fileName: `named ${at}`, byteLength: bytes.length, chunks: () => [bytes] };
    const { taken } = await takePublishedFile(mission, file, {
      feed: 'csv',
      mapping: read.mapping,
      source: null,
    });
    named += taken;
  }
  if (named === 0) bad.push('no hostile name came as far as a report');
  say(`${named} of ${hostileNames().length} hostile names are a publisher's, the others refused`);
}

function hostileNames() {
  return [
    ...strings(),
    '\u202elive',
    'a\u200bb',
    '=HYPERLINK("x")',
    '+1+cmd|x',
    '@SUM(1)',
    '<script>alert(1)</script>',
    '\uff1d1+1',
  ];
}

async function onPaper(mission) {
  const fromMs = Date.UTC(2021, 2, 14);
  const sealed = makeReport(mission, {
    kind: 'daily',
    fromMs,
    toMs: fromMs + 86_400_000,
    audience: 'mission',
    cutEntries: mission.state.entries,
  });
  for (const language of ['en', 'uk', 'fr']) {
    const html = reportHtml(sealed, language);
    if (
      UNSEEN.test(html) ||
      /<script|<img|<iframe|onerror=/i.test(html.replaceAll(/&[a-z#0-9]+;/g, ''))
    )
      bad.push(`${language}: unsafe HTML`);
    if (UNSEEN.test(reportMarkdown(sealed, language))) bad.push(`${language}: unsafe Markdown`);
    if ((await reportPdf(sealed, language)).length < 1_000) bad.push(`${language}: no PDF`);
  }
  for (const annex of ANNEXES)
    for (const line of reportCsv(sealed, annex).split('\r\n'))
      if (/(^|,)"?\s*[=+@\uff1d\uff0b\uff20]/.test(line))
        bad.push(`${annex}: ${line.slice(0, 80)}`);
  say(
    'reports of all that was taken: HTML, Markdown, PDF in three languages and every annex, nothing unsafe in them',
  );
}
