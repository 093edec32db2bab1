import { parseArgs } from 'node:util';
import { missingSequences } from '@holdfast/domain';
import type { SequenceGaps } from '@holdfast/domain';
import { readSigned } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { parseWords, refuseExtra } from './record.words.ts';

/** `record sources`: how complete each source's numbering is, as far as the last checkpoint covers. Always 0: a gap may be honest. */
export async function listSources(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: './holdfast-data' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const { state, size } = await readSigned(values.data);
  const sources = missingSequences(state);
  if (values.json) {
    terminal.out(JSON.stringify({ size, sources }));
    return 0;
  }
  const total = sources.reduce((sum, { missing }) => sum + missing, 0);
  terminal.out(
    `${String(sources.length)} sources, ${String(total)} numbers missing, in ${String(size)} signed entries.`,
  );
  for (const source of sources) terminal.out(`  ${source.sourceId}: ${wordsOf(source)}`);
  return 0;
}

function wordsOf({ taken, highest, missing, gaps }: SequenceGaps): string {
  if (taken === 0) return 'nothing numbered taken';
  const counted = `${String(taken)} taken, the highest ${String(highest)}`;
  if (missing === 0) return `${counted}, none missing`;
  const ranges = gaps.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  return `${counted}, ${String(missing)} missing: ${ranges.join(', ')}`;
}
