/** Scores what was located against what really was (the rules: within 2 s and 500 m, one to one, nearest first). */

const WITHIN_S = 2;
const WITHIN_M = 500;

/** @returns pairs of one event located and one true event, and which of each are left over */
export function matchEvents(located, truths) {
  const sorted = truths
    .map((truth, index) => ({ truth, index }))
    .sort((a, b) => a.truth.timeS - b.truth.timeS);
  const candidates = [];
  located.forEach((event, e) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle].truth.timeS < event.originTimeS - WITHIN_S) low = middle + 1;
      else high = middle;
    }
    for (
      let i = low;
      i < sorted.length && sorted[i].truth.timeS <= event.originTimeS + WITHIN_S;
      i += 1
    ) {
      const { truth, index } = sorted[i];
      const errorM = Math.hypot(event.xM - truth.xM, event.yM - truth.yM);
      const offS = Math.abs(event.originTimeS - truth.timeS);
      if (errorM <= WITHIN_M) candidates.push({ e, index, errorM, cost: errorM / 343 + offS });
    }
  });
  candidates.sort((a, b) => a.cost - b.cost);
  const truthOfEvent = new Map();
  const eventOfTruth = new Map();
  for (const { e, index, errorM } of candidates) {
    if (truthOfEvent.has(e) || eventOfTruth.has(index)) continue;
    truthOfEvent.set(e, { index, errorM });
    eventOfTruth.set(index, e);
  }
  return { truthOfEvent, eventOfTruth };
}

/**
 * The Cramér-Rao bound on the place of an event from its own true arrivals, with weather and clocks known and the covariance of the
 * world's turbulence: root of the sum of both variances, metres.
 */
export function boundM(world, truth, speed) {
  const shared = world.sharedS2 ?? sharedOfAngles(world, speed);
  const rays = truth.arrivalIds.map((id) => {
    const sensorId = world.sensorOfArrival.get(id);
    const place = world.placeOfSensor.get(sensorId);
    const [dx, dy] = [truth.xM - place.xM, truth.yM - place.yM];
    const d = Math.hypot(dx, dy);
    return {
      place,
      sigma: world.trueSigmaS.get(sensorId),
      row: [1, dx / d / speed, dy / d / speed],
    };
  });
  const lower = cholesky(
    rays.map((a, i) =>
      rays
        .slice(0, i + 1)
        .map((b, j) => shared(truth, a.place, b.place) + (i === j ? a.sigma ** 2 : 0)),
    ),
  );
  const white = [0, 1, 2].map((k) =>
    forward(
      lower,
      rays.map(({ row }) => row[k]),
    ),
  );
  const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const [[w0, wx, wy], [, xx, xy], [, , yy]] = white.map((a) => white.map((b) => dot(a, b)));
  const [a, b, c] = [xx - (wx * wx) / w0, xy - (wx * wy) / w0, yy - (wy * wy) / w0];
  return Math.sqrt((a + c) / (a * c - b * b));
}

/** Variance that two ways of one event share where it depends on the angle between them. */
function sharedOfAngles({ turbulence, commonTurbulence }, speed) {
  return (truth, one, other) => {
    const [a, b] = [one, other].map((place) => {
      const [dx, dy] = [truth.xM - place.xM, truth.yM - place.yM];
      const commonS = (turbulence * Math.hypot(dx, dy)) / speed;
      return { commonS, angle: Math.atan2(dy, dx) };
    });
    const product = a.commonS * b.commonS;
    return one === other ? product : product * commonTurbulence(a.angle - b.angle);
  };
}

function cholesky(rows) {
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j += 1) {
      let sum = row[j];
      for (let k = 0; k < j; k += 1) sum -= row[k] * rows[j][k];
      row[j] = i === j ? Math.sqrt(sum) : sum / rows[j][j];
    }
  });
  return rows;
}

function forward(lower, right) {
  const x = [];
  lower.forEach((row, i) => {
    let sum = right[i];
    for (let k = 0; k < i; k += 1) sum -= row[k] * x[k];
    x.push(sum / row[i]);
  });
  return x;
}

/** Squared distance from the place given, in half axes of the 95 % ellipse in that direction: 1 on its edge. */
function ellipseShare2({ xM, yM, ellipse }, truth) {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [truth.xM - xM, truth.yM - yM];
  const along = dx * Math.sin(azimuth) + dy * Math.cos(azimuth);
  const across = dx * Math.cos(azimuth) - dy * Math.sin(azimuth);
  return (along / ellipse.semiMajorM) ** 2 + (across / ellipse.semiMinorM) ** 2;
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const rms = (values) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const trimmed = (values) =>
  [...values].sort((a, b) => a - b).slice(0, Math.floor(0.95 * values.length));

const isFiring = ({ kind }) => kind === 'muzzle' || kind === 'launch';

/** Blasts located, each with the event it is of, if any. Firings are set aside: cells located, and places matched to a true firing. */
export function pairUp(world, located) {
  const blasts = located.filter((event) => 'ellipse' in event);
  const { truthOfEvent } = matchEvents(blasts, world.events);
  return blasts.flatMap((event, e) => {
    const found = truthOfEvent.get(e);
    const truth = found && world.events[found.index];
    if (truth !== undefined && isFiring(truth)) return [];
    if (truth === undefined) return [{ event }];
    return [{ event, truth, errorM: found.errorM, share2: ellipseShare2(event, truth) }];
  });
}

/** All figures of one run but time and memory. Without `trueSigmaS` there is no bound, and nothing is said of it. */
export function scoreRun(world, located, speed) {
  const pairs = pairUp(world, located);
  const matched = pairs.filter(({ truth }) => truth !== undefined);
  const found = new Set(matched.map(({ truth }) => truth));
  const strong = world.events.filter((event) => event.arrivalIds.length >= 6 && !isFiring(event));
  const bounded = matched.flatMap(({ truth, errorM }) => {
    const bound = world.trueSigmaS === undefined ? NaN : boundM(world, truth, speed);
    return Number.isFinite(bound) ? [{ errorM, bound }] : [];
  });
  const errors = matched.map(({ errorM }) => errorM).sort((a, b) => a - b);
  return {
    events: world.events.length,
    arrivals: world.arrivals.length,
    located: located.length,
    precision: matched.length / pairs.length,
    recall6: strong.filter((event) => found.has(event)).length / strong.length,
    errorMedianM: quantile(errors, 0.5),
    errorP95M: quantile(errors, 0.95),
    ...(bounded.length > 0 && {
      trimmedRmsOverBound:
        rms(trimmed(bounded.map(({ errorM }) => errorM))) /
        rms(trimmed(bounded.map(({ bound }) => bound))),
    }),
    ellipseCoverage: matched.filter(({ share2 }) => share2 <= 1).length / matched.length,
    ...scoreFirings(world, located),
  };
}

/** How many true firings have a cell within 2.5 s that holds them or touches the one that does, and how many sides are right. */
function scoreFirings({ events }, located) {
  const truths = events.filter((event) => isFiring(event) && event.arrivalIds.length >= 6);
  if (truths.length === 0) return {};
  const cells = new Set(located.filter((event) => 'cell' in event));
  let [found, held, wrongSide] = [0, 0, 0];
  for (const truth of truths) {
    const near = [...cells].filter(
      ({ cell, originTimeS }) =>
        Math.abs(originTimeS - truth.timeS) <= 2.5 && cellsApart(cell, truth) <= 1,
    );
    const [best] = near.sort((a, b) => cellsApart(a.cell, truth) - cellsApart(b.cell, truth));
    if (best === undefined) continue;
    cells.delete(best);
    found += 1;
    if (cellsApart(best.cell, truth) === 0) held += 1;
    const left = best.sideLeftProbability ?? 0.5;
    if (truth.yM > 0 ? left < 0.5 : left > 0.5) wrongSide += 1;
  }
  const located6 = { firings6: truths.length, firingsFound: found, firingsInCell: held };
  return { ...located6, firingsOnWrongSide: wrongSide, firingsFalse: cells.size };
}

function cellsApart({ xM, yM, sizeM }, truth) {
  const [i, j] = [Math.floor((truth.xM - xM) / sizeM), Math.floor((truth.yM - yM) / sizeM)];
  return Math.max(Math.abs(i), Math.abs(j));
}
