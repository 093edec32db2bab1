import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { evolve } from '../core/evolve.ts';
import { id } from '../core/ids.ts';
import { emptyState } from '../core/state.ts';
import { fieldReport } from '../testing/asked.ts';
import { caseAt, dismiss, observed, OBSERVER_UDEG, proposed, SHOT_MS } from '../testing/case.ts';
import {
  bySource,
  contextOf,
  DAWN_MS,
  enrolment,
  INFORMATION,
  order,
  outcomeOf,
  put,
  SENSOR_UDEG,
  staffedScene,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { publicView } from '../views/public.ts';
import { reportsView } from '../views/reports.ts';
import { alertTimeMs } from './alert-time.ts';
import type { Audience, ReportQuery } from './report.ts';
import { reportView } from './report-view.ts';
import { windOf } from './report-rows.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MIDNIGHT_MS = DAWN_MS - 6 * HOUR_MS;

const queryAt = (scene: Scene, change: Partial<ReportQuery> = {}): ReportQuery => ({
  kind: 'daily',
  fromMs: MIDNIGHT_MS,
  toMs: MIDNIGHT_MS + DAY_MS,
  cutEntries: scene.entries.length,
  audience: 'mission',
  ...change,
});

function report(scene: Scene, change: Partial<ReportQuery> = {}) {
  const query = queryAt(scene, change);
  const state = scene.entries.slice(0, query.cutEntries).reduce(evolve, emptyState());
  return reportView(state, query, contextOf(scene));
}

function alert(scene: Scene, regionId: string, fromMs: number, toMs: number): void {
  put(
    scene,
    bySource('observation.received', 'sirens', {
      observationId: id(`OB-A${scene.entries.length}`),
      sourceId: id('sirens'),
      observationType: 'air-raid-alert',
      fromMs,
      toMs,
      sectorId: null,
      count: 0,
      area: null,
      regionId: id(regionId),
    }),
  );
}

describe('a report is a frozen query', () => {
  it('R1: what comes later changes nothing of it', () => {
    const scene = caseAt('issued');
    const before = JSON.stringify(report(scene));
    const cutEntries = scene.entries.length;
    put(scene, observed({ observationId: id('OB-0099') }));
    expect(JSON.stringify(report(scene, { cutEntries }))).toBe(before);
    expect(JSON.stringify(report(scene))).not.toBe(before);
  });

  it('R2: it says with how many earlier days it compares, and null is not zero', () => {
    const scene = staffedScene();
    for (const [day, hours] of [
      [-4, 2],
      [-2, 4],
      [-1, 1],
      [0, 6],
    ] as const)
      alert(
        scene,
        'north',
        MIDNIGHT_MS + day * DAY_MS,
        MIDNIGHT_MS + day * DAY_MS + hours * HOUR_MS,
      );
    const [time, count] = report(scene).figures.filter(({ sourceId }) => sourceId === 'sirens');
    expect(time).toMatchObject({
      measure: 'alert-time',
      value: 6 * HOUR_MS,
      previous: HOUR_MS,
      earlier: { sum: 7 * HOUR_MS, periods: 3 },
      higherThan: 3,
    });
    expect(count).toMatchObject({ measure: 'alerts', value: 1, earlier: { sum: 3, periods: 3 } });
    expect(time?.series.slice(-5)).toEqual([2 * HOUR_MS, null, 4 * HOUR_MS, HOUR_MS, 6 * HOUR_MS]);
    expect(time?.series).toHaveLength(31);
  });
});

describe('time under alert', () => {
  const span = fc.record({
    regionId: fc.constantFrom('north', 'south', 'south:inner'),
    fromMs: fc.integer({ min: 0, max: 200 }),
    lengthMs: fc.integer({ min: 0, max: 90 }),
  });

  it('R3: equals a count of every moment in every region', () => {
    const periods = [
      { fromMs: 20, toMs: 60 },
      { fromMs: 60, toMs: 100 },
      { fromMs: 140, toMs: 180 },
    ];
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (rows) => {
        const spans = rows.map(({ regionId, fromMs, lengthMs }) => ({
          regionId,
          fromMs,
          toMs: fromMs + lengthMs,
        }));
        const counted = periods.map(({ fromMs, toMs }) => {
          let sum = 0;
          for (const region of new Set(spans.map(({ regionId }) => regionId)))
            for (let ms = fromMs; ms < toMs; ms += 1)
              if (
                spans.some(
                  (each) => each.regionId === region && each.fromMs <= ms && ms < each.toMs,
                )
              )
                sum += 1;
          return sum;
        });
        expect(alertTimeMs(spans, periods)).toEqual(counted);
      }),
      { seed: 1_010, numRuns: 300 },
    );
  });
});

describe('the table of observations', () => {
  it('R5: story 1: 32 explosions on four bearings are one row', () => {
    const scene = staffedScene();
    const fromMs = MIDNIGHT_MS + 35_160_000;
    const toMs = MIDNIGHT_MS + 45_900_000;
    for (const [at, [azimuthMdeg, count]] of (
      [
        [247_500, 11],
        [292_500, 9],
        [337_500, 7],
        [22_500, 5],
      ] as const
    ).entries())
      put(
        scene,
        observed(
          {
            observationId: id(`OB-1${at}`),
            observationType: 'explosions-heard',
            fromMs,
            toMs,
            count,
          },
          {
            bearing: {
              observer: { ...OBSERVER_UDEG },
              azimuthMdeg,
              sigmaMdeg: 9_000,
              nearM: 3_000,
              farM: 8_000,
            },
          },
        ),
      );
    expect(report(scene).rows).toMatchObject([
      {
        sectorName: 'West',
        means: 'heard',
        what: 'explosions-heard',
        count: { sort: 'at-least', least: 32 },
        directions: ['NNE', 'WSW', 'WNW', 'NNW'],
        band: { nearM: 3_000, farM: 8_000 },
        weapon: null,
        fromMs,
        toMs,
      },
    ]);
  });

  it('R5: counts that are exact or a range say so', () => {
    const scene = staffedScene();
    const seen = (at: number, count: number, countMost: number) =>
      put(
        scene,
        observed(
          { observationId: id(`OB-2${at}`), fromMs: SHOT_MS + at, toMs: SHOT_MS + at, count },
          { more: { countMost } },
        ),
      );
    seen(0, 4, 4);
    seen(10, 2, 5);
    expect(report(scene).rows.map(({ count }) => count)).toEqual([
      { sort: 'exact', least: 4 },
      { sort: 'range', least: 2, most: 5 },
    ]);
  });

  it('R5: what a monitor reports in the field keeps its count, its direction and its distance', () => {
    const scene = staffedScene();
    const last = (change: Parameters<typeof fieldReport>[0]) => {
      const reportId = id<'field-report'>(`R-${scene.entries.length}`);
      order(scene, fieldReport({ reportId, sectorId: id('S1'), ...change }));
      return report(scene).rows.find(({ entryIndices }) =>
        entryIndices.includes(scene.entries.length - 1),
      );
    };
    const hour = (at: number) => ({ fromMs: DAWN_MS - at * HOUR_MS, toMs: DAWN_MS - at * HOUR_MS });
    expect(last({ ...hour(1), count: 4, counted: 'exactly', standing: null })).toMatchObject({
      count: { sort: 'exact', least: 4 },
      directions: ['ENE'],
      band: { nearM: 3_000, farM: 8_000 },
    });
    const range = { counted: 'between', count: 2, countMost: 5 } as const;
    expect(last({ ...hour(2), ...range, distance: null, means: 'both' })).toMatchObject({
      count: { sort: 'range', least: 2, most: 5 },
      band: null,
      means: 'heard-and-seen',
    });
    expect(last({ ...hour(3), observed: 'burst', bearing: null })).toMatchObject({
      what: 'burst',
      directions: [],
      count: { sort: 'at-least', least: 5 },
    });
    expect(last({ ...hour(4), observed: 'projectile' })?.what).toBe('projectile');
  });

  it('R4a: copies in the press are one row of their incident, one figure, and nothing that we saw', () => {
    const scene = staffedScene();
    for (const outlet of ['wire', 'post', 'gazette']) {
      order(scene, enrolment(outlet, 'press', null));
      put(
        scene,
        observed({
          observationId: id(`OB-${outlet}`),
          sourceId: id(outlet),
          observationType: 'impact-seen',
          toMs: SHOT_MS + 60_000,
          count: outlet === 'post' ? 4 : 3,
        }),
      );
    }
    const { rows, figures, sectors } = report(scene);
    expect(rows).toMatchObject([{ means: 'reported', count: { sort: 'at-least', least: 4 } }]);
    expect(rows[0]?.entryIndices).toHaveLength(3);
    const value = (measure: string) => figures.find((each) => each.measure === measure)?.value;
    expect([value('press-items'), value('observations')]).toEqual([3, 0]);
    expect(sectors.map(({ observations }) => observations)).not.toContain(3);
  });

  it('R5: where fire came from is told by eight winds and no distance, even inside', () => {
    const scene = staffedScene();
    put(scene, observed({ observationType: 'outgoing-heard' }));
    expect(report(scene).rows).toMatchObject([{ directions: ['S'], band: null }]);
    const party = report(caseAt('issued'), { audience: 'party' });
    expect(party.rows.every(({ band }) => band === null)).toBe(true);
  });

  it('R5: winds go round, at every edge', () => {
    expect([0, 11_249, 11_250, 348_749, 348_750, 359_999].map((mdeg) => windOf(mdeg, 16))).toEqual([
      'N',
      'N',
      'NNE',
      'NNW',
      'N',
      'N',
    ]);
    expect([22_499, 22_500, 337_500].map((mdeg) => windOf(mdeg, 8))).toEqual(['N', 'NE', 'N']);
  });

  it.each(['mission', 'party', 'public'] as const)(
    'R5: no place of an observer or a sensor is in a report for %s',
    (audience) => {
      const text = JSON.stringify(report(caseAt('public'), { audience }));
      for (const place of [OBSERVER_UDEG, SENSOR_UDEG])
        for (const value of Object.values(place)) expect(text).not.toContain(String(value));
      expect(text).not.toMatch(/latitude|longitude|azimuth/i);
    },
  );
});

describe('what stands beside the counts', () => {
  it('R6: story 5: who denied, what it cost, and the rate per hour that was seen', () => {
    const scene = caseAt('issued');
    const impediment: Command = {
      kind: 'report-impediment',
      by: WATCH,
      impedimentType: 'denial',
      partyId: id('B'),
      sectorId: id('S1'),
      fromMs: SHOT_MS,
      toMs: SHOT_MS + 128 * 60_000,
      minutesLost: 128,
      reason: 'No order from above.',
    };
    expect(order(scene, impediment).accepted).toBe(true);
    put(
      scene,
      bySource('coverage.reported', 'gateway-1', {
        sectorId: id('S1'),
        fromMs: MIDNIGHT_MS,
        toMs: MIDNIGHT_MS + 10 * HOUR_MS,
        seenPpm: 500_000,
      }),
    );
    const made = report(scene);
    expect(made.impediments).toMatchObject([
      { partyName: 'Bland', sectorName: 'West', impedimentType: 'denial', minutesLost: 128 },
    ]);
    expect(made.sectors[0]).toMatchObject({
      incidents: 1,
      findings: 1,
      seenS: 5 * 3_600,
      incidentsPerHourMilli: 200,
      claims: [1, 0],
      seen: 1,
      verified: 1,
    });
    expect(made.figures[0]?.coverage).toEqual({ by: 'sectors', seenS: 18_000, wholeS: 172_800 });
  });

  it('R6: what was set aside is counted apart', () => {
    const made = report(caseAt('dismissed'));
    expect(made.setAside).toEqual([{ cause: 'natural', count: 1 }]);
    expect(made.sectors[0]?.incidents).toBe(0);
  });

  it('R6: what instruments located and people saw of it is in no count either; a notice alone sets nothing aside', () => {
    const countsOf = (scene: Scene) => {
      const { figures, sectors, explosions } = report(scene);
      const inAll = ['incidents', 'detections', 'observations'].map(
        (measure) => figures.find((each) => each.measure === measure)?.value,
      );
      const west = sectors.find(({ sectorId }) => sectorId === 'S1');
      return [inAll, [west?.incidents, west?.detections, west?.observations], explosions];
    };
    const notified = () => {
      const scene = caseAt('proposed');
      put(scene, quarryBlast);
      put(scene, proposed({ activityIds: [quarryBlast.judgement.activityId] }));
      return scene;
    };
    expect(report(notified()).activities).toMatchObject([{ incidentIds: ['HF-0001'] }]);
    expect(countsOf(notified())).toEqual([[1, 1, 1], [1, 1, 1], 1]);
    const setAside = notified();
    expect(order(setAside, { ...dismiss, cause: 'notified-activity' }).accepted).toBe(true);
    expect(countsOf(setAside)).toEqual([[0, 0, 0], [0, 0, 0], 0]);
    expect(report(setAside).setAside).toEqual([{ cause: 'notified-activity', count: 1 }]);
  });

  it('R7: the public reads nothing before the delay is over, and no single observation', () => {
    const young = report(caseAt('issued'), { audience: 'public' });
    expect(young.sectors.map(({ incidents, claims }) => [incidents, claims])).toEqual([
      [0, [0, 0]],
      [0, [0, 0]],
    ]);
    expect(young.withheld).toBe(0);
    const old = report(caseAt('public'), { audience: 'public' });
    expect(old.sectors[0]?.incidents).toBe(1);
    expect(old).toMatchObject({ withheld: 0, rows: [], rowsWithheld: true });
  });
});

const quarryBlast = bySource('activity.notified', 'spokesman-a', {
  activityId: id('AC-0001'),
  sourceId: id('spokesman-a'),
  partyId: id('A'),
  activity: 'quarry',
  fromMs: SHOT_MS - 60_000,
  toMs: SHOT_MS + 60_000,
  area: { shape: 'circle', latitudeUdeg: 48_140_123, longitudeUdeg: 30_123_321, radiusM: 500 },
});

const FILES = [{ fileName: 'report.en.html', sha256: 'ab'.repeat(32) }];

const issueReport = (
  scene: Scene,
  audience: Audience = 'party',
  cutEntries = scene.entries.length,
): Extract<Command, { kind: 'issue-report' }> => ({
  kind: 'issue-report',
  by: INFORMATION,
  reportKind: 'daily',
  fromMs: MIDNIGHT_MS,
  toMs: MIDNIGHT_MS + DAY_MS,
  cutEntries,
  audience,
  files: FILES,
});

const correctReport = (scene: Scene, reportId: string): Command => ({
  kind: 'correct-report',
  by: INFORMATION,
  reportId: id(reportId),
  cutEntries: scene.entries.length,
  files: FILES,
  reason: '57 should read 58.',
});

describe('reports that are issued', () => {
  it('R8: once for each question, by an information officer, on a cut that exists', () => {
    const scene = caseAt('issued');
    expect(outcomeOf(scene, { ...issueReport(scene), by: WATCH })).toBe('not-permitted');
    const late = { ...issueReport(scene), cutEntries: scene.entries.length + 1 };
    expect(outcomeOf(scene, late)).toBe('wrong-state');
    const twice = { ...issueReport(scene), files: [...FILES, ...FILES] };
    expect(outcomeOf(scene, twice)).toBe('duplicate-id');
    order(scene, issueReport(scene));
    expect(outcomeOf(scene, issueReport(scene))).toBe('wrong-state');
    expect(outcomeOf(scene, issueReport(scene, 'mission'))).toEqual(['report.issued']);
  });

  it('R8: a correction leads from the old report to the new one, for all who read the old', () => {
    const scene = caseAt('issued');
    order(scene, issueReport(scene));
    put(scene, observed({ observationId: id('OB-0098') }));
    expect(outcomeOf(scene, correctReport(scene, 'R-0002'))).toBe('not-found');
    expect(order(scene, correctReport(scene, 'R-0001')).accepted).toBe(true);
    expect(outcomeOf(scene, correctReport(scene, 'R-0001'))).toBe('wrong-state');
    put(scene, observed({ observationId: id('OB-0097') }));
    order(scene, correctReport(scene, 'R-0002'));
    const seenBy = (partyId: string) =>
      reportsView(scene.state, { role: 'liaison', partyId, nation: null }, contextOf(scene))
        .reports;
    expect(seenBy('A')).toEqual(seenBy('B'));
    expect(seenBy('A').map(({ reportId, corrected }) => [reportId, corrected?.latestId])).toEqual([
      ['R-0003', undefined],
      ['R-0002', 'R-0003'],
      ['R-0001', 'R-0003'],
    ]);
    expect(seenBy('A')[2]?.corrected).toMatchObject({
      byReportId: 'R-0002',
      reason: '57 should read 58.',
    });
    const everybody = { role: 'public', partyId: null, nation: null } as const;
    expect(reportsView(scene.state, everybody, contextOf(scene)).reports).toEqual([]);
  });

  it('R8: the public page lists reports for everybody alone, and says of an old one what is read in its place', () => {
    const scene = caseAt('issued');
    order(scene, issueReport(scene));
    order(scene, issueReport(scene, 'public'));
    put(scene, observed({ observationId: id('OB-0098') }));
    order(scene, correctReport(scene, 'R-0002'));
    const shown = publicView(scene.state, contextOf(scene)).reports;
    expect(shown.map(({ reportId, corrected }) => [reportId, corrected?.latestId])).toEqual([
      ['R-0003', undefined],
      ['R-0002', 'R-0003'],
    ]);
    expect(shown[1]?.corrected?.reason).toBe('57 should read 58.');
    expect(shown.every(({ issuedAtMs }) => issuedAtMs % (15 * 60_000) === 0)).toBe(true);
  });

  it('R9: the next report says what was done about each incident, or that nothing was', () => {
    const scene = caseAt('reviewed');
    order(scene, issueReport(scene));
    const later = { fromMs: MIDNIGHT_MS + DAY_MS, toMs: MIDNIGHT_MS + 2 * DAY_MS };
    expect(report(scene, later).followUp).toMatchObject([
      { reportIds: ['R-0001'], incidentId: 'HF-0001', sectorName: 'West', done: [] },
    ]);
    const nextDay = caseAt('issued');
    const cutEntries = nextDay.entries.findIndex(({ kind }) => kind === 'notice.served');
    order(nextDay, issueReport(nextDay, 'party', cutEntries));
    expect(
      report(nextDay, later).followUp[0]?.done.map(({ act, subjectId }) => [act, subjectId]),
    ).toEqual([
      ['notice-served', 'NO-0001'],
      ['reply-filed', 'RE-0001'],
      ['reply-filed', 'RE-0002'],
      ['finding-issued', 'F-0001'],
    ]);
    const open = report(nextDay, { ...later, audience: 'mission' });
    expect(open.followUp[0]?.obligations).toEqual([]);
  });

  it('R9: an incident that many earlier reports told of stands once, with all that was done since the first', () => {
    const scene = caseAt('issued');
    const firstCut = scene.entries.findIndex(({ kind }) => kind === 'notice.served');
    const spot = { reportKind: 'spot', fromMs: SHOT_MS, toMs: SHOT_MS + HOUR_MS } as const;
    order(scene, { ...issueReport(scene, 'party', firstCut), ...spot });
    order(scene, issueReport(scene, 'party'));
    order(scene, issueReport(scene, 'mission'));
    order(scene, issueReport(scene, 'public'));
    const weekly = {
      kind: 'weekly',
      fromMs: MIDNIGHT_MS - 6 * DAY_MS,
      toMs: MIDNIGHT_MS + DAY_MS,
    } as const;
    const [once, ...more] = report(scene, weekly).followUp;
    expect(more).toEqual([]);
    expect(once).toMatchObject({
      reportIds: ['R-0001', 'R-0002', 'R-0003', 'R-0004'],
      incidentId: 'HF-0001',
    });
    expect(once?.done.map(({ act }) => act)).toEqual([
      'notice-served',
      'reply-filed',
      'reply-filed',
      'finding-issued',
    ]);
    const forParties = report(scene, { ...weekly, audience: 'party' }).followUp;
    expect(forParties.map(({ reportIds }) => reportIds)).toEqual([['R-0001', 'R-0002', 'R-0004']]);
  });

  it('R10: a corrected report stands in the register of the next', () => {
    const scene = caseAt('issued');
    order(scene, issueReport(scene));
    put(scene, observed({ observationId: id('OB-0098') }));
    order(scene, correctReport(scene, 'R-0001'));
    expect(report(scene).corrections).toMatchObject([
      { subject: 'report', subjectId: 'R-0001', byId: 'R-0002', reason: '57 should read 58.' },
    ]);
  });
});
