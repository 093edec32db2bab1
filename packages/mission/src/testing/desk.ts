import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptionOf, emptyState, evolve, id, memberOf } from '@holdfast/domain';
import type { Actor, Command, Entry, JsonValue, SourceClass } from '@holdfast/domain';
import { agreementHash, loadAgreement } from '@holdfast/pact';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import type { ManualClock } from '../entropy/entropy.ts';
import { createRoster } from '../intake/roster.ts';
import { takeSignedFile } from '../intake/signed-file.ts';
import type { IntakeReport } from '../intake/signed-file.ts';
import type { Mission } from '../mission.ts';
import { createMission } from '../open-mission.ts';
import { nodeEd25519, nodeSha256 } from '../record-files/index.ts';
import { stateHash } from '../snapshot/snapshot.ts';

/** 2031-03-14 06:00 UTC. */
export const DAWN_MS = 1_931_320_800_000;

export const ORIGIN = 'exercise.holdfast/desk';

/** A folder for tests, gone when `cleared`. */
export function temporaryFolder(): { readonly dir: string; clear(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-mission-'));
  return { dir, clear: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A mission on a seeded port, and the clock that it goes by. */
export interface Desk {
  readonly mission: Mission;
  readonly clock: ManualClock;
  take(fileName: string, bytes: Uint8Array): Promise<IntakeReport>;
}

export async function openDesk(dataDir: string, atMs: number = DAWN_MS): Promise<Desk> {
  const clock = createManualClock(atMs);
  const mission = await createMission({
    dataDir,
    origin: ORIGIN,
    entropy: createSeededEntropy(7, clock),
  });
  const roster = createRoster(mission);
  return {
    mission,
    clock,
    take: (fileName, bytes) => takeSignedFile(mission, roster, { fileName, bytes }),
  };
}

/** A desk with a custodian, the exercise's truce, and sources that can sign. */
export async function staffedDesk(dataDir: string): Promise<Desk> {
  const desk = await openDesk(dataDir);
  for (const command of setup()) {
    const outcome = await desk.mission.execute(command);
    if (!outcome.accepted)
      throw new TypeError(
        `${command.kind}: ${outcome.refusal.expected}, found ${outcome.refusal.found}`,
      );
  }
  return desk;
}

export const CUSTODIAN: Actor = { personId: id('p-custodian'), role: 'custodian' };

function setup(): readonly Command[] {
  return [
    {
      kind: 'grant-role',
      by: CUSTODIAN,
      judgement: { ...CUSTODIAN, nation: 'Northland', partyId: null },
      name: 'Carla',
    },
    adoption(),
    enrolment('gateway-1', 'acoustic-network', null),
    enrolment('gateway-2', 'acoustic-network', null),
    enrolment('patrol-1', 'patrol', null),
    enrolment('spokesman-a', 'party-spokesman', 'A'),
  ];
}

function adoption(): Command {
  const pact = readFileSync('agreements/exercise/truce.pact', 'utf8');
  const geometry: JsonValue = JSON.parse(readFileSync('agreements/exercise/geometry.json', 'utf8'));
  const loaded = loadAgreement(pact);
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  const { agreement } = loaded;
  return {
    kind: 'adopt-agreement',
    by: CUSTODIAN,
    judgement: adoptionOf({
      agreement,
      agreementHash: agreementHash(agreement, nodeSha256),
      parties: [id('A'), id('B')],
      sectors: [id('S1'), id('S2')],
    }),
    content: {
      title: 'Desk',
      pact,
      geometry,
      parties: { A: 'Aland', B: 'Bland' },
      sectors: { S1: 'West', S2: 'East' },
    },
  };
}

/** The middle of the map: a place that no row may be refused for. */
export function middleOf(mission: Mission): {
  readonly latitude_deg: number;
  readonly longitude_deg: number;
} {
  const { agreement } = mission.state;
  const content = agreement === null ? null : mission.contentOf(agreement.index);
  const bounds = memberOf(memberOf(content, 'geometry'), 'boundsDeg');
  const [west = 0, south = 0, east = 0, north = 0] = Array.isArray(bounds)
    ? bounds.map(Number)
    : [];
  return { latitude_deg: (south + north) / 2, longitude_deg: (west + east) / 2 };
}

export function enrolment(
  sourceId: string,
  sourceClass: SourceClass,
  partyId: string | null,
): Command {
  const publicKey = nodeEd25519.publicKeyFromSeed(keySeedOf(sourceId));
  return {
    kind: 'enrol-source',
    by: CUSTODIAN,
    judgement: {
      sourceId: id(sourceId),
      sourceClass,
      ownerId: `owner-of-${sourceId}`,
      keyHash: Buffer.from(nodeSha256(publicKey)).toString('hex'),
      partyId: partyId === null ? null : id(partyId),
    },
    content: {
      name: sourceId,
      publicKeyBase64: Buffer.from(publicKey).toString('base64'),
      sensors: [{ sensorId: 's-1', latitudeUdeg: 0, longitudeUdeg: 0, timingSigmaUs: 10_000 }],
    },
  };
}

function keySeedOf(sourceId: string): Uint8Array {
  return nodeSha256(new TextEncoder().encode(sourceId));
}

/** A signed file as the envelope's README specifies it. `signer` signs in the source's place when it is given. */
export interface SealOptions {
  readonly feed: string;
  readonly sourceId: string;
  readonly sequence: number;
  readonly lines: readonly string[];
  readonly signer?: string;
}

export function sealed({
  feed,
  sourceId,
  sequence,
  lines,
  signer = sourceId,
}: SealOptions): Uint8Array {
  const header = `holdfast-feed/1 ${feed} ${sourceId} ${sequence}`;
  return sealedBytes(Buffer.from([header, ...lines].map((line) => `${line}\n`).join('')), signer);
}

export function sealedBytes(body: Uint8Array, signer: string): Uint8Array {
  const signature = nodeEd25519.sign(keySeedOf(signer), body);
  return Buffer.concat([body, Buffer.from(`-- ${Buffer.from(signature).toString('base64')}\n`)]);
}

/** The hash of what the entries of a mission fold to, from the first. */
export function foldedHash(mission: Mission): string {
  let state = emptyState();
  for (let index = 0; index < mission.state.entries; index += 1) {
    const entry = mission.entryOf(index);
    if (entry !== null) state = evolve(state, entry);
  }
  return stateHash(state);
}

export function entriesOf(mission: Mission): readonly Entry[] {
  return Array.from({ length: mission.state.entries }, (_, index) =>
    mission.entryOf(index),
  ).flatMap((entry) => entry ?? []);
}

/** Refusals on record, as what a reader of the record can see of each. */
export function refusalsOn(mission: Mission) {
  return entriesOf(mission).flatMap((entry) => {
    if (entry.kind !== 'refusal.recorded') return [];
    const content = mission.contentOf(entry.index);
    const text = (name: string) => memberOf(content, name);
    return [
      {
        ...entry.judgement,
        file: text('file'),
        expected: text('expected'),
        found: text('found'),
        byteLength: text('byteLength'),
        kept: text('bytesBase64') !== null,
      },
    ];
  });
}
