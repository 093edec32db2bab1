/** Pairwise precision, recall and F1 of matching and clustering in a simulated war, and how long it takes. JSON on standard output. */
import { clusterReports, matchPairs } from '@holdfast/domain';
import { createRandom } from '@holdfast/geo';
import { createIncidents, reportOf } from './world.js';

const SEEDS = [1, 2, 3];

function matching(seed) {
  const random = createRandom(seed);
  const incidents = createIncidents(random, { incidents: 2_000, days: 240, towns: 40 });
  const side = (prefix) =>
    incidents
      .filter(() => random.uniform() < 0.6)
      .map((incident) =>
        reportOf(random, incident, {
          id: `${prefix}${incident.id}`,
          sourceId: prefix,
          clock: false,
        }),
      );
  const [left, right] = [side('l'), side('r')];
  const there = new Set(right.map(({ id }) => id.slice(1)));
  const wanted = left.filter(({ id }) => there.has(id.slice(1))).length;
  const pairs = matchPairs(left, right);
  const rightly = pairs.filter(
    ({ leftId, rightId }) => leftId.slice(1) === rightId.slice(1),
  ).length;
  return score({ rightly, found: pairs.length, wanted });
}

function clustering(seed, count) {
  const random = createRandom(seed);
  const incidents = createIncidents(random, {
    incidents: count,
    days: Math.round(count / 8),
    towns: 40,
  });
  const reports = incidents.flatMap((incident) =>
    Array.from({ length: 1 + Math.floor(random.exponential(1.2)) }, (_, at) =>
      reportOf(random, incident, { id: `i${incident.id}.${at}`, sourceId: `s${at}`, clock: true }),
    ),
  );
  const startedMs = performance.now();
  const groups = clusterReports(reports);
  const seconds = (performance.now() - startedMs) / 1000;
  const truth = (id) => id.slice(0, id.indexOf('.'));
  let [rightly, found] = [0, 0];
  for (const group of groups) {
    found += (group.length * (group.length - 1)) / 2;
    const sizes = new Map();
    for (const id of group) sizes.set(truth(id), (sizes.get(truth(id)) ?? 0) + 1);
    for (const size of sizes.values()) rightly += (size * (size - 1)) / 2;
  }
  const sizes = new Map();
  for (const { id } of reports) sizes.set(truth(id), (sizes.get(truth(id)) ?? 0) + 1);
  const wanted = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return {
    reports: reports.length,
    groups: groups.length,
    seconds: Math.round(seconds * 100) / 100,
    ...score({ rightly, found, wanted }),
  };
}

function score({ rightly, found, wanted }) {
  const round = (value) => Math.round(value * 1000) / 1000;
  return {
    precision: round(rightly / found),
    recall: round(rightly / wanted),
    f1: round((2 * rightly) / (found + wanted)),
  };
}

const large = Number(process.argv[2] ?? 0);
const result = {
  bench: 'merging',
  matching: SEEDS.map((seed) => ({ seed, ...matching(seed) })),
  clustering: SEEDS.map((seed) => ({ seed, ...clustering(seed, 1_800) })),
  ...(large > 0 ? { large: clustering(9, Math.round(large / 1.75)) } : {}),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
