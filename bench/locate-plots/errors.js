import { axes, path, round, svg, word } from './svg.js';

const TOP = 96;
const SIDE = 220;
const GAP = 36;
const LEFT = 56;
const LEAST_M = 0.5;
const MOST_M = 500;
const DOTS_MAX = 350;
const NAMES = { calm: 'Own, calm', windy: 'Own, wind', rough: 'Rough' };
const TICKS = [1, 10, 100].map((value) => [value, `${value} m`]);

/** One panel a world: each event a dot, its error up, its Cramér-Rao bound to the right. */
export function drawErrors(runs, from) {
  const width = LEFT + runs.length * (SIDE + GAP);
  const says = runs
    .map(({ weather, pairs }) => `${NAMES[weather]}: median of error over bound ${ratio(pairs)}.`)
    .join(' ');
  return svg({ width, height: 400, title: 'Errors against their bound', says }, [
    word(24, 32, 'Errors against their bound', 'strong'),
    word(
      24,
      54,
      `Each dot an event: error of its place (up) and its Cramér-Rao bound; ${from}`,
      'quiet',
    ),
    runs.map((run, i) => drawPanel(run, LEFT + i * (SIDE + GAP), i === 0)),
    word(
      24,
      384,
      'Dotted: error as large as the bound, which takes air and clocks as known. Own: the world the model was made for.',
      'quiet',
    ),
  ]);
}

function drawPanel({ weather, pairs }, left, isFirst) {
  const scale = (value) =>
    Math.log(Math.min(MOST_M, Math.max(LEAST_M, value)) / LEAST_M) / Math.log(MOST_M / LEAST_M);
  const x = (value) => left + SIDE * scale(value);
  const y = (value) => TOP + SIDE * (1 - scale(value));
  const every = Math.max(1, Math.ceil(pairs.length / DOTS_MAX));
  const dots = pairs.filter(({ boundM }, i) => i % every === 0 && Number.isFinite(boundM));
  const box = { left, top: TOP, width: SIDE, height: SIDE };
  const yTicks = isFirst ? TICKS : TICKS.map(([value]) => [value, '']);
  return [
    axes(box, x, y, { xTicks: TICKS, yTicks, xName: 'bound' }),
    word(left + 8, TOP + 18, 'error', 'quiet'),
    word(left, TOP - 12, NAMES[weather], `word ${weather}`),
    word(left + SIDE, TOP - 12, `median ${ratio(pairs)} × bound`, 'quiet', 'end'),
    path(
      [
        [x(LEAST_M), y(LEAST_M)],
        [x(MOST_M), y(MOST_M)],
      ],
      'guide',
    ),
    dots.map(
      ({ boundM, errorM }) =>
        `<circle class="dot ${weather}" cx="${round(x(boundM))}" cy="${round(y(errorM))}" r="2.2"/>`,
    ),
  ];
}

function ratio(pairs) {
  const ratios = pairs
    .map(({ errorM, boundM }) => errorM / boundM)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return ratios[ratios.length >> 1].toFixed(1);
}
