import { parseArgs } from 'node:util';
import { id, isId } from '@holdfast/domain';
import type { Command as Order } from '@holdfast/domain';
import { openMission } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `record erase`: 0 when the contents are erased, 1 when the order was refused; the refusal is on record. */
export async function eraseContents(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: './holdfast-data' },
        index: { type: 'string', multiple: true, default: [] },
        by: { type: 'string' },
        reason: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const order = orderOf(values.index, required('by', values.by), required('reason', values.reason));
  const mission = await openMission({ dataDir: values.data });
  try {
    const outcome = await mission.execute(order);
    await mission.checkpoint();
    if (!outcome.accepted) {
      const { code, expected, found } = outcome.refusal;
      terminal.err(`Nothing was erased (${code}): expected ${expected}, found ${found}.`);
      return 1;
    }
    const entry = outcome.entries[0]?.index ?? null;
    const { indices } = order.judgement;
    terminal.out(
      values.json
        ? JSON.stringify({ erased: indices, entry })
        : `Erased the contents of ${indices.join(', ')}; entry ${String(entry)} says so. Copies of their keys elsewhere are yours to destroy.`,
    );
    return 0;
  } finally {
    await mission.close();
  }
}

function orderOf(
  index: readonly string[],
  by: string,
  reason: string,
): Extract<Order, { kind: 'erase-content' }> {
  const wrong = index.find((each) => !/^(0|[1-9]\d{0,15})$/.test(each));
  if (index.length === 0 || wrong !== undefined)
    throw new UsageError(`--index: expected an entry's number, found "${wrong ?? 'none'}"`);
  if (!isId(by)) throw new UsageError(`--by: expected a person's id, found "${by}"`);
  return {
    kind: 'erase-content',
    by: { personId: id(by), role: 'custodian' },
    judgement: { indices: [...new Set(index.map(Number))].sort((a, b) => a - b) },
    reason,
  };
}
