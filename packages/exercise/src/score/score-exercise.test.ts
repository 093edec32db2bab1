import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseSource, CaseView, SituationView } from '@holdfast/domain';
import { prepareExercise } from '../emit/plan-exercise.ts';
import { placeUdegFromPoint } from '../land/ground.ts';
import { distanceKm, pointKm } from '../land/shapes.ts';
import {
  BLANK_CASE,
  BLANK_FINDING,
  BLANK_SITUATION,
  BLANK_SOURCE,
} from '../testing/blank-views.ts';
import type { TrueEvent } from '../truth/event.ts';
import { isSide } from '../truth/event.ts';
import { scoreExercise } from './index.ts';
import type { LocatedEvent } from './index.ts';
import { distanceIfSame, matchEvents } from './matching.ts';
import { median } from './score-exercise.ts';

const OPTIONS = { seed: 11 };
const { world, parties, post } = prepareExercise(OPTIONS);

const situation = (refusals: SituationView['refusals'] = []): SituationView => ({
  ...BLANK_SITUATION,
  refusals,
});

/** As a perfect network would locate it, `offKm` to the east. */
function located(event: TrueEvent, offKm = 0): LocatedEvent {
  const place = placeUdegFromPoint(pointKm(event.place.xKm + offKm, event.place.yKm));
  const isCell = event.kind === 'muzzle' || event.kind === 'launch';
  return {
    eventKind: event.kind,
    originTimeMs: Math.round(event.originUs / 1000),
    area: isCell
      ? { shape: 'cell', sizeM: 5000, ...place }
      : { shape: 'ellipse', semiMajorM: 20, semiMinorM: 10, azimuthDeg: 0, ...place },
  };
}

function caseOf(events: readonly TrueEvent[], responsible: string | null): CaseView {
  const times = events.map(({ originUs }) => Math.round(originUs / 1000));
  const fromMs = times[0] ?? 0;
  const area = { shape: 'circle' as const, radiusM: 500, ...placeUdegFromPoint(pointKm(0, 0)) };
  return {
    ...BLANK_CASE,
    incident: {
      ...BLANK_CASE.incident,
      stage: 'finding-issued',
      fill: 'verified',
      fromMs,
      toMs: times.at(-1) ?? 0,
      area,
      detections: events.length,
    },
    sources: events.map((event, at): CaseSource => {
      const { eventKind, originTimeMs, area: place } = located(event);
      return {
        ...BLANK_SOURCE,
        entryIndex: at,
        recordedAtMs: originTimeMs,
        id: `E-${at}`,
        fromMs: originTimeMs,
        toMs: originTimeMs,
        eventKind,
        area: place,
        arrivals: 9,
        residualRmsMs: 9,
      };
    }),
    finding:
      responsible === null
        ? null
        : {
            ...BLANK_FINDING,
            responsible: responsible as 'undetermined',
            stage: 'issued',
            issuedAtMs: 1,
          },
    phase: 'issued',
  };
}

const partyFor = (event: TrueEvent) =>
  parties.find(({ side }) => side === event.cause)?.partyId ?? 'nobody';

describe('scoreExercise', () => {
  it('S1: a perfect network scores 1 and 1, whatever it makes of thunder', () => {
    const solid = world.events.filter(({ cause }) => cause !== 'thunder');
    const card = scoreExercise(OPTIONS, {
      situation: situation(),
      cases: [],
      located: world.events.map((event) => located(event, event.cause === 'thunder' ? 3 : 0)),
    });
    expect(card).toMatchObject({
      events_true: world.events.length,
      events_recall: 1,
      events_precision: 1,
      events_set_aside: world.events.length - solid.length,
    });
    expect(card.location_error_m_median).toBeLessThan(0.2);
  });

  it('S2: duplicates and strangers are false, misses are missed', () => {
    const solid = world.events.filter(({ cause, kind }) => isSide(cause) && kind === 'impact');
    const stranger = { ...located(pick(solid, 0)), originTimeMs: world.watch.startMs + 20_000 };
    const card = scoreExercise(OPTIONS, {
      situation: situation(),
      cases: [],
      located: [...solid.map((event) => located(event, 0.1)), located(pick(solid, 0)), stranger],
    });
    expect(card.events_precision).toBeCloseTo(solid.length / (solid.length + 2), 12);
    expect(card.events_recall).toBeLessThanOrEqual(solid.length / card.events_audible);
    expect(card.location_error_m_median).toBeGreaterThan(99);
    expect(card.location_error_m_median).toBeLessThan(101);
  });

  it('S3: an event counts as correct once, for the party that caused it', () => {
    const mine = world.events.filter(({ cause }) => isSide(cause)).slice(0, 5);
    const rest = world.events.filter(({ cause }) => isSide(cause)).length;
    const cases = mine.map((event) => caseOf([event], partyFor(event)));
    const outcome = { situation: situation(), cases: [...cases, ...cases], located: [] };
    const card = scoreExercise(OPTIONS, outcome);
    // A cell of one shot may hold its neighbour within two seconds too: at least the five.
    expect(card.attribution_correct).toBeGreaterThanOrEqual(5);
    expect(card).toMatchObject({ attribution_wrong: 0, events_by_parties: rest });
  });

  it('S4: a finding against the wrong party, or on nobody’s deed, is wrong', () => {
    const event = pick(
      world.events.filter(({ cause }) => isSide(cause)),
      3,
    );
    const other = parties.find(({ side }) => side !== event.cause)?.partyId ?? '';
    const quarry = pick(
      world.events.filter(({ cause }) => cause === 'quarry'),
      0,
    );
    const cases = [caseOf([event], other), caseOf([quarry], 'A'), caseOf([quarry], 'natural')];
    const card = scoreExercise(OPTIONS, { situation: situation(), cases, located: [] });
    expect(card).toMatchObject({
      attribution_correct: 0,
      attribution_wrong: 2,
      benign_counted_as_violations: 1,
    });
  });

  it('S5: undetermined is counted as such, and an unissued finding as nothing', () => {
    const event = pick(
      world.events.filter(({ kind }) => kind === 'impact'),
      0,
    );
    const draft = caseOf([event], partyFor(event));
    const unissued = {
      ...draft,
      finding: draft.finding && { ...draft.finding, stage: 'drafted' as const },
    };
    const score = (view: CaseView) =>
      scoreExercise(OPTIONS, { situation: situation(), cases: [view], located: [] });
    expect(score(unissued)).toMatchObject({ attribution_correct: 0, attribution_undetermined: 0 });
    expect(score(caseOf([event], 'undetermined'))).toMatchObject({
      attribution_correct: 0,
      attribution_undetermined: 1,
      attribution_wrong: 0,
    });
  });

  it('S6: swapping the parties swaps who is right', () => {
    const events = world.events.filter(({ cause }) => cause === 'left').slice(0, 1);
    const score = (swapParties: boolean, partyId: string) =>
      scoreExercise(
        { ...OPTIONS, swapParties },
        { situation: situation(), cases: [caseOf(events, partyId)], located: [] },
      ).attribution_wrong;
    expect([score(false, 'A'), score(false, 'B'), score(true, 'A'), score(true, 'B')]).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('S7: counts refusals by feed and code', () => {
    const recorded = post.expected.map(({ feed, code }) => ({ feed, code, count: 1 }));
    const score = (refusals: SituationView['refusals']) =>
      scoreExercise(OPTIONS, { situation: situation(refusals), cases: [], located: [] });
    expect(score(recorded)).toMatchObject({
      refusals_expected: recorded.length,
      refusals_found: recorded.length,
      refusals_unexpected: 0,
    });
    const [, ...rest] = recorded;
    expect(score([...rest, { feed: 'patrol', code: 'truncated', count: 3 }])).toMatchObject({
      refusals_found: recorded.length - 1,
      refusals_unexpected: 3,
    });
  });
});

describe('matchEvents', () => {
  it('S2: pairs one to one, and as many as any pairing of points could', () => {
    const base = world.events.filter(({ kind }) => kind === 'impact').slice(0, 3);
    const shift = fc.tuple(
      fc.nat(2),
      fc.integer({ min: -3000, max: 3000 }),
      fc.double({ min: -0.7, max: 0.7, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 5 }), (shifts) => {
        const list = shifts.map(([at, ms, km]) => {
          const one = located(pick(base, at % base.length), km);
          return { ...one, originTimeMs: one.originTimeMs + ms };
        });
        const { pairs, unmatched } = matchEvents(list, base);
        expect(pairs.length + unmatched.length).toBe(list.length);
        expect(new Set(pairs.map(({ event }) => event)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.located)).size).toBe(pairs.length);
        for (const one of unmatched) {
          const free = base.filter((event) => !pairs.some((pair) => pair.event === event));
          expect(free.every((event) => distanceIfSame(one, event) === null)).toBe(true);
        }
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it('S2: the limits are two seconds and five hundred metres', () => {
    const impact = pick(
      world.events.filter(({ kind }) => kind === 'impact'),
      0,
    );
    const launch = pick(
      world.events.filter(({ kind }) => kind === 'launch'),
      0,
    );
    const late = (ms: number) => ({
      ...located(impact),
      originTimeMs: Math.floor(impact.originUs / 1000) + ms,
    });
    expect(distanceIfSame(late(1999), impact)).not.toBeNull();
    expect(distanceIfSame(late(2002), impact)).toBeNull();
    expect(distanceIfSame(located(impact, 0.49), impact)).toBeCloseTo(490, 0);
    expect(distanceIfSame(located(impact, 0.51), impact)).toBeNull();
    expect(distanceIfSame(located(launch, 2.4), launch)).not.toBeNull();
    expect(distanceIfSame(located(launch, 2.6), launch)).toBeNull();
    expect(distanceKm(impact.place, launch.place)).toBeGreaterThan(0);
  });

  it('S8: the median is the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 5])]).toEqual([null, 3, 2.5, 5]);
  });
});

function pick<T>(list: readonly T[], at: number): T {
  const item = list[at];
  if (item === undefined) throw new RangeError(`no item ${at} of ${list.length}`);
  return item;
}
