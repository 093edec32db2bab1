import { askableMs, dataCut, memberOf, namedParties, sightOf, textIn } from '@holdfast/domain';
import type { JsonValue, MapView, Reader, Role, SessionView, Sight, State } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import { baseMap } from './base-map/base-map.ts';
import type { Held } from './http/held.ts';
import type { Asked } from './http/reader.ts';
import { ROLE_LABELS } from './identity/people.ts';

/** Roles a visitor may look as; a liaison officer looks as one of the parties. */
const LOOKS: readonly Role[] = [
  'watch',
  'monitor',
  'investigator',
  'reviewer',
  'chief',
  'commission',
  'capital',
  'custodian',
  'public',
];

/** Who reads and acts, as whom else one may look or act, and what this record holds. */
export function sessionView(
  held: Held,
  all: readonly Held[],
  state: State,
  { reader, actor, stranger, knownMs, token }: Asked,
): SessionView {
  const { mission, identity } = held;
  const cut = dataCut(state, mission.viewContext(knownMs !== null));
  return {
    reader,
    actor,
    stranger,
    people: identity.peopleFor(state, token),
    signIn: identity.mode,
    trial: identity.trial,
    roles: identity.mustSignIn() ? [looksAs('public')] : looksOf(mission, state),
    cut,
    knownTimesMs: knownTimesMs(mission, reader),
    holds: {
      cases: state.incidents.size > 0 || state.sources.size > 0 || state.observations.size > 0,
      register: state.claims.size > 0 || state.pledges.size > 0,
      agreement: state.agreement !== null || state.texts.size > 0,
    },
    records: all.map((one) => ({
      title: titleOf(one),
      href: `${one.base}/`,
      current: one === held,
    })),
  };
}

const looksAs = (role: Role) => ({
  role,
  partyId: null,
  label: ROLE_LABELS.find(([known]) => known === role)?.[1] ?? role,
});

function looksOf(mission: Mission, state: State): SessionView['roles'] {
  const liaison = namedParties(state, mission.contentOf).map(({ partyId, name }) => ({
    role: 'liaison' as const,
    partyId,
    label: `Liaison, ${name}`,
  }));
  return [...LOOKS.map(looksAs), ...liaison];
}

/** What the agreement is about, in its own title; the folder's name where there is none. */
function titleOf({ mission, name }: Held): string {
  const { agreement } = mission.state;
  return agreement === null ? name : textIn(mission.contentOf(agreement.index), 'title', name);
}

const KNOWN_TIMES_MAX = 24;

/** Times spread evenly over the record's entries, ascending, each once, of which this reader may ask. */
function knownTimesMs(mission: Mission, reader: Reader): readonly number[] {
  const sight = sightOf(reader);
  const last = mission.state.entries - 1;
  const steps = Math.min(KNOWN_TIMES_MAX, last + 1);
  const times = Array.from({ length: steps }, (_, at) => {
    const index = steps === 1 ? last : Math.round((at * last) / (steps - 1));
    return mission.entryOf(index)?.recordedAtMs ?? 0;
  });
  return [...new Set(times.flatMap((timeMs) => askableMs(timeMs, sight) ?? []))];
}

/** The agreement's own map; where it draws none, the real base map, in the mission around everything reported. */
export function createMaps(mission: Mission): (state: State, sight: Sight) => MapView {
  let made: { readonly key: string; readonly map: MapView } | null = null;
  return (state, sight) => {
    const around = state.agreement === null && sight === 'mission' ? state.observations.size : 0;
    const key = `${state.agreement?.index ?? 'none'} ${around}`;
    if (made?.key !== key) made = { key, map: mapOf(mission, state, around > 0) };
    return made.map;
  };
}

function mapOf(mission: Mission, state: State, isAround: boolean): MapView {
  const content = state.agreement === null ? null : mission.contentOf(state.agreement.index);
  const geometry = memberOf(content, 'geometry');
  return isMapView(geometry) ? geometry : baseMap(isAround ? boundsOf(state) : EVERYWHERE);
}

/** The agreement's geometry was checked when it was adopted; here only its outline is looked at. */
function isMapView(value: JsonValue): value is JsonValue & MapView {
  return Array.isArray(memberOf(value, 'boundsDeg')) && memberOf(value, 'layers') !== null;
}

/** Where nothing is told of what was reported: an extent of reports would be four positions. */
const EVERYWHERE = { west: -20, south: 30, east: 50, north: 65 } as const;

function boundsOf(state: State): { west: number; south: number; east: number; north: number } {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { judgement } of state.observations.values()) {
    if (judgement.area === null) continue;
    const latitude = judgement.area.latitudeUdeg / 1e6;
    const longitude = judgement.area.longitudeUdeg / 1e6;
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west > east ? EVERYWHERE : { west, south, east, north };
}
