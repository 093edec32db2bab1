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
  const rays = truth.arrivalIds.map((id) => {
    const sensorId = world.sensorOfArrival.get(id);
    const place = world.placeOfSensor.get(sensorId);
    const [dx, dy] = [truth.xM - place.xM, truth.yM - place.yM];
    const d = Math.hypot(dx, dy);
    const common = (world.turbulence * d) / speed;
    return {
      sigma: world.trueSigmaS.get(sensorId),
      common,
      angle: Math.atan2(dy, dx),
      row: [1, dx / d / speed, dy / d / speed],
    };
  });
  const lower = cholesky(
    rays.map((a, i) =>
      rays.slice(0, i + 1).map((b, j) => {
        const shared = a.common * b.common * world.commonTurbulence(a.angle - b.angle);
        return i === j ? a.sigma ** 2 + a.common ** 2 : shared;
      }),
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

function isInEllipse({ xM, yM, ellipse }, truth) {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [truth.xM - xM, truth.yM - yM];
  const along = dx * Math.sin(azimuth) + dy * Math.cos(azimuth);
  const across = dx * Math.cos(azimuth) - dy * Math.sin(azimuth);
  return (along / ellipse.semiMajorM) ** 2 + (across / ellipse.semiMinorM) ** 2 <= 1;
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const rms = (values) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const trimmed = (values) =>
  [...values].sort((a, b) => a - b).slice(0, Math.floor(0.95 * values.length));

/** All figures of one run but time and memory. */
export function scoreRun(world, located, speed) {
  const { truthOfEvent, eventOfTruth } = matchEvents(located, world.events);
  const strong = world.events.flatMap((event, i) => (event.arrivalIds.length >= 6 ? [i] : []));
  const errors = [];
  const bounds = [];
  let inside = 0;
  for (const [e, { index, errorM }] of truthOfEvent) {
    if (isInEllipse(located[e], world.events[index])) inside += 1;
    const bound = boundM(world, world.events[index], speed);
    if (!Number.isFinite(bound)) continue;
    errors.push(errorM);
    bounds.push(bound);
  }
  const sorted = [...errors].sort((a, b) => a - b);
  return {
    events: world.events.length,
    arrivals: world.arrivals.length,
    located: located.length,
    precision: truthOfEvent.size / located.length,
    recall6: strong.filter((i) => eventOfTruth.has(i)).length / strong.length,
    errorMedianM: quantile(sorted, 0.5),
    errorP95M: quantile(sorted, 0.95),
    trimmedRmsOverBound: rms(trimmed(errors)) / rms(trimmed(bounds)),
    ellipseCoverage: inside / truthOfEvent.size,
  };
}
