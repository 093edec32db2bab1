import { ENGINE, propose } from '@holdfast/domain';
import type {
  ArrivalRow,
  Engine,
  Ground,
  LikelihoodTable,
  NewEntry,
  State,
} from '@holdfast/domain';
import { joinLocations } from './joining.ts';
import type { WrongClock } from '@holdfast/locate';
import { startLocating } from './locating.ts';
import type { CountedArrivals, Locating, LocatingOptions } from './locating.ts';
import type { Mission } from './mission.ts';
import type { FeedFile, IntakeReport } from './intake/signed-file.ts';
import { takeSignedFile } from './intake/signed-file.ts';
import { createRoster } from './intake/roster.ts';
import { takeBatches } from './live/take-batches.ts';
import type { GroupReport, IntakeMemory, OpenedBatch } from './live/take-batches.ts';

export interface PipelineOptions extends LocatingOptions {
  readonly table: LikelihoodTable;
  readonly engine?: Engine;
}

/** Longest that an event is worked on after its last arrival may have come: travel across the network and one block of the session, milliseconds. */
const SETTLING_MS = 5 * 60_000;

/**
 * The flow of the whole system: feed bytes → observations → incidents → findings → obligations, each stage's
 * statements on record before the next stage looks.
 */
export interface Pipeline {
  /** Takes one signed file into the record, and its arrivals into the locating session. */
  take(file: FeedFile): Promise<IntakeReport>;
  /** The same for batches that came over the wire: one wait for the disk. Not to be called again before it has resolved. */
  takeBatches(memory: IntakeMemory, group: readonly OpenedBatch[]): Promise<GroupReport>;
  /** What became of arrivals in the session, as it stood a hold-back ago; null before there is one. */
  counted(): CountedArrivals | null;
  /** Sensors whose clocks the session puts right, as known a hold-back ago. */
  wrongClocks(): readonly WrongClock[];
  /** Lets every stage say what it can say at `entropy.nowMs()`. Repeated calls with nothing new record nothing. */
  advance(): Promise<void>;
}

export function createPipeline(mission: Mission, options: PipelineOptions): Pipeline {
  const engine = options.engine ?? ENGINE;
  const roster = createRoster(mission);
  let locating: Locating | null = null;
  /** A session knows the sensors that were enrolled when it began: with others it begins anew, from what is on record. */
  const locate = () => {
    if (locating === null || locating.sources !== mission.state.sources.size)
      locating = startLocating(mission, options);
    return locating;
  };

  /** The session begins before what is taken is on record: it would find it there, and hear it twice. */
  const hear = async <T extends { readonly arrivals: readonly ArrivalRow[] }>(
    taking: () => Promise<T>,
  ): Promise<T> => {
    const session = locate();
    const report = await taking();
    if (report.arrivals.length > 0) session?.push(report.arrivals, mission.entropy.nowMs());
    return report;
  };

  return {
    take: (file) => hear(() => takeSignedFile(mission, roster, file)),
    takeBatches: (memory, group) => hear(() => takeBatches(mission, memory, group)),
    counted: () => locating?.counted() ?? null,
    wrongClocks: () => locating?.wrongClocks() ?? [],

    async advance() {
      const ground = mission.ground();
      if (ground !== null) {
        const located = locate()?.advance(mission.entropy.nowMs()) ?? [];
        const epochMs = locate()?.epochMs ?? 0;
        await mission.record((state) =>
          propose(state, { stage: 'observations-from-arrivals', located, epochMs, ground }, engine),
        );
      }
      await followUp(mission, { ...options, engine });
      if (ground !== null && (await joinOthers(mission, ground, { ...options, engine })))
        await followUp(mission, { ...options, engine });
    },
  };
}

/** Locates anew what more than sounds speak of, once incidents say which reports belong to which event. Answers whether anything was said. */
async function joinOthers(
  mission: Mission,
  ground: Ground,
  { engine, ...options }: LocatingOptions & { readonly engine: Engine },
): Promise<boolean> {
  const { contentOf } = mission;
  const before = mission.state.entries;
  const nowMs = mission.entropy.nowMs();
  await mission.record((state) => {
    const joined = joinLocations({ state, contentOf }, ground, { ...options, nowMs });
    return propose(state, { stage: 'locations-from-joined', joined, ground }, engine);
  });
  return mission.state.entries > before;
}

export interface FollowUpOptions {
  readonly table: LikelihoodTable;
  readonly engine: Engine;
  /** How late an arrival may come: what is younger is not gathered into incidents yet, milliseconds. */
  readonly latenessMs: number;
}

/**
 * What every stage behind the locating session has to say of the record as it is: incidents, weights, obligations. After
 * people's commands too. Repeated calls with nothing new record nothing.
 */
export async function followUp(
  mission: Mission,
  { table, engine, latenessMs }: FollowUpOptions,
): Promise<void> {
  const nowMs = mission.entropy.nowMs();
  const { contentOf } = mission;
  const ground = mission.ground();
  const agreement = mission.agreement();
  const holdBackMs = mission.state.agreement?.judgement.holdBackMs ?? 0;
  const say = (stage: (state: State) => readonly NewEntry[]) => mission.record(stage);
  if (ground !== null) {
    const settledThroughMs = nowMs - Math.max(holdBackMs, latenessMs) - SETTLING_MS;
    await say((state) =>
      propose(
        state,
        { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs },
        engine,
      ),
    );
    await say((state) =>
      propose(state, { stage: 'findings-from-incidents', ground, contentOf, table }, engine),
    );
  }
  if (agreement !== null) {
    await say((state) =>
      propose(state, { stage: 'obligations-from-findings', agreement, nowMs }, engine),
    );
  }
}
