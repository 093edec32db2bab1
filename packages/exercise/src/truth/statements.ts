import type { SectorId } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { sectorAt } from '../land/line.ts';
import type { Side } from '../land/line.ts';
import type { PointKm } from '../land/shapes.ts';
import { isSide, otherSide } from './event.ts';
import type { Episode } from './event.ts';
import { nearestTown } from './patrols.ts';
import type { BlindSpell, Watch } from './timetable.ts';

/** What a spokesman says, true or not. `@left` and `@right` stand for the parties' names. */
export interface Statement {
  readonly by: Side;
  readonly statement: 'accuses' | 'denies' | 'admits' | 'accident';
  readonly accused: Side | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sentMs: number;
  readonly sectorId: SectorId;
  readonly text: string;
}

const MINUTE_MS = 60_000;

/** Everything the two spokesmen say, in order of sending. They see little, blame much, and are late. */
export function makeStatements(
  world: {
    readonly episodes: readonly Episode[];
    readonly blind: BlindSpell;
    readonly watch: Watch;
  },
  chance: Chance,
): readonly Statement[] {
  const said = world.episodes.flatMap((episode) =>
    speakOf(episode, chance.fork(`statement ${episode.episodeId}`)),
  );
  return [...said, ...inventions(world, chance.fork('inventions'))].sort(
    (a, b) => a.sentMs - b.sentMs || a.fromMs - b.fromMs,
  );
}

function speakOf(episode: Episode, chance: Chance): readonly Statement[] {
  const { cause, form } = episode;
  if (form === 'staged' && isSide(cause)) return [blamingTheOther(episode, cause, chance)];
  if (isSide(cause)) return accuseAndAnswer(episode, cause, chance);
  if (form === 'accident') return [owningUp(episode, chance)];
  if (form === 'thunder') return [blamingThunder(episode, chance)];
  return [];
}

function accuseAndAnswer(episode: Episode, firer: Side, chance: Chance): readonly Statement[] {
  const victim = otherSide(firer);
  if (!chance.happens(episode.form === 'shots' ? 0.55 : 0.88)) return [];
  const middle = aimOf(episode);
  const exaggerated = chance.happens(0.25);
  const told = toldOf(episode, exaggerated ? 4 : 1);
  const accusation = statement(episode, middle, {
    by: victim,
    statement: 'accuses',
    accused: firer,
    sentMs: episode.toMs + late(chance, 20, 50),
    text: exaggerated
      ? `In a grave and unprovoked attack @${firer} forces fired at our positions and at homes near ${nearestTown(middle)} (${told}).`
      : `@${firer} fired at our side near ${nearestTown(middle)}: ${told}. We kept to the truce.`,
  });
  const answer = chance.between(0, 1);
  if (answer > 0.68) return [accusation];
  const admits = answer > 0.63;
  const reply = statement(episode, middle, {
    by: firer,
    statement: admits ? 'admits' : 'denies',
    accused: null,
    sentMs: accusation.sentMs + late(chance, 4, 16),
    text: admits
      ? `A crew of ours near ${nearestTown(middle)} fired without orders. We regret it and look into it.`
      : `No unit of @${firer} fired near ${nearestTown(middle)}. The claim of @${victim} is invented.`,
  });
  return [accusation, reply];
}

function toldOf({ form, events }: Episode, factor: number): string {
  if (form === 'explosion') return 'an attack with explosives';
  if (form === 'mortar') return `mortar, rounds counted: ${(events.length / 2) * factor}`;
  return `small arms, bursts counted: ${events.length * factor}`;
}

function owningUp(episode: Episode, chance: Chance): Statement {
  const middle = aimOf(episode);
  return statement(episode, middle, {
    by: 'right',
    statement: 'accident',
    accused: null,
    sentMs: episode.toMs + late(chance, 20, 35),
    text: 'There was an accident at our storage site south of Mill Ford while ammunition was being moved. Two people are hurt. Nobody fired.',
  });
}

/** Whoever staged it was first to know whose it was. */
function blamingTheOther(episode: Episode, stager: Side, chance: Chance): Statement {
  const middle = aimOf(episode);
  return statement(episode, middle, {
    by: stager,
    statement: 'accuses',
    accused: otherSide(stager),
    sentMs: episode.toMs + late(chance, 20, 24),
    text: `A saboteur of @${otherSide(stager)} blew up a pump house of ours near ${nearestTown(middle)}. We have his radio and will show it.`,
  });
}

function blamingThunder(episode: Episode, chance: Chance): Statement {
  const middle = aimOf(episode);
  return statement(episode, middle, {
    by: 'right',
    statement: 'accuses',
    accused: 'left',
    sentMs: episode.toMs + late(chance, 20, 35),
    text: `Heavy guns of @left shelled the country around ${nearestTown(middle)}. Our people heard seven explosions.`,
  });
}

/** Two accusations of fire that never was, one each. */
function inventions(
  { watch, blind }: { readonly watch: Watch; readonly blind: BlindSpell },
  chance: Chance,
): readonly Statement[] {
  const lengthMs = watch.endMs - watch.startMs;
  return (['left', 'right'] as const).map((by, at) => {
    const share = at === 0 ? 0.22 : 0.62;
    const fromMs = Math.floor((watch.startMs + share * lengthMs) / MINUTE_MS) * MINUTE_MS;
    const order = ((blind.sector.order + 1 + at) % 5) + 1;
    const xKm = -30 + order * 10;
    const sector = sectorAt(xKm);
    return {
      by,
      statement: 'accuses',
      accused: otherSide(by),
      fromMs,
      toMs: fromMs + 5 * MINUTE_MS,
      sentMs: fromMs + late(chance, 25, 45),
      sectorId: sector.sectorId,
      text: `@${otherSide(by)} used heavy machine guns against our post near ${sector.name}. This will have consequences.`,
    };
  });
}

function aimOf(episode: Episode): PointKm {
  const hit = episode.events.find(({ kind }) => kind === 'impact' || kind === 'blast');
  return (hit ?? episode.events[0])?.place ?? { xKm: 0, yKm: 0 };
}

function late(chance: Chance, leastMinutes: number, mostMinutes: number): number {
  return Math.round(chance.between(leastMinutes, mostMinutes) * MINUTE_MS);
}

/** Spokesmen give times to five minutes. */
function statement(
  episode: Episode,
  middle: PointKm,
  told: Pick<Statement, 'by' | 'statement' | 'accused' | 'sentMs' | 'text'>,
): Statement {
  const step = 5 * MINUTE_MS;
  return {
    fromMs: Math.floor(episode.fromMs / step) * step,
    toMs: Math.ceil((episode.toMs + 1) / step) * step,
    sectorId: sectorAt(middle.xKm).sectorId,
    ...told,
  };
}
