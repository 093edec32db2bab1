import { MAY } from '../access/policy.ts';
import type { IncidentId } from '../core/ids.ts';
import type { IncidentState } from '../core/state.ts';
import { hasFinding } from '../incidents/decide-membership.ts';
import { NO_MEMBERS } from '../incidents/members.ts';
import { sourcesOf } from './case-sources.ts';
import { authorName } from './context.ts';
import { summarise } from './incident-summary.ts';
import type { Reader } from './types.ts';
import type { CaseCandidates } from './workflow-types.ts';
import type { Showing } from './workflow.ts';

const HOUR_MS = 3_600_000;
/** Farther apart than this, two things are hardly one incident. */
const NEAR_MS = 24 * HOUR_MS;
const SHOWN_MAX = 40;

const NONE: CaseCandidates = { merge: [], attach: [], recuse: [] };

/** What could be merged into a case, put to it, and who could be recused from it: for whoever may, nearest in time first. */
export function caseCandidates(
  shown: Showing,
  incident: IncidentState,
  reader: Reader,
): CaseCandidates {
  if (incident.mergedInto !== null) return NONE;
  const mayMove = MAY['merge-incidents'].includes(reader.role);
  return {
    merge: mayMove && !hasFinding(incident) ? mergeable(shown, incident) : [],
    attach: mayMove ? attachable(shown, incident, reader) : [],
    recuse: recusable(shown, incident, reader),
  };
}

interface Spanned {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How far two spans are apart, 0 where they overlap. */
function apartMs(a: Spanned, b: Spanned): number {
  return Math.max(0, a.fromMs - b.toMs, b.fromMs - a.toMs);
}

const judgementOf = ({ judgement }: { readonly judgement: Spanned }): Spanned => judgement;
const momentOf = ({ judgement }: { readonly judgement: { readonly originTimeMs: number } }) => ({
  fromMs: judgement.originTimeMs,
  toMs: judgement.originTimeMs,
});

/** What lies near in time, in the order given. Asked of all first: a record of 100,000 cases has few that do, and to build something for each of the others took 0.3 s. */
function near<Item>(
  items: Iterable<Item>,
  spanOf: (item: Item) => Spanned,
  to: Spanned,
): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) if (apartMs(spanOf(item), to) <= NEAR_MS) found.push(item);
  return found;
}

function nearest<Item extends Spanned>(items: readonly Item[], to: Spanned): readonly Item[] {
  return [...items]
    .sort((a, b) => apartMs(a, to) - apartMs(b, to) || a.fromMs - b.fromMs)
    .slice(0, SHOWN_MAX);
}

function mergeable(
  { state, context }: Showing,
  { judgement }: IncidentState,
): CaseCandidates['merge'] {
  const others = near(state.incidents.values(), judgementOf, judgement).flatMap((other) =>
    other.judgement.incidentId === judgement.incidentId ||
    other.mergedInto !== null ||
    hasFinding(other)
      ? []
      : [{ other, fromMs: other.judgement.fromMs, toMs: other.judgement.toMs }],
  );
  return nearest(others, judgement).map(({ other, fromMs, toMs }) => {
    const { title, severity } = summarise(state, other, context, 'mission');
    return { incidentId: other.judgement.incidentId, title, severity, fromMs, toMs };
  });
}

/** What is in no case, or in one without a finding: what a finding rests on is not taken from under it. */
function attachable(
  { state, context, parties }: Showing,
  { judgement }: IncidentState,
  reader: Reader,
): CaseCandidates['attach'] {
  const { incidentId } = judgement;
  const isFree = ({ incidentId: holderId }: { readonly incidentId: IncidentId | null }) => {
    if (holderId === null) return true;
    const holder = holderId === incidentId ? undefined : state.incidents.get(holderId);
    return holder !== undefined && !hasFinding(holder);
  };
  const free = [
    ...near(state.observations.values(), judgementOf, judgement)
      .filter(isFree)
      .map((each) => ({
        ...{ fromMs: each.judgement.fromMs, toMs: each.judgement.toMs },
        holderId: each.incidentId,
        members: { ...NO_MEMBERS, observationIds: [each.judgement.observationId] },
      })),
    ...near(state.events.values(), momentOf, judgement)
      .filter(isFree)
      .map((each) => ({
        fromMs: each.judgement.originTimeMs,
        toMs: each.judgement.originTimeMs,
        holderId: each.incidentId,
        members: { ...NO_MEMBERS, eventIds: [each.judgement.eventId] },
      })),
    ...near(state.allegations.values(), judgementOf, judgement)
      .filter(isFree)
      .map((each) => ({
        ...{ fromMs: each.judgement.fromMs, toMs: each.judgement.toMs },
        holderId: each.incidentId,
        members: { ...NO_MEMBERS, allegationIds: [each.judgement.allegationId] },
      })),
  ];
  const inNoCase = free.filter(({ holderId }) => holderId === null);
  const inOther = free.filter(({ holderId }) => holderId !== null);
  return [...nearest(inNoCase, judgement), ...nearest(inOther, judgement)]
    .slice(0, SHOWN_MAX)
    .flatMap(({ holderId, members }) =>
      sourcesOf(state, members, parties, context, reader).map(
        ({ kind, id, who, sentence, fromMs }) => ({ kind, id, who, sentence, fromMs, holderId }),
      ),
    );
}

/** Anyone of those who make findings declares an interest of their own; the chief says it of anyone. */
function recusable(
  { state, context }: Showing,
  { judgement }: IncidentState,
  { role, personId }: Reader,
): CaseCandidates['recuse'] {
  const roles = MAY['recuse-member'];
  if (!roles.includes(role)) return [];
  const recused = state.recused.get(judgement.incidentId) ?? [];
  return [...state.grants].flatMap(([each, grants]) => {
    const held = grants.flatMap(({ judgement: grant, revoked }) =>
      revoked === null && roles.includes(grant.role) ? [grant] : [],
    );
    const [first] = held;
    if (first === undefined || (role !== 'chief' && each !== personId)) return [];
    if (recused.some((one) => one.judgement.personId === each)) return [];
    const name = authorName(state, context.contentOf, { kind: 'person', id: each });
    return [{ personId: each, name, role: first.role, nation: first.nation }];
  });
}
