import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportArchive, openArchive, verifyArchive } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { parseWords, refuseExtra, required } from './record.words.ts';

/** `export archive`: the whole record of a mission that has closed, the same for all who get it. */
export async function writeArchive(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', default: './holdfast-data' },
        out: { type: 'string' },
        'key-out': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  refuseExtra(positionals);
  const outDir = required('out', values.out);
  const keyFile = required('key-out', values['key-out']);
  const { origin, size, files, sealFile } = await exportArchive({
    dataDir: values.data,
    outDir,
    keyFile,
    archiveKey: new Uint8Array(randomBytes(32)),
    nowMs: Date.now(),
  });
  if (values.json) terminal.out(JSON.stringify({ out: outDir, seal: sealFile, files, size }));
  else {
    terminal.out(`${outDir}: all ${String(size)} entries of ${origin}; its seal is ${sealFile}.`);
    terminal.out(`Give everybody a copy of both, and ${keyFile} to the depositary alone.`);
  }
  return 0;
}

/** `export verify` and `export open`: what whoever got an archive does with it. */
export async function readArchive(
  args: readonly string[],
  terminal: Terminal,
  isToOpen: boolean,
): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seal: { type: 'string' },
        vkey: { type: 'string' },
        key: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const [dir, ...extra] = positionals;
  if (dir === undefined) throw new UsageError('expected the folder of an archive');
  refuseExtra(extra);
  const { vkey } = values;
  const options = {
    dir,
    seal: readFileSync(required('seal', values.seal)),
    ...(vkey === undefined ? {} : { vkey }),
  };
  const report = isToOpen
    ? await openArchive({
        ...options,
        keyText: readFileSync(required('key', values.key), 'utf8'),
        outDir: required('out', values.out),
      })
    : await verifyArchive(options);
  const { origin = '', entries, bodies, erased } = report;
  if (values.json) terminal.out(JSON.stringify({ origin, entries, bodies, erased }));
  else if (isToOpen)
    terminal.out(
      `${values.out ?? ''}: ${String(bodies)} of ${String(entries)} bodies are their leaves', ${String(erased)} contents erased.`,
    );
  else
    terminal.out(
      `${dir} is the archive of the seal, and complete: ${String(entries)} entries of ${origin}.`,
    );
  return 0;
}
