import { averageLink } from './average-link.ts';
import type { Link } from './average-link.ts';
import { LocalRate } from './local-rate.ts';
import { NearIndex } from './near-index.ts';
import { pairWeight } from './pair-weight.ts';
import { prepare } from './prepare.ts';
import type { Report, Prepared } from './report.ts';
import type { Vocabulary } from './words.ts';
import { vocabularyOf } from './words.ts';

/** What people have decided about pairs of reports. The machine never undoes either kind. Ids that are not there are passed over. */
export interface MergeDecisions {
  readonly mustLink: readonly (readonly [string, string])[];
  readonly cannotLink: readonly (readonly [string, string])[];
}

export const NO_DECISIONS: MergeDecisions = { mustLink: [], cannotLink: [] };

/** The odds that another report nearby is of the same incident, before anything is compared. */
const PRIOR_CDB = -500;
/** What a pair counts that is too far apart to be compared. */
const UNCOMPARED_CDB = -2_500;
/** Most pairs kept of one report: the best, ties by id. Only crowds of hundreds of equal reports reach it. */
const LINKS_MAX = 400;

/**
 * Groups reports into incidents: the ids of each group ascending, the groups by their first id. Every report is in exactly one.
 * Pure; the order of reports and decisions does not matter. Decisions that exclude each other (`contradictionsIn`): together wins.
 */
export function clusterReports(
  reports: readonly Report[],
  decisions: MergeDecisions = NO_DECISIONS,
): readonly (readonly string[])[] {
  const vocabulary = vocabularyOf(reports);
  const prepared = prepare(reports, vocabulary);
  const position = new Map(prepared.map(({ report }, at) => [report.id, at]));
  const numbered = (pairs: MergeDecisions['mustLink']) =>
    pairs.flatMap(([first, second]) => {
      const a = position.get(first);
      const b = position.get(second);
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    });
  const roots = averageLink({
    items: prepared.length,
    links: linksOf(prepared, vocabulary),
    unlinkedCdb: UNCOMPARED_CDB,
    together: numbered(decisions.mustLink),
    apart: numbered(decisions.cannotLink),
  });
  return groupsFrom(prepared, roots);
}

/** Pairs that people put apart although others of their decisions put them together. A person must settle these. */
export function contradictionsIn(
  decisions: MergeDecisions,
): readonly (readonly [string, string])[] {
  const ids = [...new Set([...decisions.mustLink, ...decisions.cannotLink].flat())].sort();
  const numbered = new Map(ids.map((reportId, at) => [reportId, at]));
  const roots = averageLink({
    items: ids.length,
    links: [],
    unlinkedCdb: UNCOMPARED_CDB,
    together: decisions.mustLink.map(([a, b]) => [numbered.get(a) ?? 0, numbered.get(b) ?? 0]),
    apart: [],
  });
  return decisions.cannotLink.filter(
    ([a, b]) => roots[numbered.get(a) ?? 0] === roots[numbered.get(b) ?? 0],
  );
}

function linksOf(prepared: readonly Prepared[], vocabulary: Vocabulary): readonly Link[] {
  const index = new NearIndex(prepared);
  const localRate = new LocalRate(prepared);
  const rates = prepared.map((report) => localRate.at(report, 1));
  const links: Link[] = [];
  const degree = prepared.map(() => 0);
  prepared.forEach((report, a) => {
    const found: Link[] = [];
    for (const b of index.near(report)) {
      const other = prepared[b];
      if (b <= a || other === undefined) continue;
      const rate = ((rates[a] ?? 0) + (rates[b] ?? 0)) / 2;
      const evidenceCdb = pairWeight(report, other, rate, vocabulary);
      if (evidenceCdb === null) continue;
      const weightCdb = Math.max(UNCOMPARED_CDB, PRIOR_CDB + evidenceCdb);
      if (weightCdb > UNCOMPARED_CDB) found.push({ a, b, weightCdb });
    }
    found.sort((x, y) => y.weightCdb - x.weightCdb || x.b - y.b);
    for (const link of found) {
      if ((degree[a] ?? 0) >= LINKS_MAX) break;
      degree[a] = (degree[a] ?? 0) + 1;
      degree[link.b] = (degree[link.b] ?? 0) + 1;
      links.push(link);
    }
  });
  return links;
}

function groupsFrom(
  prepared: readonly Prepared[],
  roots: readonly number[],
): readonly (readonly string[])[] {
  const groups = new Map<number, string[]>();
  prepared.forEach(({ report }, at) => {
    const root = roots[at] ?? at;
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [report.id]);
    else group.push(report.id);
  });
  return [...groups.values()];
}
