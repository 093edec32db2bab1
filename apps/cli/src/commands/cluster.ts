import { parseArgs } from 'node:util';
import { clusterReports } from '@holdfast/domain';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { createProgress } from '../progress.ts';
import { REPORT_COLUMNS, readReports, writeCsv } from './match.input.ts';

const HELP = `holdfast cluster OBS.csv [--out clusters.csv]

Groups the reports of one list into incidents. Writes id,cluster_id; a cluster is named after the smallest of its ids. The order of the
rows does not matter. Rows that cannot be read are told on standard error with file and line, and the rest is used.

  --out FILE          default: standard output

${REPORT_COLUMNS}

Example:
  holdfast cluster observations.csv --out clusters.csv`;

export const command: Command = {
  summary: 'groups reports into incidents',
  help: HELP,
  async run(args, terminal) {
    const { file, out } = parseWords(args);
    const reports = await readReports(file, terminal);
    const progress = createProgress(terminal);
    progress.update(0, 1, 'comparing');
    const groups = clusterReports(reports);
    progress.finish();
    const rows = groups.flatMap((group) => group.map((id) => [id, group[0] ?? id]));
    await writeCsv(out, [['id', 'cluster_id'], ...rows], terminal);
    terminal.err(`${reports.length} reports: ${groups.length} incidents.`);
    return 0;
  },
};

function parseWords(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...rest] = positionals;
    if (file !== undefined && rest.length === 0) return { file, out: values.out };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('expected one file: holdfast cluster OBS.csv.');
}
