import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readMissionFile } from '@holdfast/mission';
import { UsageError } from '../command.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { adoptFolder } from '../init/adopt-folder.ts';
import { describeProblem } from '../init/problem.ts';
import { readFolder } from '../init/read-folder.ts';
import type { MissionPlan } from '../init/read-folder.ts';
import { copyTemplate } from '../init/template.ts';

export const command: Command = {
  summary: 'make a folder for your own line, parties, agreement and sensors',
  help: `holdfast init DIR [--adopt] [--origin NAME]

On a new or empty folder: copies an annotated example to edit: agreement.pact, geometry.json, people.csv, sources.csv,
sensors.csv, and a README that says what each is for.
On a folder with these files: checks them, each against the others, and says what is wrong, by file and line.
With --adopt: checks them, then makes the mission in the same folder: the record, the roles, the agreement, and the sources,
each with a private key in DIR/keys that only its owner can read. Run again, it adds people and sources that are new.

  --adopt         put it on record
  --origin NAME   the record's name, for instance monitoring.example.org/north   holdfast.local/ and a random number

Exit code 2 when a file is wrong.

Example:
  holdfast init ./my-line
  holdfast init ./my-line --adopt --origin monitoring.example.org/north
  holdfast serve --data ./my-line`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { adopt: { type: 'boolean' }, origin: { type: 'string' } },
    });
    const [dir, ...extra] = positionals;
    if (dir === undefined || extra.length > 0)
      throw new UsageError(`expected one folder, found ${positionals.join(' ') || 'none'}.`);
    const origin = originOf(dir, values.origin);
    if (isNew(dir)) {
      if (values.adopt === true)
        throw new UsageError(
          `${dir}: expected a folder to adopt, found nothing. Make it with \`holdfast init ${dir}\`.`,
        );
      return start(dir, terminal);
    }
    const reading = readFolder(dir);
    if (!reading.ok) {
      for (const problem of reading.problems) terminal.err(describeProblem(problem));
      return 2;
    }
    for (const note of reading.plan.notes) terminal.err(`Note: ${note}`);
    return values.adopt === true
      ? adopt({ dir, plan: reading.plan, origin }, terminal)
      : sayWhatIsThere(dir, reading.plan, terminal);
  },
};

function isNew(dir: string): boolean {
  if (!existsSync(dir)) return true;
  if (!statSync(dir).isDirectory())
    throw new UsageError(`${dir}: expected a folder, found a file.`);
  return readdirSync(dir).length === 0;
}

/** The origin of the mission that is there; else the one asked for; else one that nobody else has. */
function originOf(dir: string, asked: string | undefined): string {
  const there = existsSync(dir) && statSync(dir).isDirectory() ? readMissionFile(dir) : null;
  if (there !== null && there.exercise !== null)
    throw new UsageError(`${dir} holds an exercise (${there.origin}): choose another folder.`);
  if (asked !== undefined && !/^(?!exercise\.)[^\s+]{1,200}$/.test(asked)) {
    throw new UsageError(
      `--origin: expected a name without spaces and +, not beginning exercise., found "${asked}".`,
    );
  }
  if (there !== null && asked !== undefined && asked !== there.origin) {
    throw new UsageError(
      `--origin: expected ${there.origin}, which ${dir} holds, found "${asked}".`,
    );
  }
  return there?.origin ?? asked ?? `holdfast.local/${randomBytes(6).toString('hex')}`;
}

function start(dir: string, terminal: Terminal): ExitCode {
  const names = copyTemplate(dir);
  terminal.out(`Made ${dir} with ${names.join(', ')}.`);
  terminal.out(`Edit them (README.md says how), then: holdfast init ${dir} --adopt`);
  return 0;
}

function sayWhatIsThere(dir: string, plan: MissionPlan, terminal: Terminal): ExitCode {
  terminal.out(`${dir} can be adopted: ${wordsOf(plan)}.`);
  terminal.out(`Next: holdfast init ${dir} --adopt`);
  return 0;
}

interface Adopting {
  readonly dir: string;
  readonly plan: MissionPlan;
  readonly origin: string;
}

async function adopt({ dir, plan, origin }: Adopting, terminal: Terminal): Promise<ExitCode> {
  const report = await adoptFolder(dir, plan, origin);
  const { rolesGranted, sourcesEnrolled, agreementAdopted, entries } = report;
  terminal.out(`${dir} holds the mission ${report.origin}: ${wordsOf(plan)}.`);
  const fresh = [
    ...(rolesGranted > 0 ? [counted(rolesGranted, 'role')] : []),
    ...(agreementAdopted ? ['the agreement'] : []),
    ...(sourcesEnrolled > 0 ? [counted(sourcesEnrolled, 'source')] : []),
  ];
  terminal.out(
    `Put on record: ${fresh.length === 0 ? 'nothing new' : fresh.join(', ')}; ${entries} entries in all.`,
  );
  if (sourcesEnrolled > 0)
    terminal.out(
      `Private keys of the sources: ${dir}/keys. Give each to its source and to nobody else.`,
    );
  terminal.out(`Next: holdfast serve --data ${dir}`);
  return 0;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function wordsOf({ agreement, parties, drawn, people, sources, sensors }: MissionPlan): string {
  const names = parties.map(({ name }) => name).join(' and ');
  return `${agreement.title} between ${names}, ${drawn.sectors.length} sectors, ${people.length} roles, ${sources.length} sources, ${sensors.length} sensors`;
}
