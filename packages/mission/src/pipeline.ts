import { ENGINE, groundFrom, propose } from '@holdfast/domain';
import type { ArrivalRow, Engine, Ground, LikelihoodTable, NewEntry, State } from '@holdfast/domain';
import { openSession } from '@holdfast/locate';
import type { LocateSession } from '@holdfast/locate';
import { metresFromDegrees } from '@holdfast/geo';
import type { Mission } from './mission.ts';
import type { FeedFile, IntakeReport } from './intake/signed-file.ts';
import { takeSignedFile } from './intake/signed-file.ts';
import type { Roster } from './intake/roster.ts';
import { createRoster } from './intake/roster.ts';

export interface PipelineOptions {
  /** Speed of sound that the mission works with, metres per second. */
  readonly soundSpeedMPerS: number;
  /** Arrivals later than this behind the newest are counted as late, milliseconds. */
  readonly latenessMs: number;
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
  /** Lets every stage say what it can say at `entropy.nowMs()`. Repeated calls with nothing new record nothing. */
  advance(): Promise<void>;
}

export function createPipeline(mission: Mission, options: PipelineOptions): Pipeline {
  const engine = options.engine ?? ENGINE;
  const roster = createRoster(mission);
  let locating: Locating | null = null;
  const locate = () => (locating ??= startLocating(mission, roster, options));

  return {
    async take(file) {
      const report = await takeSignedFile(mission, roster, file);
      if (report.arrivals.length > 0) locate()?.push(report.arrivals, mission.entropy.nowMs());
      return report;
    },

    async advance() {
      const nowMs = mission.entropy.nowMs();
      const { table } = options;
      const { contentOf } = mission;
      const ground = mission.ground();
      const agreement = mission.agreement();
      const holdBackMs = mission.state.agreement?.judgement.holdBackMs ?? 0;
      const say = (stage: (state: State) => readonly NewEntry[]) => mission.record(stage);

      if (ground !== null) {
        const located = locate()?.advance(nowMs) ?? [];
        const epochMs = locate()?.epochMs ?? 0;
        await say((state) => propose(state, { stage: 'observations-from-arrivals', located, epochMs, ground }, engine));
        const settledThroughMs = nowMs - Math.max(holdBackMs, options.latenessMs) - SETTLING_MS;
        await say((state) => propose(state, { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs }, engine));
        await say((state) => propose(state, { stage: 'findings-from-incidents', ground, contentOf, table }, engine));
      }
      if (agreement !== null) {
        await say((state) => propose(state, { stage: 'obligations-from-findings', agreement, nowMs }, engine));
      }
    },
  };
}

interface Locating {
  readonly epochMs: number;
  push(rows: readonly ArrivalRow[], nowMs: number): void;
  advance(nowMs: number): ReturnType<LocateSession['advance']>;
}

/** A locating session over the enrolled sensors; its seconds count from the adoption of the agreement. Null before one is adopted. */
function startLocating(mission: Mission, roster: Roster, options: PipelineOptions): Locating | null {
  const { agreement } = mission.state;
  const ground = groundFrom(agreement === null ? null : mission.contentOf(agreement.index));
  if (agreement === null || ground === null) return null;
  const epochMs = agreement.recordedAtMs;
  const session = openSession({
    sensors: roster.sensors().map((sensor) => ({
      id: sensor.sensorId,
      ...placeOf(ground, sensor),
      timingSigmaS: sensor.timingSigmaUs / 1e6,
    })),
    options: { soundSpeedMPerS: options.soundSpeedMPerS, line: ground.line },
    holdBackMs: agreement.judgement.holdBackMs,
    latenessMs: options.latenessMs,
  });
  return {
    epochMs,
    push: (rows, nowMs) =>
      session.push(
        rows.map(({ arrivalId, sensorId, timeUs, sound }) => ({
          id: arrivalId,
          sensorId,
          timeS: (timeUs - epochMs * 1000) / 1e6,
          ...(sound === null ? {} : { kind: sound }),
        })),
        nowMs - epochMs,
      ),
    advance: (nowMs) => session.advance(nowMs - epochMs),
  };
}

function placeOf(ground: Ground, { latitudeUdeg, longitudeUdeg }: { latitudeUdeg: number; longitudeUdeg: number }) {
  return metresFromDegrees(ground.frame, { latitudeDeg: latitudeUdeg / 1e6, longitudeDeg: longitudeUdeg / 1e6 });
}
