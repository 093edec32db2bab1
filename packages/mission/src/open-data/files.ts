import type { PublicIncident, PublicView } from '@holdfast/domain';
import { instantFromMs } from '@holdfast/geo';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { csvText } from '../reports/csv-cell.ts';
import { CELL_COLUMNS, COUNT_COLUMNS, countRows, INCIDENT_COLUMNS } from './columns.ts';
import { LICENCE } from './licence.ts';

/** Released incidents as CSV (RFC 4180, UTF-8, a header row); no cell can start a formula. */
export function incidentsCsv({ incidents }: PublicView): string {
  return csvText([
    INCIDENT_COLUMNS.map(({ name }) => name),
    ...incidents.map((incident) => INCIDENT_COLUMNS.map(({ value }) => value(incident))),
  ]);
}

/** Cases that are not released one by one, counted by cell and day, small counts withheld. */
export function countsCsv(view: PublicView): string {
  return csvText([
    COUNT_COLUMNS.map(({ name }) => name),
    ...countRows(view).map((row) => COUNT_COLUMNS.map(({ value }) => value(row))),
  ]);
}

/** Released incidents as GeoJSON (RFC 7946): each a polygon, its cell, anticlockwise; degrees, longitude first. */
export function incidentsGeoJson(view: PublicView): string {
  const edges = new Set(CELL_COLUMNS.slice(1).map(({ name }) => name));
  const columns = INCIDENT_COLUMNS.filter(({ name }) => !edges.has(name));
  return JSON.stringify({
    type: 'FeatureCollection',
    ...noteOf(view),
    features: view.incidents.map((incident) => ({
      type: 'Feature',
      id: incident.incidentId,
      geometry: polygonOf(incident.cell),
      properties: Object.fromEntries(columns.map(({ name, value }) => [name, value(incident)])),
    })),
  });
}

/** Released incidents as Apache Parquet, the columns of the CSV; licence and time in the file's own metadata. */
export function incidentsParquet(view: PublicView): Uint8Array {
  const columnData = INCIDENT_COLUMNS.map(({ name, type, value }) => ({
    name,
    type,
    data: view.incidents.map(value),
  }));
  const kvMetadata = Object.entries(noteOf(view)).map(([key, value]) => ({ key, value }));
  return new Uint8Array(
    parquetWriteBuffer({ columnData, kvMetadata, createdBy: 'Holdfast', statistics: false }),
  );
}

function noteOf({ title, origin, exercise, asOfMs }: PublicView): Record<string, string> {
  return {
    title: `${title}: released incidents${exercise ? ' (exercise)' : ''}`,
    origin,
    asOf: instantFromMs(asOfMs) ?? '',
    license: LICENCE.url,
  };
}

function polygonOf({ southUdeg, westUdeg, northUdeg, eastUdeg }: PublicIncident['cell']) {
  const [south, west, north, east] = [southUdeg, westUdeg, northUdeg, eastUdeg].map(
    (udeg) => udeg / 1e6,
  );
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
