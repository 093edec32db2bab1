import { parseArgs } from 'node:util';
import { caseView, situationView } from '@holdfast/domain';
import type { Reader } from '@holdfast/domain';
import { SOME_LEFT } from '@holdfast/exercise';
import { scoreExercise } from '@holdfast/exercise/score';
import { clearMission, readMissionFile, stateHash, writeMissionFile } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { originOfSeed, startLiveExercise } from '../exercise/live-exercise.ts';
import { runExercise } from '../exercise/run-exercise.ts';
import { scorecardLines } from '../exercise/scorecard.ts';
import { createProgress } from '../progress.ts';

interface Options {
  readonly seed: number;
  readonly hours: number;
  readonly sensors: number;
  readonly swapParties: boolean;
}

export const command: Command = {
  summary: 'run an invented watch through the real pipeline, and score it',
  help: `holdfast exercise [--seed N] [--hours H] [--sensors N] [--swap-parties] [--data DIR] [--leave-open] [--set-up] [--keep] [--json]

Plays a seeded watch on an invented line of contact: sensors, patrols and spokesmen send their files, the pipeline records,
locates, weighs and evaluates, scripted officers screen, draft, review and sign on what they are shown. Then it prints how
well that agrees with what really happened.

  --seed N         which world; a whole number             1
  --hours H        length of the watch, 0.5 to 24          2
  --sensors N      acoustic sensors, 25 to 2,000           300
  --swap-parties   the parties hold each other's side
  --data DIR       the data folder, made anew              ./holdfast-data
  --leave-open     the officers put cases down at every stage, for you to carry on
  --set-up         stop when people, agreement and sources are on record: the watch then comes
                   over the wire, to \`holdfast serve --live\`
  --keep           do nothing when DIR holds a finished exercise
  --json           print the scorecard as one JSON object

Example:
  holdfast exercise --seed 7 --data ./exercise-7 --json`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        hours: { type: 'string' },
        sensors: { type: 'string' },
        'swap-parties': { type: 'boolean' },
        data: { type: 'string' },
        'leave-open': { type: 'boolean' },
        'set-up': { type: 'boolean' },
        keep: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const options: Options = {
      seed: wholeNumber(
        '--seed',
        values.seed ?? '1',
        Number.MIN_SAFE_INTEGER,
        Number.MAX_SAFE_INTEGER,
      ),
      hours: numberIn('--hours', values.hours ?? '2', 0.5, 24),
      sensors: wholeNumber('--sensors', values.sensors ?? '300', 25, 2000),
      swapParties: values['swap-parties'] === true,
    };
    const leaveOpen = values['leave-open'] === true;
    const dataDir = values.data ?? './holdfast-data';
    if (!(await makeRoom(dataDir, values.keep === true, terminal))) return 0;
    if (values['set-up'] === true) return prepare(dataDir, options, terminal);
    return play(dataDir, { options, leaveOpen, json: values.json === true }, terminal);
  },
};

/** False when a finished run, or somebody's mission, is there and is to be kept. An exercise that is there is removed, unless a process is at work on it; other files of the folder stay. */
async function makeRoom(dataDir: string, keep: boolean, terminal: Terminal): Promise<boolean> {
  const before = readMissionFile(dataDir);
  if (before === null) return true;
  if (keep && (before.exercise === null || before.exercise.complete)) return false;
  if (before.exercise === null) {
    throw new UsageError(
      `${dataDir} holds a mission (${before.origin}), not an exercise: choose another folder with --data.`,
    );
  }
  if (!before.exercise.complete)
    terminal.err(`The exercise in ${dataDir} was interrupted: it starts again.`);
  await clearMission(dataDir);
  return true;
}

/** A folder that is ready for a live watch, with nothing of it yet. */
async function prepare(dataDir: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const run = { ...options, complete: false };
  writeMissionFile(dataDir, {
    format: 'holdfast mission v1',
    origin: originOfSeed(options.seed),
    exercise: run,
  });
  const { mission, intake } = await startLiveExercise(dataDir, run, () => undefined);
  await intake.close();
  const { sources, entries } = mission.state;
  await mission.checkpoint();
  await mission.close();
  terminal.out(`${sources.size} sources are enrolled, ${entries} entries on record. Now:`);
  terminal.out(`  holdfast serve --live --data ${dataDir}`);
  terminal.out(`  holdfast sensor --data ${dataDir} --to http://127.0.0.1:7480`);
  return 0;
}

interface Playing {
  readonly options: Options;
  readonly leaveOpen: boolean;
  readonly json: boolean;
}

async function play(
  dataDir: string,
  { options, leaveOpen, json }: Playing,
  terminal: Terminal,
): Promise<ExitCode> {
  const startedMs = Date.now();
  const origin = originOfSeed(options.seed);
  const progress = createProgress(terminal);
  writeMissionFile(dataDir, {
    format: 'holdfast mission v1',
    origin,
    exercise: { ...options, complete: false },
  });
  const { mission } = await runExercise({
    ...options,
    dataDir,
    ...(leaveOpen ? { leftOpen: SOME_LEFT } : {}),
    onProgress: (doneMs, totalMs) =>
      progress.update(doneMs, totalMs, 'exercise: a watch on the line'),
  });
  progress.finish();
  const score = scoreOf(mission, options);
  const facts = await mission.checkpoint();
  const hash = stateHash(mission.state);
  await mission.close();
  writeMissionFile(dataDir, {
    format: 'holdfast mission v1',
    origin,
    exercise: { ...options, complete: true },
  });
  const seconds = Math.round((Date.now() - startedMs) / 100) / 10;
  const card = {
    ...score,
    record_size: facts.size,
    record_root: facts.rootHex,
    state_hash: hash,
    seconds,
  };
  if (json) terminal.out(JSON.stringify(card));
  else for (const line of scorecardLines(card)) terminal.out(line);
  if (leaveOpen && !json)
    terminal.out(
      'Cases are left at every stage, from a proposal to a remedy asked: those are yours to carry on.',
    );
  return 0;
}

const CHIEF: Reader = { role: 'chief', partyId: null, nation: null };

function scoreOf(mission: Mission, options: Options) {
  const context = mission.viewContext(false);
  const situation = situationView(mission.state, CHIEF, context);
  const cases = situation.incidents.flatMap(
    ({ incidentId }) => caseView(mission.state, incidentId, CHIEF, context) ?? [],
  );
  const located = [...mission.state.events.values()].map(({ judgement }) => judgement);
  const opened =
    mission.state.evaluation?.judgement.obligations.filter(
      ({ findingId, modality }) => findingId !== null && modality !== 'may',
    ) ?? [];
  return {
    ...scoreExercise(options, { situation, cases, located }),
    obligations_opened: opened.length,
  };
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw new UsageError(`${name}: expected a number from ${least} to ${most}, found "${text}".`);
  }
  return value;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = numberIn(name, text, least, most);
  if (!Number.isSafeInteger(value))
    throw new UsageError(`${name}: expected a whole number, found "${text}".`);
  return value;
}
