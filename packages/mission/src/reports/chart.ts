import type { ChartBlock } from './document.ts';
import { escaped } from './escape.ts';

/** Where everything of a chart stands, in its own units: SVG and PDF draw the same. Y grows downwards. */
export interface ChartShape {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** Nothing on record: hatched over the whole height. */
    readonly isUnknown: boolean;
    readonly isNow: boolean;
  }[];
  readonly baseY: number;
  readonly meanY: number | null;
  /** Under every so many bars its day, and always under the last. */
  readonly labels: readonly {
    readonly x: number;
    readonly text: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

const WIDTH = 780;
const TOP = 26;
const BASE = 170;
const HEIGHT = 192;
const LABELS = 6;

/** `maxValue` fills the height; a chart of nothing but zeros is flat. */
export function chartShape({ bars, mean }: ChartBlock): ChartShape {
  const most = bars.reduce((max, { value }) => Math.max(max, value ?? 0), mean?.value ?? 0);
  const step = WIDTH / bars.length;
  const yOf = (value: number) => (most === 0 ? BASE : BASE - ((BASE - TOP) * value) / most);
  const every = Math.max(1, Math.ceil(bars.length / LABELS));
  const last = bars.length - 1;
  return {
    width: WIDTH,
    height: HEIGHT,
    baseY: BASE,
    bars: bars.map(({ value }, at) => {
      const y = value === null ? TOP : Math.min(yOf(value), BASE - (value > 0 ? 1.5 : 0));
      return {
        x: round(at * step + step * 0.13),
        y: round(y),
        width: round(step * 0.74),
        height: round(BASE - y),
        isUnknown: value === null,
        isNow: at === last,
      };
    }),
    meanY: mean === null ? null : round(yOf(mean.value)),
    labels: bars.flatMap(({ label }, at) => {
      const isLast = at === last;
      if (!isLast && (at % every !== 0 || last - at < every * 0.8)) return [];
      const anchor = isLast ? 'end' : at === 0 ? 'start' : 'middle';
      const x = isLast ? WIDTH : at === 0 ? 0 : at * step + step / 2;
      return [{ x: round(x), text: label, anchor } as const];
    }),
  };
}

/** Two decimals: the same digits everywhere, and no finer than any paper. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The drawing, with every value in its description for those who do not see it. */
export function chartSvg(chart: ChartBlock): string {
  const shape = chartShape(chart);
  const values = chart.bars.map(({ label, text }) => `${label}: ${text}`).join('; ');
  const bars = shape.bars.map(({ x, y, width, height, isUnknown, isNow }) =>
    isUnknown
      ? `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#none)"/>`
      : `<rect class="bar${isNow ? ' now' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5"/>`,
  );
  const now = shape.bars.at(-1);
  const nowText = chart.bars.at(-1)?.text ?? '';
  const labels = shape.labels.map(
    ({ x, text, anchor }) =>
      `<text x="${x}" y="${shape.height - 4}" text-anchor="${anchor}">${escaped(text)}</text>`,
  );
  return `<svg class="chart" viewBox="0 0 ${shape.width} ${shape.height}" role="img" aria-label="${escaped(`${chart.label}. ${values}`)}">
<defs><pattern id="none" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="1.2"/></pattern></defs>
${bars.join('')}
<path class="axis" d="M0 ${shape.baseY}H${shape.width}"/>
${meanSvg(chart, shape)}${now === undefined || now.isUnknown ? '' : `<text class="v" x="${now.x + now.width}" y="${now.y - 6}" text-anchor="end">${escaped(nowText)}</text>`}
${labels.join('')}</svg>`;
}

function meanSvg({ mean }: ChartBlock, { meanY, width }: ChartShape): string {
  if (mean === null || meanY === null) return '';
  return `<path class="mean" d="M0 ${meanY}H${width}"/><text class="v" x="0" y="${meanY - 6}">${escaped(mean.text)}</text>`;
}
