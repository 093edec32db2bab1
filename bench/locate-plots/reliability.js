import { axes, path, svg, word } from './svg.js';

const SHARES = [...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.99];
const BOX = { left: 64, top: 76, width: 420, height: 380 };
const NAMES = {
  calm: 'the model’s own world, calm',
  windy: 'the model’s own world, wind',
  rough: 'the rough world',
};

/** The p-ellipse is the 95 % ellipse made smaller or larger as a normal distribution's would be. */
export function insideByShare(pairs) {
  return SHARES.map((p) => {
    const limit2 = Math.log(1 - p) / Math.log(0.05);
    return [p, pairs.filter(({ share2 }) => share2 <= limit2).length / pairs.length];
  });
}

export function drawReliability(runs, from) {
  const x = (p) => BOX.left + p * BOX.width;
  const y = (p) => BOX.top + (1 - p) * BOX.height;
  const ticks = [0, 0.25, 0.5, 0.75, 0.95].map((p) => [p, `${Math.round(100 * p)} %`]);
  const says = runs
    .map(({ weather, pairs }) => {
      const inside = insideByShare(pairs).find(([p]) => p === 0.95)[1];
      return `${NAMES[weather]}: ${(100 * inside).toFixed(1)} % of ${pairs.length} truths inside the 95 % ellipse.`;
    })
    .join(' ');
  return svg({ width: 760, height: 530, title: 'How true the ellipses are', says }, [
    word(24, 32, 'How true the ellipses are', 'strong'),
    word(24, 54, `Truths inside the ellipse of each claimed share; ${from}`, 'quiet'),
    axes(BOX, x, y, { xTicks: ticks, yTicks: ticks, xName: 'claimed: the truth is inside' }),
    word(BOX.left + 8, BOX.top + 16, 'found inside', 'quiet'),
    path(
      [
        [x(0), y(0)],
        [x(1), y(1)],
      ],
      'guide',
    ),
    runs.map(({ weather, pairs }) =>
      path(
        [[0, 0], ...insideByShare(pairs)].map(([p, share]) => [x(p), y(share)]),
        `line ${weather}`,
      ),
    ),
    runs.map(({ weather, pairs }, i) => {
      const inside = insideByShare(pairs).find(([p]) => p === 0.95)[1];
      const top = BOX.top + 30 + 62 * i;
      return [
        path(
          [
            [510, top - 5],
            [550, top - 5],
          ],
          `line ${weather}`,
        ),
        word(510, top + 18, NAMES[weather], `word ${weather}`),
        word(510, top + 36, `${(100 * inside).toFixed(1)} % in the 95 % ellipse`, 'quiet'),
      ];
    }),
    word(510, BOX.top + 30 + 62 * 3, 'Dotted: as claimed.', 'quiet'),
    word(510, BOX.top + 50 + 62 * 3, 'Above: too modest; below: too sure.', 'quiet'),
  ]);
}
