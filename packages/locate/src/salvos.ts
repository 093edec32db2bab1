/**
 * Shots of a salvo heard by few sensors. One by one, a mixture of two shots may speak louder than either and take what both stand on.
 * Together they may not: every arrival belongs to one event, so what counts is how much all events of a group explain. Around the places
 * known already other shots are looked for, and of all sets of events that can be had the one that explains most is taken.
 */
import { isStillAccepted, refine, settle } from './associate.ts';
import type { Found } from './associate.ts';
import type { Search } from './evidence.ts';
import { isElsewhere, isSharing } from './rivals.ts';
import type { RivalFinder } from './rivals.ts';
import { shotsAround, STEP_M } from './shots-around.ts';
import type { Source } from './solve.ts';

/** Events so near to each other may be of one salvo. */
const APART_S = 10;
const APART_M = 1_000;
/** Other shots are looked for beside so many events of a group. */
const ANCHORS_MAX = 6;
/** Sets are made of so many events at most, all that are possible; a group of more is left as it is. */
const POOL_MAX = 48;
const GROUP_MAX = 24;
const ROUNDS_MAX = 4;
/** What an event must explain before it adds anything to its set, and what it is given when another of its set is beside it, in nats. */
const EVENT_COST = 7;
const BESIDE_NATS = 3;
const BESIDE_M = 250;
/** With more evidence than this an event is no mixture: as in rivals.ts. */
const CERTAIN_SUM = 75;
const GAIN_MIN = 0.5;
/** A set within so many nats of the best leaves its events open as rivals. With 3, as for one event, ellipses of salvos were too small. */
const OPEN_NATS = 6;

/** Events after all, and for those that were in doubt together, the other explanations that their group leaves open. */
export interface Resolved {
  readonly events: readonly Found[];
  readonly rivals: ReadonlyMap<Found, readonly Found[]>;
}

interface Group {
  /** Events that may be mixtures, and the rivals that they have one by one… */
  readonly open: readonly Found[];
  readonly rivals: readonly Found[];
  /** …and those beside them that are none, and keep their arrivals. */
  readonly firm: readonly Found[];
}

/** Every arrival of the window must be free; all are free again afterwards. */
export function resolveSalvos(
  search: Search,
  events: readonly Found[],
  rivalsOf: RivalFinder,
): Resolved {
  const { used } = search.window;
  const groups = groupsOf(search, events).map((group): Group => {
    const open = group.filter(({ evidence }) => evidence.sum <= CERTAIN_SUM);
    const rivals = open.flatMap((event) => rivalsOf(event));
    return { open, rivals, firm: group.filter((event) => !open.includes(event)) };
  });
  for (const { slots } of events) for (const slot of slots) used[slot] = 1;
  const rivalsOfEvent = new Map<Found, readonly Found[]>();
  const resolved: Found[] = [];
  for (const group of groups) {
    resolved.push(...group.firm);
    const isPlain = group.rivals.length === 0 && !isCrowded(search, group);
    if (isPlain || group.open.length > GROUP_MAX) {
      resolved.push(...group.open);
      continue;
    }
    for (const { slots } of group.open) for (const slot of slots) used[slot] = 0;
    const { events: chosen, rivals: left } = resolveGroup(search, group);
    for (const { slots } of chosen) for (const slot of slots) used[slot] = 1;
    resolved.push(...chosen);
    for (const [event, open] of left) rivalsOfEvent.set(event, open);
  }
  used.fill(0);
  return { events: resolved, rivals: rivalsOfEvent };
}

/** Events linked by being near to each other in place and time, in chains. */
function groupsOf({ scale, scaleM }: Search, events: readonly Found[]): Found[][] {
  const sorted = [...events].sort((a, b) => a.fit.timeS - b.fit.timeS);
  const groupOf = new Map<Found, Found[]>();
  sorted.forEach((one, i) => {
    let group = groupOf.get(one);
    if (group === undefined) groupOf.set(one, (group = [one]));
    for (let j = i + 1; j < sorted.length; j += 1) {
      const other = sorted[j];
      if (other === undefined || other.fit.timeS - one.fit.timeS > scale * APART_S) break;
      if (distanceM(one.fit, other.fit) > scaleM * APART_M) continue;
      const theirs = groupOf.get(other) ?? [other];
      if (theirs === group) continue;
      for (const event of theirs) groupOf.set(event, group);
      group.push(...theirs);
    }
  });
  return [...new Set(groupOf.values())];
}

/** Whether arrivals are left over beside a group's open events: as many as another shot would have. */
function isCrowded(search: Search, { open }: Group): boolean {
  return open.some(({ fit, seedSensor }) => shotsAround(search, fit, seedSensor).length > 0);
}

function resolveGroup(search: Search, group: Group): Resolved {
  const known = [...group.open, ...group.rivals];
  const anchors = anchorsOf(search, [...known, ...group.firm]);
  const pool = [...known, ...companions(search, anchors, known)].slice(0, POOL_MAX);
  let best = settleInTurn(search, undefined, group.open);
  const gains = new Map<Found, number>();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    let isBetter = false;
    for (const first of byEvidence(pool)) {
      if (best.events.some((event) => isSame(event, first))) continue;
      const trial = settleInTurn(search, first, pool);
      gains.set(first, trial.total);
      const [forced] = trial.events;
      if (forced === undefined || !isStillAccepted(search, forced)) continue;
      if (!(trial.total > best.total + GAIN_MIN)) continue;
      best = trial;
      isBetter = true;
    }
    if (!isBetter) break;
  }
  const open = pool.filter((other) => (gains.get(other) ?? -Infinity) > best.total - OPEN_NATS);
  const left = best.events.map((event) => {
    const own = open.filter((other) => isSharing(event, other) && isElsewhere(event, other));
    return [event, byEvidence(own)] as const;
  });
  return { events: best.events, rivals: new Map(left) };
}

function isSame(one: Found, other: Found): boolean {
  return (
    one.slots.length === other.slots.length && one.slots.every((slot, i) => slot === other.slots[i])
  );
}

function byEvidence(events: readonly Found[]): Found[] {
  return [...events].sort((a, b) => b.evidence.sum - a.evidence.sum || a.fit.timeS - b.fit.timeS);
}

interface Settled {
  readonly events: readonly Found[];
  /** How much the events explain together. */
  readonly total: number;
}

/**
 * The first takes its arrivals, then of what is left whichever explains most of it, and so on. Leaves the arrivals free.
 * What an event explains only shrinks as others take theirs: it is asked again when its turn comes, and waits if another may now say more.
 */
function settleInTurn(search: Search, first: Found | undefined, rest: readonly Found[]): Settled {
  const { window, scaleM } = search;
  const { minArrivals: arrivalsMin } = search.settings;
  const events: Found[] = [];
  let total = 0;
  const least = { arrivalsMin, evidenceMin: EVENT_COST };
  const ask = ({ fit, seedSensor }: Found): Found | undefined => {
    const again = settle(search, fit, seedSensor, least);
    return again !== undefined && isStillAccepted(search, again) ? again : undefined;
  };
  const take = (event: Found): void => {
    for (const slot of event.slots) window.used[slot] = 1;
    const isBeside = events.some((one) => distanceM(one.fit, event.fit) < scaleM * BESIDE_M);
    total += event.evidence.sum - EVENT_COST + (isBeside ? BESIDE_NATS : 0);
    events.push(event);
  };
  if (first !== undefined) {
    const forced = settle(search, first.fit, first.seedSensor, {
      arrivalsMin,
      evidenceMin: -Infinity,
    });
    if (forced === undefined) return { events, total: -Infinity };
    take(forced);
  }
  const waiting = byEvidence(rest);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const again = ask(next);
    if (again === undefined) continue;
    const before = waiting.findIndex(({ evidence }) => evidence.sum <= again.evidence.sum);
    // An event that grew as it settled is taken at once: it would only be asked again.
    if (before === 0 || waiting.length === 0 || again.evidence.sum >= next.evidence.sum)
      take(again);
    else waiting.splice(before < 0 ? waiting.length : before, 0, again);
  }
  for (const { slots } of events) for (const slot of slots) window.used[slot] = 0;
  return { events, total };
}

/** The strongest events, of those next to each other one. */
function anchorsOf({ scaleM }: Search, events: readonly Found[]): readonly Found[] {
  const anchors: Found[] = [];
  for (const event of byEvidence(events)) {
    if (anchors.length >= ANCHORS_MAX) break;
    const isNear = anchors.some(({ fit }) => distanceM(fit, event.fit) < scaleM * STEP_M);
    if (!isNear) anchors.push(event);
  }
  return anchors;
}

/** Other shots beside some events, each once. */
function companions(search: Search, anchors: readonly Found[], known: readonly Found[]): Found[] {
  const { minArrivals: arrivalsMin } = search.settings;
  const shots: Found[] = [];
  for (const { fit, seedSensor } of anchors) {
    for (const source of shotsAround(search, fit, seedSensor)) {
      const refining = { seedSensor, arrivalsMin, known: [], enough: EVENT_COST };
      const shot = refine(search, source, refining);
      if (shot === undefined || [...known, ...shots].some((other) => isSame(other, shot))) continue;
      shots.push(shot);
    }
  }
  return byEvidence(shots);
}

function distanceM(one: Source, other: Source): number {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  return Math.sqrt(dx * dx + dy * dy);
}
