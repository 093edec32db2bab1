import type { SourceId } from '@holdfast/domain';
import { ExerciseError } from '../errors.ts';
import { drawLand } from '../land/draw.ts';
import { sectorsOfLand } from '../land/line.ts';
import { createWorld } from '../truth/world.ts';
import type { World } from '../truth/world.ts';
import { CUSTODIAN, NETWORK_DESK, castParties } from './cast.ts';
import { draftFiles } from './drafts.ts';
import { bodyOf, sealBody } from './envelope.ts';
import { spoilPost, withLatinByte } from './faults.ts';
import type { Posted, SpoiledPost } from './faults.ts';
import { plannedReports } from './impediments.ts';
import type { Delivery, ExerciseOptions, ExerciseParty, ExercisePlan, SourceKeys } from './plan.ts';
import { setupCommands } from './setup.ts';

const DAY_MS = 86_400_000;
const RESEND_MS = 40_000;
/** After the watch: an hour and a half for the last statements, half an hour for a case to ripen and be signed. */
const CLOSE_MS = 7_200_000;

/**
 * Plans an exercise: an invented land, a watch on it, and every file that reaches the mission, good and bad.
 * Pure: the same options and keys give the same plan, byte for byte. Swapping the parties changes their ids and names
 * (and so signatures), and nothing else: no time, no place, no order. Throws `ExerciseError` `bad-option`.
 */
export function planExercise(options: ExerciseOptions, keys: SourceKeys): ExercisePlan {
  const { world, parties, post } = prepareExercise(options);
  const { startMs, endMs } = world.watch;
  const [left, right] = (['left', 'right'] as const).map((side) => {
    const party = parties.find((candidate) => candidate.side === side) ?? parties[0];
    return { partyId: party.partyId, name: party.name };
  });
  const unnamed = { partyId: '', name: '' };
  return {
    title: 'Grey Heron',
    setupMs: startMs - DAY_MS,
    startMs,
    endMs,
    closeMs: endMs + CLOSE_MS,
    geometry: drawLand({ left: left ?? unnamed, right: right ?? unnamed }),
    sectors: sectorsOfLand().map(({ sectorId, name, order }) => ({ sectorId, name, order })),
    parties,
    setup: setupCommands(world.sensors, parties, keys),
    custodian: CUSTODIAN,
    reports: plannedReports(world.watch, parties),
    deliveries: deliver(post.files, keys),
  };
}

/** The world and the post of an exercise before anything is signed: for `planExercise` and the scorer alone. */
export function prepareExercise(options: ExerciseOptions): {
  readonly world: World;
  readonly parties: readonly [ExerciseParty, ExerciseParty];
  readonly post: SpoiledPost;
} {
  const { seed, hours = 2, sensors = 300, swapParties = false } = options;
  if (!Number.isSafeInteger(seed))
    throw new ExerciseError('bad-option', `seed: expected a safe integer, found ${seed}`);
  if (!(hours >= 0.5 && hours <= 24))
    throw new ExerciseError('bad-option', `hours: expected 0.5 to 24, found ${hours}`);
  if (!Number.isInteger(sensors) || sensors < 25 || sensors > 2000)
    throw new ExerciseError('bad-option', `sensors: expected 25 to 2,000, found ${sensors}`);
  const world = createWorld({ seed, hours, sensors });
  const parties = castParties(swapParties);
  return { world, parties, post: spoilPost(draftFiles(world, parties), parties) };
}

function deliver(files: readonly Posted[], keys: SourceKeys): readonly Delivery[] {
  const sequences = new Map<SourceId, number>();
  const deliveries = files.flatMap((file): readonly Delivery[] => {
    const sequence = (sequences.get(file.sourceId) ?? 0) + 1;
    // A forged file claims the next number and does not use it up.
    if (file.spoiling !== 'forged') sequences.set(file.sourceId, sequence);
    const { atMs, feed, sourceId } = file;
    const name = `${feed}-${sourceId}-${String(sequence).padStart(4, '0')}`;
    const bytes = writeFile(file, sequence, keys);
    const delivery = { atMs, feed, fileName: `${name}.feed`, bytes };
    if (file.spoiling === 'forged') return [{ ...delivery, fileName: `${name}-forged.feed` }];
    if (file.spoiling !== 'cut') return [delivery];
    const half = bytes.slice(0, Math.floor(bytes.length / 2));
    return [
      { ...delivery, fileName: `${name}-cut.feed`, bytes: half },
      { ...delivery, atMs: atMs + RESEND_MS },
    ];
  });
  return deliveries.sort((a, b) => a.atMs - b.atMs);
}

function writeFile(file: Posted, sequence: number, keys: SourceKeys): Uint8Array {
  const body = bodyOf(file, sequence);
  switch (file.spoiling) {
    case 'forged':
      return sealBody(body, NETWORK_DESK.sourceId, keys);
    case 'latin':
      return sealBody(withLatinByte(body), file.sourceId, keys);
    case 'none':
    case 'cut':
      return sealBody(body, file.sourceId, keys);
  }
}
