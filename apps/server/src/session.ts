import { dataCut, memberOf, namedParties } from '@holdfast/domain';
import type { JsonValue, MapView, Reader, Role, SessionView, State } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import { baseMap } from './base-map/base-map.ts';

/** Roles a visitor may look as, in the order in which a case passes through their hands. */
const LABELS: readonly (readonly [Role, string])[] = [
  ['watch', 'Watch officer'],
  ['monitor', 'Field monitor'],
  ['investigator', 'Investigator'],
  ['reviewer', 'Reviewer'],
  ['chief', 'Head of mission'],
  ['commission', 'Commission member'],
  ['capital', 'Guarantor capital'],
  ['custodian', 'Record custodian'],
  ['public', 'Public reader'],
];

/** Who reads, and as whom one may look. Until people can sign in, one machine serves one visitor, who may look as any role. */
export function sessionView(
  mission: Mission,
  state: State,
  reader: Reader,
  earlier: boolean,
): SessionView {
  const parties = namedParties(state, mission.contentOf);
  const liaison = parties.map(({ partyId, name }) => ({
    role: 'liaison' as const,
    partyId,
    label: `Liaison, ${name}`,
  }));
  return {
    reader,
    roles: [...LABELS.map(([role, label]) => ({ role, partyId: null, label })), ...liaison],
    cut: dataCut(state, mission.viewContext(earlier)),
    knownTimesMs: knownTimesMs(mission),
  };
}

const KNOWN_TIMES_MAX = 24;

/** Times spread evenly over the record's entries, ascending, each once. */
function knownTimesMs(mission: Mission): readonly number[] {
  const last = mission.state.entries - 1;
  const steps = Math.min(KNOWN_TIMES_MAX, last + 1);
  const times = Array.from({ length: steps }, (_, at) => {
    const index = steps === 1 ? last : Math.round((at * last) / (steps - 1));
    return mission.entryOf(index)?.recordedAtMs ?? 0;
  });
  return [...new Set(times)];
}

/** The agreement's own map; where it draws none, the real base map around everything reported. */
export function createMaps(mission: Mission): (state: State) => MapView {
  let made: { readonly key: string; readonly map: MapView } | null = null;
  return (state) => {
    const key = `${state.agreement?.index ?? 'none'} ${state.agreement === null ? state.observations.size : 0}`;
    if (made?.key !== key) made = { key, map: mapOf(mission, state) };
    return made.map;
  };
}

function mapOf(mission: Mission, state: State): MapView {
  const content = state.agreement === null ? null : mission.contentOf(state.agreement.index);
  const geometry = memberOf(content, 'geometry');
  return isMapView(geometry) ? geometry : baseMap(boundsOf(state));
}

/** The agreement's geometry was checked when it was adopted; here only its outline is looked at. */
function isMapView(value: JsonValue): value is JsonValue & MapView {
  return Array.isArray(memberOf(value, 'boundsDeg')) && memberOf(value, 'layers') !== null;
}

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
  return west > east ? { west: -20, south: 30, east: 50, north: 65 } : { west, south, east, north };
}
