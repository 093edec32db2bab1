import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { caseView, EXERCISE_1, situationView } from '@holdfast/domain';
import type { Actor, Command, Reader, Role } from '@holdfast/domain';
import { constituteBody, NONE_LEFT, officersAct, planExercise } from '@holdfast/exercise';
import type { ExerciseOptions, ExercisePlan, LeftOpen, SourceKeys } from '@holdfast/exercise';
import {
  createManualClock,
  createMission,
  createPipeline,
  createSeededEntropy,
  nodeEd25519,
  nodeSha256,
} from '@holdfast/mission';
import type { ManualClock, Mission, Pipeline, PipelineOptions } from '@holdfast/mission';
import { loadAgreement } from '@holdfast/pact';
import { adoptionCommand, mustExecute } from '../adoption.ts';
import { UsageError } from '../command.ts';
import { bringRegister } from './bring-register.ts';
import { docketOf } from './docket.ts';

/** What the engine works with in an exercise: calm weather, as the mission's weather service says, and gateways that send every few minutes. */
export const EXERCISE_PIPELINE: PipelineOptions = {
  soundSpeedMPerS: 340.3,
  groundSpeedMPerS: 2_900,
  latenessMs: 15 * 60_000,
  table: EXERCISE_1,
};
/** How often the engine and the officers look. */
export const TICK_MS = 5 * 60_000;

const AGREEMENT = fileURLToPath(
  new URL('../../../../agreements/exercise/truce.pact', import.meta.url),
);

export interface ExerciseRunOptions extends Required<ExerciseOptions> {
  readonly dataDir: string;
  /** Which cases the officers put down at which stage; none where nothing is said. */
  readonly leftOpen?: LeftOpen;
  /** Called after every step: milliseconds of the exercise's own time done, and in all. */
  readonly onProgress: (doneMs: number, totalMs: number) => void;
}

/** A run that has ended: the mission is still open, and its last checkpoint signed. */
export interface ExerciseResult {
  readonly plan: ExercisePlan;
  readonly mission: Mission;
}

/**
 * Runs an exercise through the real pipeline: the same intake, record, stages and commands as a mission. What differs is
 * the clock, which is the exercise's own, and the keys, which come from the seed.
 */
export async function runExercise(options: ExerciseRunOptions): Promise<ExerciseResult> {
  const keys = keysFromSeed(options.seed);
  const plan = planExercise(options, keys);
  const clock = createManualClock(plan.setupMs);
  const mission = await createMission({
    dataDir: options.dataDir,
    origin: `exercise.holdfast/seed-${options.seed}`,
    entropy: createSeededEntropy(options.seed, clock),
  });
  await setUp(mission, plan);
  const pipeline = createPipeline(mission, EXERCISE_PIPELINE);
  const { leftOpen = NONE_LEFT, onProgress } = options;
  await playOut({ mission, plan, pipeline, clock, leftOpen, onProgress });
  await mission.checkpoint();
  return { plan, mission };
}

/** Every source's key from the seed: only an exercise knows all keys. Pure. */
export function keysFromSeed(seed: number): SourceKeys {
  const entropy = createSeededEntropy(seed, createManualClock(0));
  const seedOf = (sourceId: string) => entropy.bytes(`source-key/${sourceId}`, 32);
  return {
    sign: (sourceId, bytes) => nodeEd25519.sign(seedOf(sourceId), bytes),
    publicKey: (sourceId) => nodeEd25519.publicKeyFromSeed(seedOf(sourceId)),
    sha256Hex: (bytes) => Buffer.from(nodeSha256(bytes)).toString('hex'),
  };
}

/** Roles, agreement, sources, the truce's entry into force, what other states have promised, and last the commission. Throws `UsageError` when a command is refused. */
export async function setUp(mission: Mission, plan: ExercisePlan): Promise<void> {
  const isGrant = ({ kind }: Command) => kind === 'grant-role';
  const chief = holderOf(plan, 'chief');
  const planner = holderOf(plan, 'planner');
  for (const command of plan.setup.filter(isGrant)) await mustExecute(mission, command);
  await mustExecute(mission, adoption(plan));
  for (const command of plan.setup.filter((command) => !isGrant(command)))
    await mustExecute(mission, command);
  if (chief !== null) await mustExecute(mission, entryIntoForce(chief, plan.setupMs));
  if (planner !== null) await bringRegister(mission, planner);
  const body = constituteBody();
  if (body !== null) await mustExecute(mission, body);
}

/** Whom the plan gives a role first; null when nobody. */
function holderOf({ setup }: ExercisePlan, role: Role): Actor | null {
  const [first] = setup.flatMap((command) =>
    command.kind === 'grant-role' && command.judgement.role === role ? [command.judgement] : [],
  );
  return first === undefined ? null : { personId: first.personId, role };
}

function adoption(plan: ExercisePlan): Command {
  const text = readFileSync(AGREEMENT, 'utf8');
  const loaded = loadAgreement(text);
  if (!loaded.ok)
    throw new UsageError(
      `${AGREEMENT}: ${loaded.diagnostics.length} errors; see \`holdfast pact check\`.`,
    );
  const { title, geometry, parties, sectors, custodian: by } = plan;
  return adoptionCommand({
    title,
    agreement: loaded.agreement,
    text,
    geometry,
    parties,
    sectors,
    by,
  });
}

function entryIntoForce(by: Actor, atMs: number): Command {
  return {
    kind: 'record-act',
    by,
    judgement: {
      act: 'enter_into_force',
      actor: 'COMMISSION',
      fromMs: atMs,
      toMs: atMs,
      findingId: null,
    },
    reason: 'The Joint Commission brought the truce into force.',
  };
}

interface Play {
  readonly mission: Mission;
  readonly plan: ExercisePlan;
  readonly pipeline: Pipeline;
  readonly clock: ManualClock;
  readonly leftOpen: LeftOpen;
  readonly onProgress: ExerciseRunOptions['onProgress'];
}

/** Deliveries and ticks in order of time; at a tick the engine speaks first, then the officers act on what they see. */
async function playOut({
  mission,
  plan,
  pipeline,
  clock,
  leftOpen,
  onProgress,
}: Play): Promise<void> {
  const firstTickMs = plan.startMs;
  const totalMs = plan.closeMs - firstTickMs;
  let next = 0;
  for (let tickMs = firstTickMs; tickMs <= plan.closeMs; tickMs += TICK_MS) {
    for (; next < plan.deliveries.length; next += 1) {
      const delivery = plan.deliveries[next];
      if (delivery === undefined || delivery.atMs > tickMs) break;
      clock.advanceTo(delivery.atMs);
      await pipeline.take(delivery);
    }
    clock.advanceTo(tickMs);
    await pipeline.advance();
    await letMonitorsReport(mission, plan, tickMs);
    await letOfficersAct(mission, tickMs, leftOpen);
    await pipeline.advance();
    onProgress(tickMs - firstTickMs, totalMs);
  }
}

/** Monitors report in person what is due by now and not on record yet: those of an exercise are the first of a record. */
export async function letMonitorsReport(
  mission: Mission,
  plan: ExercisePlan,
  nowMs: number,
): Promise<void> {
  for (const { atMs, command } of plan.reports.slice(mission.state.impediments.length))
    if (atMs <= nowMs) await mustExecute(mission, command);
}

/** Officers act on views alone, again and again until nobody has anything to do: a draft made now may be reviewed now. */
export async function letOfficersAct(
  mission: Mission,
  nowMs: number,
  leftOpen: LeftOpen = NONE_LEFT,
): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const commands = officersAct(
      {
        situation: (reader: Reader) =>
          situationView(mission.state, reader, mission.viewContext(false)),
        caseOf: (incidentId: string, reader: Reader) =>
          caseView(mission.state, incidentId, reader, mission.viewContext(false)),
        docket: () => docketOf(mission.state),
      },
      nowMs,
      leftOpen,
    );
    if (commands.length === 0) return;
    for (const command of commands) await mustExecute(mission, command);
  }
}

/** Screen, open, draft, review, issue: five steps end any case; more rounds than that would be a quarrel. */
const ROUNDS_MAX = 8;
