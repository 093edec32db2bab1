import { statSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { nodeEd25519, nodeSha256, verifyMissionRecord } from '@holdfast/mission';
import type { MissionRecordReport } from '@holdfast/mission';
import { formatProblem, judgeEvidence } from '@holdfast/record';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { readPolicy } from './record.policy.ts';
import { parseWords, refuseExtra } from './record.words.ts';

/** `record verify`: 0 when everything is as signed, 1 when anything is not. */
export async function verifyFolder(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        since: { type: 'string' },
        vkey: { type: 'string' },
        policy: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const [dir, ...extra] = positionals;
  if (dir === undefined) throw new UsageError('expected the folder of a record');
  refuseExtra(extra);
  if (statSync(dir).isFile()) return verifyEvidence(dir, values, terminal);
  const names = await readdir(dir);
  if (!names.includes('checkpoint') && !names.includes('log.vkey'))
    throw new UsageError(
      `${dir} holds no record: expected a checkpoint, found ${names.join(', ') || 'nothing'}`,
    );
  const progress = createProgress(terminal);
  const policy = values.policy === undefined ? undefined : readPolicy(values.policy);
  const report = await verifyMissionRecord(dir, {
    progress: (done, total) => progress.update(done, total, 'entries verified'),
    ...(values.vkey === undefined ? {} : { vkey: values.vkey }),
    ...(values.since === undefined ? {} : { since: await readFile(values.since) }),
    ...(policy === undefined ? {} : { policy }),
  });
  progress.finish();
  if (values.json) terminal.out(jsonOf(report));
  else printReport(report, terminal);
  return report.problemCount === 0 ? 0 : 1;
}

/** An evidence file is judged by itself: 1 when it accuses, 0 when its checkpoints agree or prove nothing. */
async function verifyEvidence(
  path: string,
  values: { readonly vkey?: string; readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const judged = judgeEvidence(nodeSha256, nodeEd25519, await readFile(path, 'utf8'));
  if (values.vkey !== undefined && values.vkey !== judged.vkey)
    throw new UsageError(`${path}: expected evidence against ${values.vkey}, found ${judged.vkey}`);
  const { verdict, vkey, sentence, earlier, later } = judged;
  if (values.json) {
    const sizes = { earlier_size: earlier.size, later_size: later.size };
    terminal.out(JSON.stringify({ verdict, vkey, ...sizes, sentence }));
  } else terminal.out(`${verdict}: ${sentence}`);
  return verdict === 'fork' || verdict === 'rollback' ? 1 : 0;
}

function printReport(report: MissionRecordReport, terminal: Terminal): void {
  for (const problem of report.problems) terminal.out(formatProblem(problem));
  const { entries, bodies, contents, erased, tiles, problemCount, checkpoint } = report;
  const photographs =
    report.photographs === undefined ? '' : `, ${String(report.photographs)} photographs`;
  const counts = `${String(entries)} entries (${String(checkpoint?.size ?? 0)} signed), ${String(bodies)} bodies, ${String(contents)} contents, ${String(erased)} erased, ${String(tiles)} tiles and bundles${photographs}`;
  if (report.cosigned !== undefined)
    terminal.out(`Cosigned by: ${report.cosigned.join(', ') || 'nobody'}.`);
  terminal.out(
    problemCount === 0
      ? `The record of ${report.origin ?? 'nobody'} is whole: ${counts}.`
      : `${String(problemCount)} problems in the record of ${report.origin ?? 'nobody'}: ${counts}.`,
  );
}

function jsonOf(report: MissionRecordReport): string {
  const { checkpoint, ...rest } = report;
  const root = checkpoint && Buffer.from(checkpoint.root).toString('base64');
  const head = checkpoint === undefined ? null : { size: checkpoint.size, root };
  return JSON.stringify({ ...rest, checkpoint: head });
}
