import { describe, expect, it } from 'vitest';
import { distancesFrom } from '../land/ground.ts';
import { lineYKm } from '../land/line.ts';
import { SOUND_SPEED_M_PER_S } from './arrivals.ts';
import { isSide, otherSide } from './event.ts';
import { OUTLETS, originOf } from './press.ts';
import { GROUND_SPEED_M_PER_S } from './seismic.ts';
import { createWorld } from './world.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const worlds = SEEDS.map((seed) => createWorld({ seed, hours: 2, sensors: 300 }));
const sideOf = ({ xKm, yKm }: { xKm: number; yKm: number }) =>
  yKm > lineYKm(xKm) ? 'left' : 'right';

describe('createWorld', () => {
  it('W1: about sixty events in two hours, from both sides, and the harmless ones', () => {
    for (const { events, watch } of worlds) {
      expect(events.length).toBeGreaterThan(45);
      expect(events.length).toBeLessThan(75);
      const count = (cause: string) => events.filter((event) => event.cause === cause).length;
      expect(Math.min(count('left'), count('right'))).toBeGreaterThan(5);
      expect([count('quarry'), count('thunder'), count('accident')]).toEqual([1, 7, 2]);
      expect(new Set(events.map(({ kind }) => kind)).size).toBe(4);
      for (const { originUs } of events) {
        expect(originUs).toBeGreaterThan(watch.startMs * 1000);
        expect(originUs).toBeLessThan(watch.endMs * 1000);
      }
    }
  });

  it('W2: fire comes from the side that fired and falls on the other, 8 to 40 s later', () => {
    for (const { events, episodes } of worlds) {
      for (const { kind, cause, place, episodeId } of events) {
        if (!isSide(cause) || episodeId === 'staged') continue;
        const own = kind === 'launch' || kind === 'muzzle';
        expect(sideOf(place)).toBe(own ? cause : otherSide(cause));
      }
      for (const { form, events: sounds } of episodes) {
        if (form !== 'mortar') continue;
        for (let at = 0; at < sounds.length; at += 2) {
          const flightS = ((sounds[at + 1]?.originUs ?? 0) - (sounds[at]?.originUs ?? 0)) / 1e6;
          expect(flightS).toBeGreaterThan(8);
          expect(flightS).toBeLessThan(40.5);
        }
      }
    }
  });

  it('W3: arrivals keep to the speed of sound, the reach and the dead time', () => {
    for (const { events, arrivals } of worlds) {
      const byId = new Map(events.map((event) => [event.trueId, event]));
      const lastUs = new Map<string, number>();
      for (const { sensor, timeUs, trueId } of arrivals) {
        expect(timeUs - (lastUs.get(sensor.sensorId) ?? -Infinity)).toBeGreaterThanOrEqual(120_000);
        lastUs.set(sensor.sensorId, timeUs);
        const event = trueId === null ? undefined : byId.get(trueId);
        if (event === undefined || event.cause === 'thunder') continue;
        const rangeM = distancesFrom(event.place)(sensor.place);
        const residualUs = timeUs - event.originUs - (rangeM / SOUND_SPEED_M_PER_S) * 1e6;
        expect(rangeM).toBeLessThanOrEqual(event.reachM);
        expect(Math.abs(residualUs) / sensor.timingSigmaUs).toBeLessThan(5.5);
      }
    }
  });

  it('W4: 35 to 50 % of arrivals are false, most sounds are classed right', () => {
    for (const { arrivals, events } of worlds) {
      const share = arrivals.filter(({ trueId }) => trueId === null).length / arrivals.length;
      expect(share).toBeGreaterThan(0.34);
      expect(share).toBeLessThan(0.51);
      const kinds = new Map(events.map(({ trueId, kind }) => [trueId, kind]));
      const real = arrivals.filter(({ trueId }) => trueId !== null);
      const right = real.filter(({ trueId, sound }) => kinds.get(trueId ?? '') === sound);
      expect(right.length / real.length).toBeGreaterThan(0.87);
      expect(right.length / real.length).toBeLessThan(0.95);
    }
  });

  it('W5: the blind sector hears nothing for its spell', () => {
    for (const { arrivals, blind } of worlds) {
      const { sector, startMs, endMs } = blind;
      const within = arrivals.filter(
        ({ sensor, timeUs }) =>
          sensor.place.xKm > sector.westKm &&
          sensor.place.xKm < sector.eastKm &&
          timeUs >= startMs * 1000 &&
          timeUs < endMs * 1000,
      );
      expect(within).toEqual([]);
      expect(endMs - startMs).toBe(1_500_000);
    }
  });

  it('W6: patrols report well over half of what parties cause, late, and not all of it', () => {
    let seen = 0;
    let all = 0;
    for (const { episodes, patrolReports, watched } of worlds) {
      for (const { cause, fromMs, toMs, events } of episodes.filter((one) => isSide(one.cause))) {
        all += events.length;
        const reported = patrolReports.some(
          (report) => report.fromMs <= toMs && report.toMs >= fromMs && isSide(cause),
        );
        seen += reported ? events.length : 0;
      }
      for (const report of patrolReports) {
        if (report === watched?.lateReport) continue;
        const { sentMs, toMs } = report;
        expect(sentMs - toMs).toBeGreaterThan(3 * 60_000);
        expect(sentMs - toMs).toBeLessThanOrEqual(40 * 60_000);
      }
    }
    expect(seen / all).toBeGreaterThan(0.6);
    expect(seen / all).toBeLessThan(0.97);
  });

  it('W7: spokesmen accuse, deny and own up to the accident, 20 minutes late or more', () => {
    for (const { statements } of worlds) {
      const words = statements.map(({ statement }) => statement);
      expect(words).toContain('accuses');
      expect(words).toContain('denies');
      expect(words.filter((word) => word === 'accident')).toHaveLength(1);
      expect(new Set(statements.map(({ by }) => by)).size).toBe(2);
      for (const { sentMs, fromMs, accused, by, statement } of statements) {
        expect(sentMs - fromMs).toBeGreaterThanOrEqual(20 * 60_000);
        expect(accused).toBe(statement === 'accuses' ? otherSide(by) : null);
      }
    }
  });

  it('W8: the drone sees what fell in its corridor while it flew, and nothing else', () => {
    for (const { flights, droneReports, episodes } of worlds) {
      expect(flights).toHaveLength(1);
      const [flight] = flights;
      if (flight === undefined) continue;
      expect(flight.seenPpm).toBeLessThanOrEqual(600_000);
      for (const { fromMs, toMs, middle, sentMs } of droneReports) {
        expect(fromMs).toBeGreaterThanOrEqual(flight.startMs);
        expect(sentMs).toBeGreaterThan(toMs);
        expect(Math.abs(middle.xKm - flight.xKm)).toBeLessThan(4);
        const there = episodes.filter((one) => one.toMs >= fromMs && one.fromMs <= toMs);
        expect(there.some(({ form }) => form === 'mortar' || form === 'explosion')).toBe(true);
      }
    }
    expect(worlds.flatMap(({ droneReports }) => droneReports).length).toBeGreaterThan(4);
  });

  it('W9: one story is printed twelve times: by a wire with a witness, and by eleven that have the wire', () => {
    for (const { pressItems } of worlds) {
      expect(pressItems.length % OUTLETS).toBe(0);
      expect(pressItems[0]?.outlet).toBe(1);
    }
    const roots = Array.from({ length: OUTLETS }, (_, at) => {
      let outlet = at + 1;
      for (let up = originOf(outlet); up !== null; up = originOf(outlet)) outlet = up;
      return outlet;
    });
    expect(new Set(roots)).toEqual(new Set([1]));
  });

  it('W10: one side blows up something of its own, and is first to blame the other', () => {
    for (const { episodes, statements } of worlds) {
      const staged = episodes.filter(({ form }) => form === 'staged');
      expect(staged).toHaveLength(1);
      for (const { cause, events, toMs } of staged) {
        expect(events.map(({ place }) => sideOf(place))).toEqual([cause]);
        const blamed = statements.filter(({ text }) => text.includes('pump house'));
        expect(blamed).toMatchObject([{ by: cause, statement: 'accuses' }]);
        expect((blamed[0]?.sentMs ?? 0) - toMs).toBeLessThan(1_500_000);
      }
    }
  });

  it('W12: two passes a day, one in a shorter watch, see the fires of 4 to 8 % of what happens, and none where they do not look', () => {
    const days = [1, 2, 3].map((seed) => createWorld({ seed, hours: 24, sensors: 25 }));
    expect([...worlds, ...days].map(({ passes }) => passes.length)).toEqual([
      ...worlds.map(() => 1),
      ...days.map(() => 2),
    ]);
    for (const set of [worlds, days]) {
      const seen = set.map(
        ({ hotPixels, events }) =>
          new Set(hotPixels.flatMap(({ trueIds }) => trueIds)).size / events.length,
      );
      const mean = seen.reduce((sum, share) => sum + share, 0) / seen.length;
      expect(mean).toBeGreaterThan(0.04);
      expect(mean).toBeLessThan(0.08);
    }
    for (const { passes, hotPixels, events } of worlds) {
      const unseen = passes.flatMap(({ looks }) => looks.filter(({ seenPpm }) => seenPpm === 0));
      expect(unseen).toHaveLength(1);
      for (const { middle, trueIds, atMs, sentMs } of hotPixels) {
        expect(sentMs).toBeGreaterThan(atMs);
        for (const trueId of trueIds) {
          const lit = events.find((event) => event.trueId === trueId);
          expect(['impact', 'blast']).toContain(lit?.kind);
          expect((lit?.originUs ?? 0) / 1000).toBeLessThan(atMs);
          expect(distancesFrom(middle)(lit?.place ?? middle)).toBeLessThan(270);
          const [blind] = unseen;
          const xKm = lit?.place.xKm ?? 0;
          expect(
            blind !== undefined && xKm > blind.sector.westKm && xKm < blind.sector.eastKm,
          ).toBe(false);
        }
      }
    }
    expect(
      worlds.every(({ hotPixels }) => hotPixels.some(({ trueIds }) => trueIds.length === 0)),
    ).toBe(true);
  });

  it('W13: something burns out of reach, seen from afar, and each side says that it was the other', () => {
    for (const { beyond, events, patrolReports, statements } of worlds) {
      expect(beyond).not.toBeNull();
      if (beyond === null) continue;
      const { side, town, report, statements: stories, atMs } = beyond;
      expect(Math.abs(town.yKm)).toBeGreaterThan(12);
      expect(sideOf(town)).toBe(side);
      expect(patrolReports).toContain(report);
      expect(statements).toEqual(expect.arrayContaining([...stories]));
      expect(stories.map(({ by, accused }) => [by, accused])).toEqual([
        [side, otherSide(side)],
        [otherSide(side), side],
      ]);
      const near = events.filter(({ originUs }) => Math.abs(originUs / 1000 - atMs) < 60_000);
      expect(near).toEqual([]);
    }
  });

  it('W14: what goes off on the ground is felt at three stations at the speed of the ground; shots, launches and thunder are not', () => {
    for (const { seismicArrivals, events } of worlds) {
      const felt = seismicArrivals.filter(({ trueId }) => trueId !== null);
      expect(felt.length).toBeGreaterThan(8);
      expect(seismicArrivals.length - felt.length).toBe(18);
      for (const { trueId, station, timeUs } of felt) {
        const event = events.find((each) => each.trueId === trueId);
        expect([event?.kind, event?.cause === 'thunder']).toEqual(['blast', false]);
        if (event === undefined) continue;
        const travelUs =
          (distancesFrom(event.place)(station.place) / GROUND_SPEED_M_PER_S) * 1_000_000;
        expect(Math.abs(timeUs - event.originUs - travelUs)).toBeLessThan(150_000);
      }
    }
  });

  it('W15: a camera sees the first explosion, and a patrol across the line tells of it when all have decided', () => {
    for (const { watched, episodes, patrolReports } of worlds) {
      const explosion = episodes.find(({ form }) => form === 'explosion');
      expect(watched?.episodeId).toBe(explosion?.episodeId);
      const place = explosion?.events[0]?.place;
      if (watched === null || place === undefined) continue;
      const { cameraReport, lateReport } = watched;
      expect(distancesFrom(place)(cameraReport.middle)).toBeLessThan(100);
      expect(lateReport.patrol).toBe(explosion?.cause);
      expect(lateReport.sentMs - cameraReport.sentMs).toBeGreaterThan(30 * 60_000);
      expect(patrolReports).toContain(lateReport);
    }
  });
});
