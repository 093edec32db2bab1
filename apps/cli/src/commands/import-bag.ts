import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDay } from '@holdfast/geo';
import { takeBag } from '@holdfast/mission';
import type { BagIntake } from '@holdfast/mission';
import { formatProblem } from '@holdfast/record';
import type { ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { withMission } from './import-mission.ts';
import { parseWords } from './record.words.ts';

const DAY_MS = 86_400_000;

/** `holdfast import bag DIR [--vkey VKEY] [--publisher NAME] [--published DATE]`: 0 when it is on record, 1 when the bag was refused. */
export async function importBag(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseWords(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        vkey: { type: 'string' },
        publisher: { type: 'string' },
        published: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) throw new UsageError('DIR: expected one folder.');
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new UsageError(`${dir}: expected the folder of a bag.`);
  const publishedDay =
    values.published === undefined ? Math.floor(Date.now() / DAY_MS) : parseDay(values.published);
  if (publishedDay === undefined)
    throw new UsageError(`--published: expected YYYY-MM-DD, found "${values.published ?? ''}".`);
  const progress = createProgress(terminal);
  const { vkey, publisher } = values;
  const report = await withMission(values.data, (mission) =>
    takeBag(mission, {
      dir,
      name: basename(resolve(dir)),
      publishedDay,
      ...(vkey === undefined ? {} : { vkey }),
      ...(publisher === undefined ? {} : { publisher }),
      progress: (done, total) => progress.update(done, total, 'files recorded'),
    }),
  );
  progress.finish();
  return say(report, values.json, terminal);
}

function say(report: BagIntake, json: boolean, terminal: Terminal): ExitCode {
  const { taken, known, refused, origin, proved, problems } = report;
  if (json) terminal.out(JSON.stringify({ taken, known, refused, origin, proved, problems }));
  else {
    for (const problem of problems) terminal.err(formatProblem(problem));
    for (const sentence of refused) terminal.err(sentence);
    terminal.out(
      problems.length > 0
        ? 'Nothing of the bag was taken; its refusal is on record.'
        : `${String(taken)} files taken, ${String(known)} on record already, ${String(refused.length)} refused; ${origin === null ? 'of no log' : `${String(proved)} entries of ${origin} proved`}.`,
    );
  }
  return problems.length > 0 ? 1 : 0;
}
