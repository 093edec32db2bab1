import { createRandom } from '../../packages/geo/dist/index.js';
import { capabilityGrid } from '../../packages/locate/dist/index.js';
import { createWorld } from '../../packages/exercise/dist/truth/world.js';
import { lineOfContact, sectorsOfLand } from '../../packages/exercise/dist/land/line.js';
import { path, round, svg, word } from './svg.js';

const STEP_KM = 0.5;
const HALF = { xKm: 25, yKm: 12 };
const PX_PER_KM = 14;
const LEFT = 24;
const CLASSES = ['below 20 %', '20 to 40 %', '40 to 60 %', '60 to 80 %', '80 % and more'];
/** Of a small explosion at 1 m, dB. */
const LOUDNESS_DB = 123;

/** What the sensors of an exercise would locate: all up in still air; one sector without power, and wind. Shows no sensor. */
export function drawCapability(seed) {
  const { sensors } = createWorld({ seed, hours: 1, sensors: 300 });
  const random = createRandom(seed);
  const listening = sensors.map(({ place }) => {
    const noiseDb = 46 + 10 * random.uniform();
    return { xM: place.xKm * 1000, yM: place.yKm * 1000, noiseDb };
  });
  const dark = sectorsOfLand()[2];
  const lit = listening.filter(({ xM }) => xM < dark.westKm * 1000 || xM > dark.eastKm * 1000);
  const wind = { windXMPerS: 5, windYMPerS: 4 };
  const panelPx = 2 * HALF.yKm * PX_PER_KM;
  const says = `Probability of locating an explosion of ${LOUDNESS_DB} dB at 1 m along an exercise's line.`;
  return svg({ width: 748, height: 2 * panelPx + 210, title: 'Detection capability', says }, [
    word(LEFT, 32, 'Where a small explosion would have been located', 'strong'),
    word(
      LEFT,
      54,
      `${LOUDNESS_DB} dB at 1 m, 300 sensors of exercise ${seed} along 50 km. Silence where the chance is low is not peace.`,
      'quiet',
    ),
    CLASSES.map((text, i) => [
      `<rect class="c${i}" x="${LEFT + 140 * i}" y="70" width="18" height="14"/>`,
      word(LEFT + 24 + 140 * i, 82, text, 'quiet'),
    ]),
    drawPanel('All sensors up, still air', 110, listening, {}),
    drawPanel(
      `${dark.name} without power, wind of 6 m/s to the north-east`,
      140 + panelPx,
      lit,
      wind,
    ),
    word(
      LEFT,
      2 * panelPx + 188,
      'Line: the line of contact. North is up; the area is 50 by 24 km.',
      'quiet',
    ),
  ]);
}

function drawPanel(name, top, sensors, wind) {
  const [columns, rows] = [(2 * HALF.xKm) / STEP_KM, (2 * HALF.yKm) / STEP_KM];
  const southWest = {
    xM: (STEP_KM / 2 - HALF.xKm) * 1000,
    yM: (STEP_KM / 2 - HALF.yKm) * 1000,
  };
  const grid = { southWest, stepM: STEP_KM * 1000, columns, rows };
  const shares = capabilityGrid(sensors, grid, { loudnessDb: LOUDNESS_DB, ...wind });
  const classAt = (column, row) =>
    Math.min(CLASSES.length - 1, Math.floor(CLASSES.length * shares[row * columns + column]));
  const cell = STEP_KM * PX_PER_KM;
  const y = top + 10;
  const runs = [];
  for (let row = 0; row < rows; row += 1) {
    const rowY = y + (rows - 1 - row) * cell;
    for (let from = 0; from < columns;) {
      let to = from + 1;
      while (to < columns && classAt(to, row) === classAt(from, row)) to += 1;
      const [x, width] = [LEFT + from * cell, (to - from) * cell];
      // A little wider and higher than it is, so that no seams show between them.
      runs.push(
        `<path class="c${classAt(from, row)}" d="M${x} ${rowY}h${width + 0.4}v${cell + 0.4}h-${width + 0.4}z"/>`,
      );
      from = to;
    }
  }
  const inside = lineOfContact().filter(({ xKm }) => Math.abs(xKm) <= HALF.xKm);
  const line = inside.map(({ xKm, yKm }) => [
    LEFT + round((xKm + HALF.xKm) * PX_PER_KM),
    y + round((HALF.yKm - yKm) * PX_PER_KM),
  ]);
  return [word(LEFT, top, name, ''), runs, path(line, 'front')];
}
