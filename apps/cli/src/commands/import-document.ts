import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDay } from '@holdfast/geo';
import {
  readMissionFile,
  takeDocument,
  takeRegister,
  takeTexts,
  writeMissionFile,
} from '@holdfast/mission';
import type { TextFile } from '@holdfast/mission';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { withMission } from './import-mission.ts';
import { grantPeople } from '../init/grant-people.ts';

/** `holdfast import document FILE`: exit 0 when it is on record, 1 when it was refused. */
export async function importDocument(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      publisher: { type: 'string' },
      published: { type: 'string' },
      title: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('FILE: expected one file.');
  if (!existsSync(path)) throw new UsageError(`${path}: no such file.`);
  const { publisher = '', published = '', title = basename(path) } = values;
  if (publisher.trim() === '') throw new UsageError('--publisher: expected a name, found nothing.');
  const publishedDay = parseDay(published);
  if (publishedDay === undefined)
    throw new UsageError(`--published: expected YYYY-MM-DD, found "${published || 'nothing'}".`);
  const file = { fileName: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  const facts = { publisher, title, publishedDay };
  const report = await withMission(values.data, (mission) => takeDocument(mission, file, facts));
  if (values.json === true) terminal.out(JSON.stringify(report));
  if (report.refusal !== null) {
    const { code, expected, found } = report.refusal;
    terminal.err(`${path}: ${code}: expected ${expected}, found ${found}`);
    return 1;
  }
  if (values.json !== true)
    terminal.out(
      `${report.sha256}  ${report.byteLength} bytes, entry ${report.entryIndex}${report.known ? ', on record already' : ''}.`,
    );
  return 0;
}

/** `holdfast import register DIR`: exit 0 when it ran, refusals counted. */
export async function importRegister(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      trial: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('DIR: expected one folder.');
  const claims = textAt(folder, 'claims.json');
  if (claims === null) throw new UsageError(`${join(folder, 'claims.json')}: no such file.`);
  const texts = {
    'claims.json': claims,
    'instruments.json': textAt(folder, 'instruments.json'),
    'commitments.json': textAt(folder, 'commitments.json'),
  };
  const pacts = pactFilesIn(folder);
  const { report, held } = await withMission(values.data, async (mission) => {
    if (values.trial === true) markTrial(mission.dataDir);
    await grantPeople(mission, folder);
    const rows = await takeRegister(mission, texts);
    return { report: rows, held: await takeTexts(mission, pacts) };
  });
  const refusals = [...report.refusals, ...held.refusals];
  for (const { file, line, code, expected, found } of refusals)
    terminal.err(`${join(folder, file)}:${line}: ${code}: expected ${expected}, found ${found}`);
  const { taken, known, contradictions } = report;
  const refused = refusals.length;
  terminal.out(
    values.json === true
      ? JSON.stringify({ taken, known, refused, contradictions, texts: held.taken })
      : `${taken} rows taken, ${known} on record already, ${refused} refused; ${contradictions} contradictions noted; ${held.taken} texts held.`,
  );
  return 0;
}

/** `holdfast import text FILE.pact...`: exit 0 when it ran, refusals counted. */
export async function importText(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new UsageError('FILE: expected at least one .pact file.');
  for (const path of positionals)
    if (!existsSync(path)) throw new UsageError(`${path}: no such file.`);
  const files = positionals.map((path) => ({
    fileName: basename(path),
    text: readFileSync(path, 'utf8'),
  }));
  const { taken, known, refusals } = await withMission(values.data, (mission) =>
    takeTexts(mission, files),
  );
  for (const { file, line, code, expected, found } of refusals)
    terminal.err(`${file}:${line}: ${code}: expected ${expected}, found ${found}`);
  const refused = refusals.length;
  terminal.out(
    values.json === true
      ? JSON.stringify({ taken, known, refused })
      : `${taken} texts held, ${known} on record already, ${refused} errors.`,
  );
  return 0;
}

/** Every `.pact` file of a folder, in the order of their names. */
function pactFilesIn(folder: string): readonly TextFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pact'))
    .sort()
    .map((fileName) => ({ fileName, text: readFileSync(join(folder, fileName), 'utf8') }));
}

function markTrial(dataDir: string): void {
  const file = readMissionFile(dataDir);
  if (file !== null) writeMissionFile(dataDir, { ...file, trial: true });
}

function textAt(folder: string, name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
