import type { Actor, PartyId, PersonId, Role, SourceClass, SourceId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { Side } from '../land/line.ts';
import type { ExerciseParty } from './plan.ts';

/** A person of the mission: invented, like the nation. */
export interface Person {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly nation: string;
  /** The side that a liaison officer speaks for; null for everyone else. */
  readonly side: Side | null;
}

const person = (
  key: string,
  name: string,
  role: Role,
  nation: string,
  side: Side | null = null,
): Person => ({ personId: id<'person'>(key), name, role, nation, side });

const IDA = person('p-custodian', 'Ida Wessel', 'custodian', 'Norrith');

/** Who keeps the record and grants the roles. */
export const CUSTODIAN: Actor = { personId: IDA.personId, role: 'custodian' };

/** Everyone with a role, the custodian first. No reviewer is of an investigator's nation; the commission's members are of three. */
export const PEOPLE: readonly Person[] = [
  IDA,
  person('p-watch', 'Tomas Reve', 'watch', 'Ossenmark'),
  person('p-investigator-1', 'Maren Holl', 'investigator', 'Tessaval'),
  person('p-investigator-2', 'Jon Askard', 'investigator', 'Ossenmark'),
  person('p-reviewer-1', 'Lena Orsk', 'reviewer', 'Norrith'),
  person('p-reviewer-2', 'Pim Dellan', 'reviewer', 'Vaskeland'),
  person('p-chief', 'Ragna Soll', 'chief', 'Norrith'),
  person('p-liaison-1', 'Major Fenn', 'liaison', 'the northern party', 'left'),
  person('p-liaison-2', 'Major Hask', 'liaison', 'the southern party', 'right'),
  person('p-commission-1', 'Alma Verrin', 'commission', 'Norrith'),
  person('p-commission-2', 'Bram Oske', 'commission', 'Ossenmark'),
  person('p-commission-3', 'Cilla Tarn', 'commission', 'Tessaval'),
  person('p-planner', 'Edda Kroll', 'planner', 'Vaskeland'),
  person('p-capital-o', 'Clerk for the Ossenmark League', 'capital', 'O'),
  person('p-capital-t', 'Clerk for Tessaval', 'capital', 'T'),
  person('p-information', 'Nils Faber', 'information', 'Tessaval'),
  person('p-monitor-1', 'Sanna Lind', 'monitor', 'Norrith'),
  person('p-monitor-2', 'Rurik Amsel', 'monitor', 'Tessaval'),
];

/** The parties' names, whichever side they hold. */
export const PARTY_NAMES = { A: 'Haldavar', B: 'Corrath' } as const;

/** Who holds what: in the agreement's order, A and B. */
export function castParties(swapParties: boolean): readonly [ExerciseParty, ExerciseParty] {
  const party = (key: keyof typeof PARTY_NAMES, side: Side): ExerciseParty => ({
    partyId: id<'party'>(key),
    name: PARTY_NAMES[key],
    side,
  });
  return swapParties
    ? [party('A', 'right'), party('B', 'left')]
    : [party('A', 'left'), party('B', 'right')];
}

/** A party by the side it holds. */
export function partyOn(side: Side, parties: readonly ExerciseParty[]): PartyId {
  return parties.find((party) => party.side === side)?.partyId ?? id<'party'>('A');
}

/** A source to enrol. Ids and owners are named for places and desks, never for a party: a swap leaves them alone. */
export interface CastSource {
  readonly sourceId: SourceId;
  readonly sourceClass: SourceClass;
  readonly ownerId: string;
  readonly name: string;
  readonly side: Side | null;
}

const source = (
  key: string,
  sourceClass: SourceClass,
  ownerId: string,
  name: string,
  side: Side | null = null,
): CastSource => ({ sourceId: id<'source'>(key), sourceClass, ownerId, name, side });

export const NETWORK_DESK = source(
  'network-desk',
  'acoustic-network',
  'mission-network',
  'Network desk',
);
export const WEATHER = source(
  'weather-service',
  'weather-service',
  'strait-weather',
  'Strait Weather Service',
);

export const PATROLS: Readonly<Record<Side, CastSource>> = {
  left: source('patrol-1', 'patrol', 'patrol-norrith', 'Patrol 1, Norrith'),
  right: source('patrol-2', 'patrol', 'patrol-tessaval', 'Patrol 2, Tessaval'),
};

/** The mission's drone: its crew writes what a patrol writes. */
export const DRONE = source('drone-1', 'patrol', 'drone-vaskeland', 'Drone 1, Vaskeland');

/** A camera on a mast of the mission: whoever looks through it writes what a patrol writes. */
export const CAMERA = source('camera-1', 'patrol', 'cameras-norrith', 'Camera 1, Norrith');

/** A seismic survey that was there before the war. */
export const SURVEY = source('survey-1', 'seismic-agency', 'tessaval-survey', 'Tessaval Survey');

/** A satellite that sees heat. */
export const SATELLITE = source(
  'satellite-1',
  'satellite-service',
  'ossenmark-observatory',
  'Satellite Kestrel, Ossenmark',
);

/** Two wires and ten papers, by the outlet's number less one. */
export const PRESS: readonly CastSource[] = [
  source('wire-1', 'press', 'strait-telegraph', 'Strait Telegraph Agency'),
  source('wire-2', 'press', 'northern-news', 'Northern News Service'),
  source('paper-01', 'press', 'paper-01', 'The Halloway Post'),
  source('paper-02', 'press', 'paper-02', 'Strait Evening'),
  source('paper-03', 'press', 'paper-03', 'The Ledger of Ossen'),
  source('paper-04', 'press', 'paper-04', 'Morning Tessaval'),
  source('paper-05', 'press', 'paper-05', 'The Harbour Gazette'),
  source('paper-06', 'press', 'paper-06', 'Riverside Courier'),
  source('paper-07', 'press', 'paper-07', 'Vaskeland Today'),
  source('paper-08', 'press', 'paper-08', 'The Norrith Mirror'),
  source('paper-09', 'press', 'paper-09', 'Channel Nine'),
  source('paper-10', 'press', 'paper-10', 'The Skerrow Sentinel'),
];

export const SPOKESMEN: Readonly<Record<Side, CastSource>> = {
  left: source('spokesman-1', 'party-spokesman', 'ministry-1', 'Spokesman, north', 'left'),
  right: source('spokesman-2', 'party-spokesman', 'ministry-2', 'Spokesman, south', 'right'),
};

export const NOTICE_DESKS: Readonly<Record<Side, CastSource>> = {
  left: source('notice-desk-1', 'party-notice', 'ministry-1', 'Notice desk, north', 'left'),
  right: source('notice-desk-2', 'party-notice', 'ministry-2', 'Notice desk, south', 'right'),
};

export function gatewaySource(gateway: number): CastSource {
  const key = String(gateway).padStart(2, '0');
  return source(`gateway-${key}`, 'acoustic-network', 'mission-network', `Gateway ${key}`);
}
