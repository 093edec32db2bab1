/**
 * A simulated war for merging: incidents in bursts around towns, and sources that report them with the faults real databases have. A date
 * may be off or a week, a place may be the nearest town or the whole district, words are partly the source's own, deaths are counted late.
 */

const DAY_MS = 86_400_000;
const START_MS = 1_924_992_000_000;
const KM_PER_DEGREE = 111.2;
const SOUTH_DEG = -47;
const WEST_DEG = -126;

/** `random` is a stream of `@holdfast/geo`. Incidents have a truth that no report shows. */
export function createIncidents(random, { incidents, days, towns }) {
  const places = Array.from({ length: towns }, (_, at) => ({
    name: `town${at}`,
    xKm: random.uniform() * 300,
    yKm: random.uniform() * 60,
    weight: random.exponential(1),
  }));
  const bursts = Array.from({ length: Math.ceil(incidents / 8) }, () => ({
    place: weighted(random, places),
    day: Math.floor(random.uniform() * days),
  }));
  return Array.from({ length: incidents }, (_, at) => {
    const burst = random.pick(bursts);
    const village = `village${random.integer(towns * 6)}`;
    return {
      id: at,
      town: burst.place.name,
      village,
      xKm: burst.place.xKm + 6 * random.normal(),
      yKm: burst.place.yKm + 6 * random.normal(),
      townX: burst.place.xKm,
      townY: burst.place.yKm,
      day: burst.day + Math.floor(Math.abs(4 * random.normal())),
      hour: random.uniform(),
      type: random.pick(['shelling', 'shelling', 'clash', 'drone', 'mine']),
      deaths: Math.floor(random.exponential(2)),
      words: Array.from({ length: 6 }, () => `w${Math.floor(random.exponential(250))}`),
    };
  });
}

/** One source's report of an incident. */
export function reportOf(random, incident, { id, sourceId, clock }) {
  const place = placed(random, incident);
  const time = clock ? timed(random, incident) : dated(random, incident);
  const kept = incident.words.filter(() => random.uniform() < 0.6);
  const own = Array.from({ length: 5 }, () => `w${Math.floor(random.exponential(250))}`);
  const names = [
    random.uniform() < 0.7 ? incident.village : '',
    random.uniform() < 0.6 ? incident.town : '',
  ];
  const counted = random.uniform();
  return {
    id,
    ...time,
    latitudeDeg: SOUTH_DEG + place.yKm / KM_PER_DEGREE,
    longitudeDeg: WEST_DEG + place.xKm / (KM_PER_DEGREE * 0.68),
    radiusM: place.radiusM,
    text: [...kept, ...own, ...names, 'reported', 'fire'].join(' '),
    type:
      random.uniform() < 0.85 ? incident.type : random.pick(['shelling', 'clash', 'drone', 'mine']),
    sourceId,
    casualties:
      counted < 0.7
        ? incident.deaths
        : counted < 0.9
          ? incident.deaths + 1
          : Math.floor(incident.deaths / 2),
  };
}

function placed(random, { xKm, yKm, townX, townY }) {
  const draw = random.uniform();
  if (draw < 0.6)
    return { xKm: xKm + 1.2 * random.normal(), yKm: yKm + 1.2 * random.normal(), radiusM: 2_000 };
  if (draw < 0.92) return { xKm: townX, yKm: townY, radiusM: 25_000 };
  return { xKm: Math.round(xKm / 60) * 60, yKm: 30, radiusM: 40_000 };
}

function dated(random, { day }) {
  const draw = random.uniform();
  const off = draw < 0.8 ? 0 : draw < 0.9 ? 1 : draw < 0.94 ? -1 : draw < 0.96 ? 2 : 0;
  if (draw >= 0.96) {
    const from = day - random.integer(7);
    return { startMs: START_MS + from * DAY_MS, endMs: START_MS + (from + 7) * DAY_MS };
  }
  const start = START_MS + (day + off) * DAY_MS;
  return { startMs: start, endMs: start + DAY_MS };
}

function timed(random, { day, hour }) {
  if (random.uniform() < 0.5) return dated(random, { day });
  const at = Math.round(START_MS + (day + hour) * DAY_MS + 600_000 * random.normal());
  return { startMs: at, endMs: at };
}

function weighted(random, places) {
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.uniform() * total;
  return places.find(({ weight }) => (left -= weight) <= 0) ?? places[0];
}
