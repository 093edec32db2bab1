/** Radio messages of aircraft at five stations each: where they were sent from, against where the aircraft said it was. */
import { readdirSync } from 'node:fs';
import { locateSource } from '../../packages/locate/dist/index.js';
import { quantile, readCsv } from './csv.js';

/** Of light in air near the ground. */
const WAVE = { speedMPerS: 299_792_458 / 1.0003 };
/** Of a receiver with a GPS clock and a surveyed place, seconds: 30 m of way. */
const SIGMA_S = 1e-7;
/** The height by pressure is another than that over the ellipsoid, by so much. */
const PRESSURE_SIGMA_M = 200;
const UNKNOWN_HEIGHT = { heightM: 6000, sigmaM: 4000 };
/** A frame is moved to the place found until it stays. */
const ROUNDS = 3;
const MAJOR_M = 6_378_137;
const E2 = 0.00669437999014;
const RADIANS = Math.PI / 180;

/** Every message is located twice: with the height that the aircraft's own barometer told, and with none. */
export function benchLocards(folder) {
  const stations = new Map(readCsv(`${folder}/sensors.csv`).map((row) => [row.serial, row]));
  const messages = readdirSync(folder)
    .filter((name) => /^set_\d+\.csv$/.test(name))
    .sort()
    .flatMap((name) => readCsv(`${folder}/${name}`));
  return {
    messages: messages.length,
    withHeight: score(messages, stations, (row) => ({
      heightM: Number(row.baroAltitude),
      sigmaM: PRESSURE_SIGMA_M,
    })),
    withoutHeight: score(messages, stations, () => UNKNOWN_HEIGHT),
  };
}

function score(messages, stations, heightOf) {
  const begun = process.cpuUsage();
  const results = messages.map((row) => locateMessage(row, stations, heightOf(row)));
  const used = process.cpuUsage(begun);
  const found = results.filter((result) => result !== undefined);
  const errors = found.map(({ errorM }) => errorM);
  const clean = found.filter(({ isContradicted }) => !isContradicted);
  return {
    located: found.length,
    errorP50M: quantile(errors, 0.5),
    errorP95M: quantile(errors, 0.95),
    ellipseCoverage: found.filter(({ isInside }) => isInside).length / found.length,
    contradicted: found.length - clean.length,
    uncontradictedP95M: quantile(
      clean.map(({ errorM }) => errorM),
      0.95,
    ),
    messagesPerCpuS: Math.round(messages.length / ((used.user + used.system) / 1e6)),
  };
}

function locateMessage(row, stations, height) {
  const heard = JSON.parse(row.measurements).map(([serial, nanoseconds]) => {
    const { latitude, longitude, height: up } = stations.get(String(serial));
    const timeS = nanoseconds * 1e-9;
    return { place: fromDegrees(Number(latitude), Number(longitude), Number(up)), timeS };
  });
  let zero = toDegrees(mean(heard.map(({ place }) => place)));
  let source;
  for (let round = 0; round < ROUNDS; round += 1) {
    const frame = frameAt({ ...zero, heightM: 0 });
    const observations = heard.map(({ place, timeS }) => {
      return { kind: 'arrival', station: frame.toFlat(place), wave: WAVE, timeS, sigmaS: SIGMA_S };
    });
    const heightZ = { zM: height.heightM, sigmaM: height.sigmaM };
    source = locateSource(observations, { height: heightZ });
    if (source === undefined) return undefined;
    source.frame = frame;
    zero = toDegrees(frame.fromFlat(source));
  }
  const truth = source.frame.toFlat(
    fromDegrees(Number(row.latitude), Number(row.longitude), Number(row.geoAltitude)),
  );
  const [dx, dy] = [truth.xM - source.xM, truth.yM - source.yM];
  const { semiMajorM, semiMinorM, azimuthDeg } = source.ellipse;
  const [s, c] = [Math.sin(azimuthDeg * RADIANS), Math.cos(azimuthDeg * RADIANS)];
  const inside = ((dx * s + dy * c) / semiMajorM) ** 2 + ((dx * c - dy * s) / semiMinorM) ** 2;
  const { isContradicted } = source;
  return { errorM: Math.hypot(dx, dy), isInside: inside <= 1, isContradicted };
}

const mean = (places) =>
  [0, 1, 2].map((k) => places.reduce((sum, p) => sum + p[k], 0) / places.length);

function fromDegrees(latitudeDeg, longitudeDeg, heightM) {
  const [lat, lon] = [latitudeDeg * RADIANS, longitudeDeg * RADIANS];
  const normal = MAJOR_M / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  return [
    (normal + heightM) * Math.cos(lat) * Math.cos(lon),
    (normal + heightM) * Math.cos(lat) * Math.sin(lon),
    (normal * (1 - E2) + heightM) * Math.sin(lat),
  ];
}

function toDegrees([x, y, z]) {
  const flat = Math.hypot(x, y);
  let lat = Math.atan2(z, flat * (1 - E2));
  for (let i = 0; i < 6; i += 1) {
    const normal = MAJOR_M / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + E2 * normal * Math.sin(lat), flat);
  }
  return { latitudeDeg: lat / RADIANS, longitudeDeg: Math.atan2(y, x) / RADIANS };
}

/** East, north, up at a place, straight lines. */
function frameAt({ latitudeDeg, longitudeDeg, heightM }) {
  const [lat, lon] = [latitudeDeg * RADIANS, longitudeDeg * RADIANS];
  const zero = fromDegrees(latitudeDeg, longitudeDeg, heightM);
  const axes = [
    [-Math.sin(lon), Math.cos(lon), 0],
    [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)],
    [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)],
  ];
  return {
    toFlat(place) {
      const [xM, yM, zM] = axes.map((axis) =>
        axis.reduce((sum, value, k) => sum + value * (place[k] - zero[k]), 0),
      );
      return { xM, yM, zM };
    },
    fromFlat: ({ xM, yM, zM }) =>
      zero.map((value, k) => value + xM * axes[0][k] + yM * axes[1][k] + zM * axes[2][k]),
  };
}
