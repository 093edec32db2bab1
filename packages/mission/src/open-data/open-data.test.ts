import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { PublicIncident, PublicView } from '@holdfast/domain';
import { INCIDENT_COLUMNS } from './columns.ts';
import { countsCsv, incidentsCsv, incidentsGeoJson, incidentsParquet } from './files.ts';
import { readFileSync } from 'node:fs';

const CELL = {
  southUdeg: 48_000_000,
  westUdeg: 30_000_000,
  northUdeg: 48_090_438,
  eastUdeg: 30_180_876,
  sizeM: 10_000,
};

const INCIDENT: PublicIncident = {
  incidentId: 'HF-0001',
  incidentType: 'explosion',
  title: 'Explosion, West',
  severity: 2,
  status: 'under-verification',
  cause: null,
  sectorId: 'S1',
  sectorName: '=HYPERLINK("x"), "West"',
  fromMs: 1_931_324_400_000,
  toMs: 1_931_328_000_000,
  cell: CELL,
  finding: null,
  publicSinceMs: 1_931_350_000_000,
};

const VIEW: PublicView = {
  origin: 'exercise.test/open-data',
  exercise: true,
  asOfMs: 1_931_400_000_000,
  toldUntilMs: 1_931_378_400_000,
  delayMs: 21_600_000,
  cellM: 10_000,
  title: 'Scene',
  agreementTitle: null,
  parties: [],
  periodFromMs: 0,
  periodToMs: 0,
  incidents: [INCIDENT],
  changes: [],
  cellCounts: [{ dayStartMs: 1_931_299_200_000, cell: CELL, atLeast: 30 }],
  dayRests: [{ dayStartMs: 1_931_299_200_000, atLeast: null }],
  claims: [],
  sectors: [],
  reports: [],
  impediments: [],
};

describe('open data', () => {
  it('O2: CSV, GeoJSON and Parquet say the same of an incident', async () => {
    const row = Object.fromEntries(
      INCIDENT_COLUMNS.map(({ name, value }) => [name, value(INCIDENT)]),
    );
    const file = incidentsParquet(VIEW).slice().buffer;
    expect(await parquetReadObjects({ file })).toEqual([row]);
    const { features } = JSON.parse(incidentsGeoJson(VIEW));
    expect(row).toMatchObject(features[0].properties);
    expect(incidentsCsv(VIEW).split('\r\n')[1]).toContain('HF-0001,explosion,under-verification,2');
  });

  it('O3: GeoJSON has polygons alone, closed, anticlockwise, longitude first (RFC 7946)', () => {
    const { features } = JSON.parse(incidentsGeoJson(VIEW));
    const [ring] = features[0].geometry.coordinates;
    const area = ring
      .slice(1)
      .reduce(
        (sum: number, [x, y]: number[], at: number) =>
          sum + ring[at][0] * (y ?? 0) - (x ?? 0) * ring[at][1],
        0,
      );
    expect([features[0].geometry.type, ring.length, ring[0], area > 0]).toEqual([
      'Polygon',
      5,
      [30, 48],
      true,
    ]);
    expect(ring[4]).toEqual(ring[0]);
  });

  it('O4: no cell of a CSV starts a formula', () => {
    expect(incidentsCsv(VIEW)).toContain(`"'=HYPERLINK(""x""), ""West"""`);
  });

  it('O5: small counts are told as fewer than 3', () => {
    const [, cell, rest] = countsCsv(VIEW).split('\r\n');
    expect([cell?.endsWith(',30 or more'), rest?.endsWith('elsewhere,,,,,fewer than 3')]).toEqual([
      true,
      true,
    ]);
  });

  it('O6: the documentation names every column', () => {
    const words = readFileSync('docs/open-data.md', 'utf8');
    for (const { name } of INCIDENT_COLUMNS) expect(words).toContain(`\`${name}\``);
  });
});
