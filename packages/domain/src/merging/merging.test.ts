import fc from 'fast-check';
import { createRandom } from '@holdfast/geo';
import type { Random } from '@holdfast/geo';
import { expect, it } from 'vitest';
import { averageLink } from './average-link.ts';
import type { AverageLinkInput } from './average-link.ts';
import { clusterReports, contradictionsIn } from './cluster-reports.ts';
import { matchPairs } from './match-pairs.ts';
import type { Report } from './report.ts';

const DAY_MS = 86_400_000;
const FIRST_MS = 1_924_992_000_000;

const report = (id: string, day: number, fields: Partial<Report> = {}): Report => ({
  id,
  startMs: FIRST_MS + day * DAY_MS,
  endMs: FIRST_MS + (day + 1) * DAY_MS,
  latitudeDeg: -47,
  longitudeDeg: -126,
  radiusM: 2_000,
  text: '',
  ...fields,
});

/** Reports of a few incidents in one small region, so that everything competes with everything. */
function randomReports(random: Random, count: number): readonly Report[] {
  return Array.from({ length: count }, (_, at) =>
    report(`r${at}`, random.integer(12), {
      latitudeDeg: -47 + random.integer(6) / 20,
      longitudeDeg: -126 + random.integer(6) / 20,
      radiusM: random.pick([1_000, 25_000, 130_000]) ?? 1_000,
      text: Array.from({ length: 5 }, () => `word${random.integer(15)}`).join(' '),
      sourceId: `s${random.integer(4)}`,
      casualties: random.integer(4),
    }),
  );
}

const shuffled = <T>(random: Random, items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
const seeds = fc.integer({ min: 1, max: 1_000_000 });

it('M1, M2: a partition, in order, whatever the order of the input', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      const reports = randomReports(random, 1 + random.integer(40));
      const groups = clusterReports(reports);
      expect(groups.flat().sort()).toEqual(reports.map(({ id }) => id).sort());
      expect(groups.map((group) => [...group].sort())).toEqual(groups);
      expect(groups.map(([first]) => first)).toEqual(groups.map(([first]) => first).sort());
      expect(clusterReports(shuffled(random, reports))).toEqual(groups);
    }),
    { seed: 1, numRuns: 60 },
  );
});

it('M3: decisions hold', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      const reports = randomReports(random, 30);
      const pair = () =>
        [`r${random.integer(30)}`, `r${random.integer(30)}`] satisfies [string, string];
      const decisions = {
        mustLink: [pair(), pair(), pair()],
        cannotLink: [pair(), pair(), pair()],
      };
      const groups = clusterReports(reports, decisions);
      const groupOf = (id: string) => groups.findIndex((group) => group.includes(id));
      for (const [a, b] of decisions.mustLink) expect(groupOf(a)).toBe(groupOf(b));
      const contradicted = contradictionsIn(decisions);
      for (const apart of decisions.cannotLink)
        expect(groupOf(apart[0]) === groupOf(apart[1])).toBe(contradicted.includes(apart));
      const reordered = {
        mustLink: shuffled(random, decisions.mustLink),
        cannotLink: shuffled(random, decisions.cannotLink),
      };
      expect(clusterReports(reports, reordered)).toEqual(groups);
    }),
    { seed: 3, numRuns: 80 },
  );
  expect(
    contradictionsIn({
      mustLink: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      cannotLink: [
        ['a', 'c'],
        ['a', 'd'],
      ],
    }),
  ).toEqual([['a', 'c']]);
});

it('M4: a vague report between two days chains nothing', () => {
  const words = 'heavy shelling of the mill and the bridge at upperford';
  const days = [0, 1, 2, 3, 4].flatMap((day) => [
    report(`a${day}`, day, { text: words, sourceId: 'a' }),
    report(`b${day}`, day, { text: words, sourceId: 'b' }),
  ]);
  const vague = report('v', 0, { text: words, endMs: FIRST_MS + 5 * DAY_MS, sourceId: 'c' });
  const groups = clusterReports([...days, vague]);
  expect(groups.every((group) => new Set(group.map((id) => id.slice(1))).size <= 2)).toBe(true);
  expect(groups.filter((group) => group.length >= 2).length).toBeGreaterThanOrEqual(4);
});

it('M5: same place and day merge, other days of one source do not', () => {
  const others = randomReports(createRandom(8), 60);
  const text = 'two killed near the ferry at netherby';
  const at = { latitudeDeg: -46.4, longitudeDeg: -125.2, text, type: 'shelling' };
  const twins = [
    report('x1', 3, { ...at, sourceId: 'p' }),
    report('x2', 3, { ...at, sourceId: 'q' }),
  ];
  expect(clusterReports([...others, ...twins])).toContainEqual(['x1', 'x2']);
  const later = [
    report('y1', 3, { ...at, sourceId: 'p' }),
    report('y2', 5, { ...at, sourceId: 'p' }),
  ];
  const groups = clusterReports([...others, ...later]);
  expect(groups).toContainEqual(['y1']);
  expect(groups).toContainEqual(['y2']);
});

it('M6: a rare word weighs more, a crowded place less', () => {
  const filler = Array.from({ length: 300 }, (_, at) =>
    report(`f${at}`, at % 60, {
      latitudeDeg: -45 + (at % 17) / 10,
      text: at % 8 === 0 ? 'common story' : `story number${at}`,
    }),
  );
  const weight = (word: string, crowd: number) => {
    const right = [
      report('r', 2, { text: `${word} village` }),
      report('z1', 40, { latitudeDeg: -44, text: 'village rare' }),
      ...filler.slice(0, 250),
      ...Array.from({ length: crowd }, (_, at) =>
        report(`c${at}`, 2 + (at % 3), { latitudeDeg: -47.1, text: `other${at} thing${at}` }),
      ),
    ];
    const left = [report('l', 2, { text: `${word} village`, radiusM: 9_000 })];
    return matchPairs(left, right).find(({ rightId }) => rightId === 'r')?.weightCdb ?? -1;
  };
  expect(weight('rare', 0)).toBeGreaterThan(weight('common', 0));
  expect(weight('rare', 0)).toBeGreaterThan(weight('rare', 400));
});

it('M7: left and right are alike', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      const [left, right] = [randomReports(random, 20), randomReports(random, 20)];
      const pairs = matchPairs(left, right);
      const turned = matchPairs(right, left).map(({ leftId, rightId, ...rest }) => ({
        leftId: rightId,
        rightId: leftId,
        ...rest,
      }));
      const key = ({ leftId, rightId }: { leftId: string; rightId: string }) =>
        `${leftId} ${rightId}`;
      const byKey = (a: (typeof turned)[number], b: (typeof turned)[number]) =>
        key(a) < key(b) ? -1 : 1;
      expect(turned.sort(byKey)).toEqual([...pairs].sort(byKey));
      expect(matchPairs(shuffled(random, left), shuffled(random, right))).toEqual(pairs);
      for (const { probabilityPpm, weightCdb } of pairs) {
        expect(probabilityPpm).toBeGreaterThanOrEqual(500_000);
        expect(probabilityPpm).toBeLessThan(1_000_000);
        expect(weightCdb).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed: 7, numRuns: 40 },
  );
});

it('M8: the antimeridian and the pole are no edges', () => {
  const text = 'explosion at the weather station of farpoint';
  for (const [a, b] of [
    [
      { latitudeDeg: -47, longitudeDeg: 179.999 },
      { latitudeDeg: -47, longitudeDeg: -179.999 },
    ],
    [
      { latitudeDeg: 89.999, longitudeDeg: 10 },
      { latitudeDeg: 89.999, longitudeDeg: -170 },
    ],
  ] as const)
    expect(
      clusterReports([
        report('a', 0, { ...a, text, sourceId: 'p' }),
        report('b', 0, { ...b, text, sourceId: 'q' }),
      ]),
    ).toEqual([['a', 'b']]);
});

/** The algorithm as one would explain it: all pairs of clusters, every time. */
function plainAverageLink({ items, links, unlinkedCdb }: AverageLinkInput): readonly number[] {
  const weights = new Map(links.map(({ a, b, weightCdb }) => [`${a} ${b}`, weightCdb]));
  let clusters = Array.from({ length: items }, (_, item) => [item]);
  for (;;) {
    let best = { average: 0, a: -1, b: -1 };
    clusters.forEach((first, a) =>
      clusters.forEach((second, b) => {
        if (b <= a) return;
        let sum = 0;
        for (const i of first)
          for (const j of second)
            sum += weights.get(`${Math.min(i, j)} ${Math.max(i, j)}`) ?? unlinkedCdb;
        const average = sum / (first.length * second.length);
        if (average > best.average) best = { average, a, b };
      }),
    );
    if (best.a === -1) break;
    const joined = [...(clusters[best.a] ?? []), ...(clusters[best.b] ?? [])].sort((x, y) => x - y);
    clusters = clusters.map((cluster, at) => (at === best.a ? joined : cluster));
    clusters.splice(best.b, 1);
  }
  const roots: number[] = [];
  for (const cluster of clusters) for (const item of cluster) roots[item] = cluster[0] ?? item;
  return roots;
}

it('M9: agrees with the plain algorithm', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = createRandom(seed);
      const items = 2 + random.integer(12);
      const links = [];
      for (let a = 0; a < items; a += 1)
        for (let b = a + 1; b < items; b += 1)
          if (random.uniform() < 0.6) links.push({ a, b, weightCdb: random.integer(1500) - 500 });
      const input = { items, links, unlinkedCdb: -700, together: [], apart: [] };
      expect(averageLink(input)).toEqual(plainAverageLink(input));
    }),
    { seed: 9, numRuns: 300 },
  );
});
