import { cellKey } from '@holdfast/domain';
import type { MapView, PublicCell, PublicView } from '@holdfast/domain';
import { escaped } from '@holdfast/mission';

/** The public map as SVG: the agreement's line and sectors, and cells with counts. No point, no track. North is up; x goes east, y south. */
export function publicMap(view: PublicView, map: MapView): string {
  const to = projection(map.boundsDeg);
  const cells = countedCells(view);
  const layer = (name: keyof MapView['layers'], style: string) => {
    const d = (map.layers[name]?.features ?? [])
      .map(({ geometry }) => pathOf(geometry, to))
      .join('');
    return d === '' ? '' : `<path class="${style}" d="${d}"/>`;
  };
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  return `<svg class="map" viewBox="0 0 ${String(WIDTH)} ${String(to.height)}" role="img" aria-label="${String(total)} released incidents in ${String(cells.length)} cells along the line">
${layer('water', 'm-water')}${layer('river', 'm-river')}${layer('sector', 'm-sector')}
${cells.map(({ cell, count }) => cellSvg(cell, count, to)).join('\n')}
${layer('line', 'm-line-u')}${layer('line', 'm-line')}
${cells.map(({ cell, count }) => cellText(cell, count, to)).join('\n')}
${view.exercise ? watermarks(to.height) : ''}</svg>`;
}

const WIDTH = 1000;

interface Projection {
  readonly height: number;
  x(longitudeDeg: number): number;
  y(latitudeDeg: number): number;
}

function projection([west, south, east, north]: MapView['boundsDeg']): Projection {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * narrowing);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    height: Math.round(Math.max(260, Math.min(900, (north - south) * scale))),
    x: (longitudeDeg) => tenth((longitudeDeg - west) * narrowing * scale),
    y: (latitudeDeg) => tenth((north - latitudeDeg) * scale),
  };
}

interface CountedCell {
  readonly cell: PublicCell;
  readonly count: number;
}

/** Wide cells first, so that narrow ones lie on them. */
function countedCells({ incidents }: PublicView): readonly CountedCell[] {
  const byKey = new Map<string, CountedCell>();
  for (const { cell } of incidents) {
    const key = cellKey(cell);
    byKey.set(key, { cell, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey.values()].sort((a, b) => b.cell.sizeM - a.cell.sizeM);
}

function cellSvg(
  { southUdeg, westUdeg, northUdeg, eastUdeg }: PublicCell,
  count: number,
  to: Projection,
): string {
  const [x, y] = [to.x(westUdeg / 1e6), to.y(northUdeg / 1e6)];
  const width = to.x(eastUdeg / 1e6) - x;
  const height = to.y(southUdeg / 1e6) - y;
  const depth = Math.min(0.62, 0.16 + 0.08 * count);
  return `<rect class="m-cell" x="${String(x)}" y="${String(y)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill-opacity="${depth.toFixed(2)}"/>`;
}

/** In the upper part of its cell: the line mostly runs through the middle. */
function cellText(
  { northUdeg, southUdeg, westUdeg, eastUdeg }: PublicCell,
  count: number,
  to: Projection,
): string {
  const x = (to.x(westUdeg / 1e6) + to.x(eastUdeg / 1e6)) / 2;
  const [top, bottom] = [to.y(northUdeg / 1e6), to.y(southUdeg / 1e6)];
  const y = Math.min(top + TEXT_DROP, (top + bottom) / 2 + 7);
  return `<text class="m-text" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${String(count)}</text>`;
}

/** From the upper edge of a cell to the foot of its number: as tall as the number is on a phone. */
const TEXT_DROP = 32;

function watermarks(height: number): string {
  return [0.2, 0.5, 0.8]
    .map(
      (at) =>
        `<text class="m-wm" x="${String(at * WIDTH)}" y="${String(Math.round(height * (at === 0.5 ? 0.92 : 0.14)))}">EXERCISE</text>`,
    )
    .join('');
}

/** Any geometry of lines and rings as one path; points are not drawn. */
function pathOf(geometry: unknown, to: Projection): string {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return '';
  const isPoint = 'type' in geometry && String(geometry.type).endsWith('Point');
  return isPoint ? '' : pathOfList(geometry.coordinates, to);
}

function pathOfList(list: unknown, to: Projection): string {
  if (!Array.isArray(list)) return '';
  const [first]: unknown[] = list;
  if (Array.isArray(first) && typeof first[0] !== 'number')
    return list.map((each) => pathOfList(each, to)).join('');
  return list
    .map((each: unknown, at) =>
      Array.isArray(each)
        ? `${at === 0 ? 'M' : 'L'}${String(to.x(Number(each[0])))} ${String(to.y(Number(each[1])))}`
        : '',
    )
    .join('');
}

/** For whoever reads the map as words. */
export function cellWords({ southUdeg, westUdeg, northUdeg, eastUdeg }: PublicCell): string {
  const degrees = (udeg: number, plus: string, minus: string) =>
    `${(Math.abs(udeg) / 1e6).toFixed(3)}° ${udeg < 0 ? minus : plus}`;
  return escaped(
    `${degrees(southUdeg, 'N', 'S')} to ${degrees(northUdeg, 'N', 'S')}, ${degrees(westUdeg, 'E', 'W')} to ${degrees(eastUdeg, 'E', 'W')}`,
  );
}
