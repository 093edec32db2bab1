import { parseArgs } from 'node:util';
import { matchPairs } from '@holdfast/domain';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { createProgress } from '../progress.ts';
import { REPORT_COLUMNS, readReports, writeCsv } from './match.input.ts';

const HELP = `holdfast match --left A.csv --right B.csv [--out pairs.csv]

Which reports of two lists speak of the same incident. Writes left_id,right_id,weight_db,probability for every pair that does with a
chance of a half or more: nearness in place and time counts against how much else was reported there and then, rare words more than
common ones, and every other candidate takes from the chance. Rows that cannot be read are told on standard error with file and line.

  --left FILE, --right FILE   the two lists
  --out FILE                  default: standard output

${REPORT_COLUMNS}

Example:
  holdfast match --left mission.csv --right press.csv --out pairs.csv`;

export const command: Command = {
  summary: 'which reports of two lists speak of the same incident',
  help: HELP,
  async run(args, terminal) {
    const { left, right, out } = parseWords(args);
    const [lefts, rights] = [await readReports(left, terminal), await readReports(right, terminal)];
    const progress = createProgress(terminal);
    progress.update(0, 1, 'comparing');
    // Two lists that quote the same source agree: only within one list is that a reason for doubt.
    const pairs = matchPairs(lefts.map(withoutSource), rights.map(withoutSource));
    progress.finish();
    const rows = pairs.map(({ leftId, rightId, weightCdb, probabilityPpm }) => [
      leftId,
      rightId,
      (weightCdb / 100).toFixed(2),
      (probabilityPpm / 1_000_000).toFixed(6),
    ]);
    await writeCsv(out, [['left_id', 'right_id', 'weight_db', 'probability'], ...rows], terminal);
    terminal.err(`${lefts.length} and ${rights.length} reports: ${pairs.length} pairs.`);
    return 0;
  },
};

function withoutSource<T extends { readonly sourceId?: string }>(report: T) {
  const { sourceId: _, ...rest } = report;
  return rest;
}

function parseWords(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { left, right, out } = parseArgs({
      args: [...args],
      options: { left: text, right: text, out: text },
    }).values;
    if (left !== undefined && right !== undefined) return { left, right, out };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('expected --left A.csv and --right B.csv.');
}
