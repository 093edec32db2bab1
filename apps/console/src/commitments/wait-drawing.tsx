import { useState } from 'react';
import type { CommitmentsView, Verdict } from '@holdfast/domain';
import { NOBODY, waitNames } from './wait-names.ts';

/** Three columns of boxes, CSS pixels: x to the right, y down; a line leaves a box at its right edge and enters the next at its left. */
const ROW_PX = 29;
const BOX_PX = 22;
const BOX_WIDTH_PX = 210;
const WIDTH_PX = 800;
const TOP_PX = 30;
const COLUMNS_PX = [0, (WIDTH_PX - BOX_WIDTH_PX) / 2, WIDTH_PX - BOX_WIDTH_PX] as const;
const HEADS = ['waits', 'for', 'which could come from'] as const;

interface Line {
  readonly from: string;
  readonly to: string;
  readonly value: Verdict;
}

interface Layers {
  readonly columns: readonly [readonly string[], readonly string[], readonly string[]];
  /** From states to conditions, and from conditions to suppliers. */
  readonly lines: readonly [readonly Line[], readonly Line[]];
}

/** States in the order of their pledges; conditions as they are first named; suppliers near what they could supply, nobody last. */
function layersOf(view: CommitmentsView): Layers {
  const names = waitNames(view);
  const { waits } = view;
  const left = [...new Set(waits.map(({ from }) => names.state(from)))];
  const middle = [...new Set(waits.map(({ conditionId }) => names.condition(conditionId)))];
  const first = waits.map((wait) => ({
    from: names.state(wait.from),
    to: names.condition(wait.conditionId),
    value: wait.value,
  }));
  const second = waits.map((wait) => ({
    from: names.condition(wait.conditionId),
    to: names.supplier(wait),
    value: wait.value,
  }));
  const meanOf = (supplier: string) => {
    const at = second.filter(({ to }) => to === supplier).map(({ from }) => middle.indexOf(from));
    return at.reduce((sum, each) => sum + each, 0) / Math.max(1, at.length);
  };
  const right = [...new Set(second.map(({ to }) => to))].sort(
    (a, b) => Number(a === NOBODY) - Number(b === NOBODY) || meanOf(a) - meanOf(b),
  );
  return { columns: [left, middle, right], lines: [once(first), once(second)] };
}

const once = (lines: readonly Line[]) => [
  ...new Map(lines.map((line) => [`${line.from}\n${line.to}`, line])).values(),
];

interface Pointed {
  readonly column: number;
  readonly name: string;
}

/** What hangs together with one box, as `column name`: the conditions it names, supplies or is, who waits for those, and who could supply them. */
function hangsWith({ lines: [first, second] }: Layers, { column, name }: Pointed) {
  const named =
    column === 0
      ? first.filter(({ from }) => from === name).map(({ to }) => to)
      : second.filter(({ to }) => to === name).map(({ from }) => from);
  const conditions = new Set(column === 1 ? [name] : named);
  const waiting = first.filter(({ from, to }) =>
    column === 0 ? from === name : conditions.has(to),
  );
  const supplying = second.filter(({ from, to }) =>
    column === 2 ? to === name : conditions.has(from),
  );
  return new Set([
    ...waiting.map(({ from }) => `0 ${from}`),
    ...[...conditions].map((condition) => `1 ${condition}`),
    ...supplying.map(({ to }) => `2 ${to}`),
  ]);
}

/** A picture for whoever sees it; the table beside it says the same. Pointing at a box leaves only what hangs together with it. */
export function WaitDrawing({ view }: { readonly view: CommitmentsView }) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const layers = layersOf(view);
  const { columns, lines } = layers;
  const rows = Math.max(...columns.map((names) => names.length));
  const heightPx = TOP_PX + rows * ROW_PX + 6;
  const y = (at: number, of: number) => TOP_PX + ((at + 0.5) * rows * ROW_PX) / of;
  const kept = pointed === null ? null : hangsWith(layers, pointed);
  const asideUnless = (...keys: readonly string[]) =>
    kept === null || keys.every((key) => kept.has(key)) ? '' : 'aside';
  const yOf = (column: 0 | 1 | 2, name: string) =>
    y(columns[column].indexOf(name), columns[column].length);
  return (
    <svg
      className="waits"
      viewBox={`-1 0 ${WIDTH_PX + 2} ${heightPx}`}
      width={WIDTH_PX + 2}
      height={heightPx}
      role="img"
      aria-label={`${columns[0].length} states wait for ${columns[1].length} conditions. The table says the same.`}
      onMouseLeave={() => setPointed(null)}
    >
      {HEADS.map((text, at) => (
        <text key={text} x={COLUMNS_PX[at]} y={14} className="head">
          {text}
        </text>
      ))}
      {([0, 1] as const).map((side) =>
        lines[side].map(({ from, to, value }) => (
          <Curve
            key={`${side} ${from} ${to}`}
            className={`v-${value} ${to === NOBODY ? 'nobody' : ''} ${asideUnless(`${side} ${from}`, `${side + 1} ${to}`)}`}
            from={[COLUMNS_PX[side] + BOX_WIDTH_PX, yOf(side, from)]}
            to={[COLUMNS_PX[side === 0 ? 1 : 2], yOf(side === 0 ? 1 : 2, to)]}
          />
        )),
      )}
      {columns.map((names, column) =>
        names.map((name, at) => (
          <Box
            key={`${column} ${name}`}
            x={COLUMNS_PX[column] ?? 0}
            y={y(at, names.length)}
            text={name}
            className={`${name === NOBODY ? 'nobody' : ''} ${asideUnless(`${column} ${name}`)}`}
            onPoint={() => setPointed({ column, name })}
          />
        )),
      )}
    </svg>
  );
}

type Point = readonly [number, number];

function Curve({
  from,
  to,
  className,
}: {
  readonly from: Point;
  readonly to: Point;
  readonly className: string;
}) {
  const middle = (from[0] + to[0]) / 2;
  return (
    <path
      className={className}
      d={`M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`}
    />
  );
}

const LETTERS_MAX = 34;

function Box({
  x,
  y,
  text,
  className,
  onPoint,
}: {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly className: string;
  readonly onPoint: () => void;
}) {
  const shown = text.length > LETTERS_MAX ? `${text.slice(0, LETTERS_MAX - 1)}…` : text;
  return (
    <g className={className} onMouseEnter={onPoint}>
      <title>{text}</title>
      <rect x={x} y={y - BOX_PX / 2} width={BOX_WIDTH_PX} height={BOX_PX} rx={4} />
      <text x={x + 9} y={y + 4}>
        {shown}
      </text>
    </g>
  );
}
