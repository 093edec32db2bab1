import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createMission,
  createSystemEntropy,
  gatherReports,
  readMissionFile,
  takeUcdpFile,
} from '@holdfast/mission';
import type { Command, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { importDocument, importRegister, importText } from './import-document.ts';

/** Refusals shown one by one; the rest are counted. All of them are on record. */
const SHOWN_MAX = 20;

export const command: Command = {
  summary: 'bring files of reports into a data folder',
  help: `holdfast import FEED FILE... [--data DIR] [--json]
holdfast import document FILE --publisher NAME --published DATE [--title T] [--data DIR] [--json]
holdfast import register DIR [--trial] [--data DIR] [--json]
holdfast import text FILE.pact... [--data DIR] [--json]

Reads files of a feed into the record: what can be read becomes observations, what cannot is refused with file and line,
expected and found, and is on record too. Reports that speak of one incident are gathered into one.

\`document\` keeps a published document by its hash. \`register\` reads claims.json, instruments.json and commitments.json of a
folder, grants the roles in its people.csv, and holds its .pact texts; citations into documents that the record holds are
checked to the byte. \`text\` holds texts of agreements alone: read and compared, and in force for nobody.

  FEED         ucdp   UCDP GED, CSV (any version from 5.0 on)
  --published  the day it was published, YYYY-MM-DD
  --title T    its title                           the file's name
  --trial      a visitor may act as anyone on record, and nothing recorded binds anybody
  --data DIR   the data folder, made when absent   ./holdfast-data
  --json       print {"files","taken","refused","refusals","incidents"}

Example:
  holdfast import ucdp GEDEvent.csv --data ./reports && holdfast serve --data ./reports
  holdfast import register agreements/paris-2026 --data ./paris`,

  async run(args, terminal) {
    if (args[0] === 'document') return importDocument(args.slice(1), terminal);
    if (args[0] === 'register') return importRegister(args.slice(1), terminal);
    if (args[0] === 'text') return importText(args.slice(1), terminal);
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [feed, ...files] = positionals;
    if (feed !== 'ucdp')
      throw new UsageError(
        `FEED: expected ucdp, document, register or text, found "${feed ?? 'nothing'}".`,
      );
    if (files.length === 0) throw new UsageError('FILE: expected at least one file.');
    for (const file of files) if (!existsSync(file)) throw new UsageError(`${file}: no such file.`);
    await importUcdp(files, values.data ?? './holdfast-data', values.json === true, terminal);
    return 0;
  },
};

async function importUcdp(
  files: readonly string[],
  dataDir: string,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const before = readMissionFile(dataDir);
  if (before !== null && before.exercise !== null)
    throw new UsageError(
      `${dataDir} holds an exercise (${before.origin}): real reports go into another folder, chosen with --data.`,
    );
  const origin = before?.origin ?? `holdfast.local/${randomBytes(6).toString('hex')}`;
  const mission = await createMission({ dataDir, origin, entropy: createSystemEntropy() });
  const progress = createProgress(terminal);
  const counts = new Map<string, number>();
  let taken = 0;
  let shown = 0;
  try {
    for (const path of files) {
      const file = { fileName: basename(path), bytes: new Uint8Array(readFileSync(path)) };
      const result = await takeUcdpFile(mission, file, (done, total) =>
        progress.update(done, total, `reading ${file.fileName}`),
      );
      taken += result.taken;
      for (const { code, line, expected, found } of result.refusals) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
        shown += 1;
        if (shown <= SHOWN_MAX)
          terminal.err(`${path}:${line}: ${code}: expected ${expected}, found ${found}`);
      }
    }
    progress.finish();
    const incidents = await gatherReports(mission);
    await mission.checkpoint();
    if (shown > SHOWN_MAX) terminal.err(`… and ${shown - SHOWN_MAX} more refusals, all on record.`);
    say(terminal, json, { files: files.length, taken, counts, incidents });
  } finally {
    await mission.close();
  }
}

interface Outcome {
  readonly files: number;
  readonly taken: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly incidents: number;
}

function say(
  terminal: Terminal,
  json: boolean,
  { files, taken, counts, incidents }: Outcome,
): void {
  const refused = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (json) {
    terminal.out(
      JSON.stringify({ files, taken, refused, refusals: Object.fromEntries(counts), incidents }),
    );
    return;
  }
  terminal.out(
    `${taken} reports taken from ${files} ${files === 1 ? 'file' : 'files'}, ${refused} refused, ${incidents} incidents.`,
  );
  for (const [code, count] of counts) terminal.out(`  refused as ${code}: ${count}`);
}
