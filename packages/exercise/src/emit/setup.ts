import type { Actor, Command, PartyId } from '@holdfast/domain';
import { placeUdegFromPoint } from '../land/ground.ts';
import type { Side } from '../land/line.ts';
import { originOf } from '../truth/press.ts';
import { SEISMIC_STATIONS } from '../truth/seismic.ts';
import type { Sensor } from '../truth/sensors.ts';
import {
  CAMERA,
  CUSTODIAN,
  DRONE,
  NETWORK_DESK,
  NOTICE_DESKS,
  PATROLS,
  PEOPLE,
  PRESS,
  SATELLITE,
  SPOKESMEN,
  SURVEY,
  WEATHER,
  gatewaySource,
  partyOn,
} from './cast.ts';
import type { CastSource, Person } from './cast.ts';
import { base64FromBytes } from './envelope.ts';
import type { ExerciseParty, SourceKeys } from './plan.ts';

/** What people do before the watch: take their roles, and enrol the sources. */
export function setupCommands(
  sensors: readonly Sensor[],
  parties: readonly ExerciseParty[],
  keys: SourceKeys,
): readonly Command[] {
  const by = CUSTODIAN;
  const partyOf = (side: Side | null) => (side === null ? null : partyOn(side, parties));
  const gateways = sensors.reduce((most, { gateway }) => Math.max(most, gateway), 0);
  const sources: readonly CastSource[] = [
    ...Array.from({ length: gateways }, (_, at) => gatewaySource(at + 1)),
    NETWORK_DESK,
    PATROLS.left,
    PATROLS.right,
    SPOKESMEN.left,
    SPOKESMEN.right,
    NOTICE_DESKS.left,
    NOTICE_DESKS.right,
    WEATHER,
    DRONE,
    SATELLITE,
    CAMERA,
    SURVEY,
    ...PRESS,
  ];
  return [
    ...PEOPLE.map((person) => grant(person, partyOf(person.side), by)),
    ...sources.map((source) => enrol({ source, sensors, partyId: partyOf(source.side) }, keys, by)),
  ];
}

function grant(person: Person, partyId: PartyId | null, by: Actor): Command {
  const { personId, role, nation, name } = person;
  return { kind: 'grant-role', by, judgement: { personId, role, nation, partyId }, name };
}

function enrol(
  enrolled: {
    readonly source: CastSource;
    readonly sensors: readonly Sensor[];
    readonly partyId: PartyId | null;
  },
  keys: SourceKeys,
  by: Actor,
): Command {
  const { source, partyId } = enrolled;
  const { sourceId, sourceClass, ownerId, name } = source;
  const publicKey = keys.publicKey(sourceId);
  const sensors =
    source === SURVEY
      ? SEISMIC_STATIONS.map((station) => ({ ...sensorFields(station), wave: 'seismic' }))
      : enrolled.sensors
          .filter(({ gateway }) => gatewaySource(gateway).sourceId === sourceId)
          .map(sensorFields);
  const outlet = PRESS.indexOf(source);
  const origin = outlet === -1 ? null : PRESS[(originOf(outlet + 1) ?? 0) - 1];
  const content = {
    name,
    publicKeyBase64: base64FromBytes(publicKey),
    ...(origin ? { rawFeeds: [origin.sourceId] } : {}),
  };
  return {
    kind: 'enrol-source',
    by,
    judgement: { sourceId, sourceClass, ownerId, keyHash: keys.sha256Hex(publicKey), partyId },
    content: sensors.length === 0 ? content : { ...content, sensors },
  };
}

function sensorFields({ sensorId, place, timingSigmaUs }: Sensor) {
  return { sensorId, ...placeUdegFromPoint(place), timingSigmaUs };
}
