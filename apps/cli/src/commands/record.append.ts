import { parseArgs } from 'node:util';
import { confirmWithWitnesses, createSystemEntropy, openRecord } from '@holdfast/mission';
import type { RecordWriter } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { readOwnKey } from './record.exists.ts';
import { linesOf } from './record.lines.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** Lines appended, and acknowledged, together. */
const GROUP_LINES_MAX = 4096;
const GROUP_BYTES_MAX = 8 * 1024 * 1024;

/** `record append`: lines of standard input become entries. */
export async function appendLines(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string' },
        raw: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const dir = required('dir', values.dir);
  const vkey = await readOwnKey(dir);
  if (vkey === undefined)
    throw new UsageError(`${dir} holds no record: make one with \`holdfast record init\``);
  const entropy = createSystemEntropy();
  const origin = vkey.slice(0, vkey.indexOf('+'));
  const writer = await openRecord({ dir, origin, entropy, confirm: confirmWithWitnesses });
  try {
    const append = values.raw ? appendRaw : appendDocuments(() => entropy.nowMs());
    for await (const lines of groupsOf(terminal.input())) {
      const { first } = await append(writer, lines);
      const last = first + lines.length - 1;
      terminal.out(
        values.json
          ? JSON.stringify({ first, last })
          : `acknowledged ${String(first)}-${String(last)}`,
      );
    }
    const checkpoint = await writer.checkpoint();
    terminal.out(values.json ? JSON.stringify({ checkpoint }) : checkpoint.trimEnd());
  } finally {
    await writer.close();
  }
  return 0;
}

type Append = (
  writer: RecordWriter,
  lines: readonly Uint8Array[],
) => Promise<{ readonly first: number }>;

const appendRaw: Append = (writer, lines) => writer.appendRaw(lines);

/** The header is canonical JSON (RFC 8785): its keys stand in order and its only variable part is an integer. */
const appendDocuments =
  (nowMs: () => number): Append =>
  (writer, lines) => {
    const header = Buffer.from(
      `{"author":"cli","judgement":{},"kind":"document.received","recordedAtMs":${String(nowMs())}}`,
    );
    return writer.append(lines.map((content) => ({ header, content })));
  };

async function* groupsOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Uint8Array[]> {
  let group: Uint8Array[] = [];
  let bytes = 0;
  for await (const lines of linesOf(input)) {
    for (const line of lines) {
      group.push(line);
      bytes += line.length;
      if (group.length < GROUP_LINES_MAX && bytes < GROUP_BYTES_MAX) continue;
      yield group;
      group = [];
      bytes = 0;
    }
  }
  if (group.length > 0) yield group;
}
