/** What an auditor waits for: everything with every signature, and the root alone. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  createTileBuilder,
  leafHash,
  openNote,
  parseCheckpoint,
  createNoteVerifier,
} from '../../packages/record/dist/index.js';
import { nodeEd25519, nodeSha256, verifyRecord } from '../../packages/mission/dist/index.js';
import { startThreads } from './signature-threads.js';

const per100k = (ms, entries) => Math.round((ms * 100_000) / entries) / 1000;

export async function auditTimes(dir, entries) {
  const begunMs = performance.now();
  const cpuBegun = process.cpuUsage();
  const threads = startThreads(availableParallelism());
  const report = await verifyRecord(dir, { contents: threads.verify });
  const signatures = await threads.finish();
  if (report.problemCount > 0 || report.entries !== entries)
    throw new Error(JSON.stringify(report.problems[0]));
  if (signatures !== entries) throw new Error(`${signatures} of ${entries} signatures`);
  const fullMs = performance.now() - begunMs;
  const { user, system } = process.cpuUsage(cpuBegun);
  const bytesBegunMs = performance.now();
  await verifyRecord(dir);
  const bytesMs = performance.now() - bytesBegunMs;
  return {
    audited_entries: entries,
    full_audit_s: Math.round(fullMs / 100) / 10,
    // All threads' own time: what the audit costs where other work shares the processors.
    full_audit_cpu_s: Math.round((user + system) / 100_000) / 10,
    audit_threads: availableParallelism() + 1,
    full_audit_s_per_100k: per100k(fullMs, entries),
    audit_without_signatures_s_per_100k: per100k(bytesMs, entries),
    root_only_s_per_100k: per100k(rootOnlyMs(dir, entries), entries),
  };
}

function rootOnlyMs(dir, entries) {
  const begunMs = performance.now();
  const leaves = new Uint8Array(readFileSync(join(dir, 'leaves')));
  const builder = createTileBuilder(nodeSha256);
  for (let at = 0; at < leaves.length; at += 32)
    builder.append(leafHash(nodeSha256, leaves.subarray(at, at + 32)));
  const vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trim();
  const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
  const note = openNote(new Uint8Array(readFileSync(join(dir, 'checkpoint'))), [log]);
  const { root, size } = parseCheckpoint(note.text);
  if (size !== entries || Buffer.compare(builder.root(), root) !== 0)
    throw new Error('another root than the signed one');
  return performance.now() - begunMs;
}
