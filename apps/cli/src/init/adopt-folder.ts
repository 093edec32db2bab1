import { id } from '@holdfast/domain';
import type { Actor, Command, JsonValue } from '@holdfast/domain';
import { createMission, createSystemEntropy, nodeSha256 } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import { agreementHash } from '@holdfast/pact';
import { adoptionCommand, mustExecute } from '../adoption.ts';
import { UsageError } from '../command.ts';
import { missingGrants } from './grant-people.ts';
import type { MissionPlan } from './read-folder.ts';
import { publicKeyOfSource } from './source-keys.ts';
import type { SourceRow } from './read-sources.ts';

/** What went on record now; zeros where it stood there already. */
export interface AdoptionReport {
  readonly origin: string;
  readonly rolesGranted: number;
  readonly sourcesEnrolled: number;
  readonly agreementAdopted: boolean;
  readonly entries: number;
}

/**
 * Makes the mission of a folder: roles, the custodian's first; the agreement; the sources with their keys. Anything
 * that is on record already stays, so that an interrupted run can be repeated and people and sources added later.
 */
export async function adoptFolder(
  dir: string,
  plan: MissionPlan,
  origin: string,
): Promise<AdoptionReport> {
  const mission = await createMission({ dataDir: dir, origin, entropy: createSystemEntropy() });
  try {
    const custodian = plan.people[0];
    if (custodian === undefined)
      throw new UsageError(`${dir}: expected a custodian in people.csv, found nobody.`);
    const by: Actor = { personId: custodian.personId, role: 'custodian' };
    const rolesGranted = await executeAll(mission, missingGrants(mission, plan.people));
    const agreementAdopted = (await executeAll(mission, missingAdoption(mission, plan, by))) > 0;
    const sourcesEnrolled = await executeAll(mission, missingSources(mission, { dir, plan, by }));
    const { size } = await mission.checkpoint();
    return { origin, rolesGranted, sourcesEnrolled, agreementAdopted, entries: size };
  } finally {
    await mission.close();
  }
}

async function executeAll(mission: Mission, commands: readonly Command[]): Promise<number> {
  for (const command of commands) await mustExecute(mission, command);
  return commands.length;
}

/** Another text than the one in force would be an amendment, which takes more than an edited file. */
function missingAdoption(mission: Mission, plan: MissionPlan, by: Actor): readonly Command[] {
  const { agreement, text, drawn, parties } = plan;
  const adopted = mission.state.agreement?.judgement.agreementHash;
  const hash = agreementHash(agreement, nodeSha256);
  if (adopted === hash) return [];
  if (adopted !== undefined) {
    throw new UsageError(
      `agreement.pact: expected the agreement in force, version ${adopted.slice(0, 16)}, found version ${hash.slice(0, 16)}. ` +
        'This version of Holdfast does not amend: make a new folder.',
    );
  }
  const { map: geometry, sectors } = drawn;
  return [
    adoptionCommand({ title: agreement.title, agreement, text, geometry, parties, sectors, by }),
  ];
}

interface Enrolling {
  readonly dir: string;
  readonly plan: MissionPlan;
  readonly by: Actor;
}

function missingSources(mission: Mission, { dir, plan, by }: Enrolling): readonly Command[] {
  return plan.sources.flatMap((source): Command[] => {
    const enrolled = mission.state.sources.get(source.sourceId);
    const sensors = sensorsOf(plan, source);
    if (enrolled !== undefined) {
      refuseOtherSensors(mission.contentOf(enrolled.index), sensors, source);
      return [];
    }
    const publicKey = publicKeyOfSource(dir, source.sourceId, mission.entropy);
    const content = {
      name: source.name,
      publicKeyBase64: Buffer.from(publicKey).toString('base64'),
    };
    const { sourceId, sourceClass, ownerId, partyId } = source;
    const keyHash = Buffer.from(nodeSha256(publicKey)).toString('hex');
    return [
      {
        kind: 'enrol-source',
        by,
        judgement: { sourceId: id<'source'>(sourceId), sourceClass, ownerId, keyHash, partyId },
        content: sensors.length === 0 ? content : { ...content, sensors },
      },
    ];
  });
}

function sensorsOf({ sensors }: MissionPlan, { sourceId }: SourceRow) {
  return sensors
    .filter((sensor) => sensor.sourceId === sourceId)
    .map(({ sensorId, latitudeUdeg, longitudeUdeg, timingSigmaUs }) => ({
      sensorId,
      latitudeUdeg,
      longitudeUdeg,
      timingSigmaUs,
    }));
}

/** A gateway's sensors are fixed when it is enrolled: its sequence of files belongs to them. */
function refuseOtherSensors(
  content: JsonValue | null,
  sensors: ReturnType<typeof sensorsOf>,
  source: SourceRow,
): void {
  const before =
    typeof content === 'object' && content !== null && 'sensors' in content
      ? content['sensors']
      : [];
  const words = (list: unknown) =>
    JSON.stringify(list, ['sensorId', 'latitudeUdeg', 'longitudeUdeg', 'timingSigmaUs']);
  if (words(before) === words(sensors)) return;
  throw new UsageError(
    `sensors.csv: expected the sensors that ${source.sourceId} is enrolled with, found others: put new sensors behind a new gateway.`,
  );
}
