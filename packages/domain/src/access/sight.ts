import type { IncidentState, State } from '../core/state.ts';
import type { Area } from '../core/judgements.ts';
import type { Reader } from '../views/types.ts';

/**
 * How far a reader sees. `mission`: all but positions of sensors and patrols. `party`: opened cases, the same for
 * both sides. `release`: issued findings; the public after the agreement's delay and coarsened to its cell.
 */
export type Sight = 'mission' | 'party' | 'capital' | 'public';

export function sightOf(reader: Reader): Sight {
  switch (reader.role) {
    case 'monitor':
    case 'watch':
    case 'investigator':
    case 'reviewer':
    case 'chief':
    case 'commission':
    case 'information':
    case 'custodian':
      return 'mission';
    case 'liaison':
      return 'party';
    case 'planner':
    case 'capital':
      return 'capital';
    case 'public':
      return 'public';
  }
}

/** May this reader know that the incident exists? What is hidden is counted by the views. */
export function seesIncident(state: State, incident: IncidentState, sight: Sight): boolean {
  if (sight === 'mission') return true;
  if (sight === 'party') return incident.opened !== null || incident.dismissed !== null;
  const issued =
    incident.findingId === null ? null : (state.findings.get(incident.findingId)?.issued ?? null);
  if (issued === null) return false;
  if (sight === 'capital') return true;
  const delayMs = state.agreement?.judgement.publicDelayMs ?? Number.MAX_SAFE_INTEGER;
  return incident.judgement.toMs + delayMs <= state.recordedAtMs;
}

const METRES_PER_DEGREE = 111_320;

/** The public and capitals see a cell of the agreement's public grid, aligned to whole cells from 0°, never the area itself. */
export function shownArea(state: State, area: Area, sight: Sight): Area {
  if (sight === 'mission' || sight === 'party') return area;
  const sizeM = Math.max(5_000, state.agreement?.judgement.publicCellM ?? 10_000);
  const stepUdeg = Math.round((sizeM / METRES_PER_DEGREE) * 1e6);
  const snap = (udeg: number) => Math.floor(udeg / stepUdeg) * stepUdeg + Math.round(stepUdeg / 2);
  return {
    shape: 'cell',
    latitudeUdeg: snap(area.latitudeUdeg),
    longitudeUdeg: snap(area.longitudeUdeg),
    sizeM,
  };
}
