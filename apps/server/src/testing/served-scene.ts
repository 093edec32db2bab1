import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptionOf, authorOf, ENGINE, EXERCISE_1, id } from '@holdfast/domain';
import type { Actor, Command, JsonValue, Judgements, Role } from '@holdfast/domain';
import {
  createManualClock,
  createMission,
  createSystemEntropy,
  nodeEd25519,
  nodeSha256,
  startLive,
  withTime,
} from '@holdfast/mission';
import type { ManualClock, Mission } from '@holdfast/mission';
import { agreementHash, loadAgreement } from '@holdfast/pact';
import { openAccounts } from '../identity/accounts.ts';
import type { RunningServer } from '../server.ts';
import { startServer } from '../server.ts';
import type { Answered } from './served.ts';
import { get, post } from './served.ts';

/** 2031-03-15 06:00 UTC: when the truce of the scene is adopted. */
export const DAWN_MS = 1_931_320_800_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** The exercise's truce in force, everybody whom a case passes, signed sources, and a server before them whose clock the test moves. */
export interface ServedScene {
  readonly url: string;
  readonly server: RunningServer;
  readonly mission: Mission;
  readonly clock: ManualClock;
  /** A command, as whoever it names: the answer as it came. */
  send(by: Actor, command: object, id?: string): Promise<Answered>;
  /** The same, and it must have been done. */
  do(by: Actor, command: object): Promise<Answered>;
  /** A view at `/api/…`, as `by` reads it. */
  view<T>(by: Actor, path: string, query?: string): Promise<T>;
  /** A source's rows over the wire, signed. */
  deliver(sourceId: string, feed: string, ...rows: readonly object[]): Promise<Answered>;
  /** A sound that the engine has located: on record, before the stages behind it look. */
  hear(judgement: Judgements['event.located']): Promise<void>;
  /** Time passes until then, and the engine says what it can say. */
  until(timeMs: number): Promise<void>;
  end(): Promise<void>;
}

const person = (personId: string, role: Role): Actor => ({ personId: id(personId), role });

export const CUSTODIAN = person('p-custodian', 'custodian');
export const WATCH = person('p-watch', 'watch');
export const MONITOR = person('p-monitor', 'monitor');
export const INVESTIGATOR = person('p-investigator', 'investigator');
/** The investigator again, in a second role. */
export const SELF_REVIEWER = person('p-investigator', 'reviewer');
/** Of the investigator's nation. */
export const COMPATRIOT = person('p-compatriot', 'reviewer');
export const REVIEWER = person('p-reviewer', 'reviewer');
export const CHIEF = person('p-chief', 'chief');
export const LIAISON_A = person('p-liaison-a', 'liaison');
export const LIAISON_B = person('p-liaison-b', 'liaison');
export const INFORMATION = person('p-information', 'information');
export const COMMISSION = person('p-commission', 'commission');

const PEOPLE: readonly (readonly [Actor, string, string, string | null])[] = [
  [CUSTODIAN, 'Carla Ott', 'Norrith', null],
  [WATCH, 'Wim Aal', 'Ossenmark', null],
  [MONITOR, 'Mona Reed', 'Ossenmark', null],
  [INVESTIGATOR, 'Ines Vale', 'Tessaval', null],
  [SELF_REVIEWER, 'Ines Vale', 'Tessaval', null],
  [COMPATRIOT, 'Rita Vale', 'Tessaval', null],
  [REVIEWER, 'Rolf Berg', 'Norrith', null],
  [CHIEF, 'Hana Lund', 'Norrith', null],
  [LIAISON_A, 'Lars Holm', 'Haldavar', 'A'],
  [LIAISON_B, 'Lena Korr', 'Corrath', 'B'],
  [INFORMATION, 'Iris Moss', 'Ossenmark', null],
  [COMMISSION, 'Cleo Strand', 'Norrith', null],
];

const SOURCES = [
  ['network', 'acoustic-network', null],
  ['patrol', 'patrol', null],
  ['camera', 'sensor-service', null],
  ['spokesman-a', 'party-spokesman', 'A'],
  ['spokesman-b', 'party-spokesman', 'B'],
  ['notices-a', 'party-notice', 'A'],
] as const;

/** A record with the scene on it, to be served as often as wanted: each time a copy. */
export interface Stage {
  serve(consoleDir?: string): Promise<ServedScene>;
  clear(): void;
}

/** Who has an account, all with one passphrase. */
export interface SceneAccounts {
  readonly people: readonly Actor[];
  readonly passphrase: string;
}

/** `choose` lets the test act as anyone; `account` wants everybody signed in. */
export async function layStage(
  signIn: 'choose' | 'account',
  accounts: SceneAccounts = { people: [], passphrase: '' },
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-scene-'));
  const origin = signIn === 'choose' ? 'exercise.holdfast/scene' : 'test.example/scene';
  const laid = join(folder, 'laid');
  const { mission } = await openAt(laid, origin);
  for (const command of setUp()) {
    const outcome = await mission.execute(command);
    if (!outcome.accepted) throw new TypeError(`${command.kind}: ${outcome.refusal.expected}`);
  }
  await mission.close();
  for (const { personId } of accounts.people)
    await openAccounts(laid).setPassphrase(personId, accounts.passphrase);
  let copies = 0;
  return {
    serve: async (consoleDir) => {
      const dataDir = join(folder, String((copies += 1)));
      cpSync(laid, dataDir, { recursive: true });
      return serveCopy(dataDir, origin, consoleDir ?? null);
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openAt(dataDir: string, origin: string) {
  const clock = createManualClock(DAWN_MS);
  const entropy = { ...createSystemEntropy(), nowMs: () => clock.nowMs() };
  return { clock, mission: await createMission({ dataDir, origin, entropy }) };
}

async function serveCopy(
  dataDir: string,
  origin: string,
  consoleDir: string | null,
): Promise<ServedScene> {
  const { clock, mission } = await openAt(dataDir, origin);
  const intake = startLive({
    mission,
    pipeline: { soundSpeedMPerS: 340.3, latenessMs: 0, table: EXERCISE_1 },
    time: {
      ...{ from: 'batches', clock, tickMs: HOUR_MS / 4 },
      ...{ firstMs: DAWN_MS, lastMs: DAWN_MS + 200 * HOUR_MS },
    },
  });
  const server = await startServer({ dataDir, port: 0, consoleDir, live: { mission, intake } });
  const { url } = server;
  return { url, server, mission, clock, end: () => server.close(), ...speaking(url, mission) };
}

type Speaking = Omit<ServedScene, 'url' | 'server' | 'mission' | 'clock' | 'end'>;

function speaking(url: string, mission: Mission): Speaking {
  let commands = 0;
  const sequences = new Map<string, number>();
  const send: ServedScene['send'] = (by, command, commandId) => {
    commands += 1;
    return post(`${url}/api/commands`, {
      id: commandId ?? `scene-${String(commands).padStart(4, '0')}`,
      ...{ as: by.personId, role: by.role, command },
    });
  };
  const wire = async (sourceId: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answered> => {
    const response = await fetch(`${url}/api/intake/${sourceId}`, { method: 'POST', body: bytes });
    const body: unknown = await response.json();
    if (!response.ok) throw new TypeError(`${sourceId}: ${JSON.stringify(body)}`);
    return { status: response.status, body: { ...Object(body) }, cookie: null };
  };
  return {
    send,
    do: async (by, command) => {
      const answered = await send(by, command);
      if (answered.status !== 201) throw new TypeError(JSON.stringify([command, answered.body]));
      return answered;
    },
    view: async (by, path, query = '') => {
      const asked = `as=${by.personId}&role=${by.role}${query}`;
      const { status, body } = await get(`${url}/api/${path}?${asked}`);
      if (status !== 200) throw new TypeError(JSON.stringify([path, status, body]));
      return JSON.parse(JSON.stringify(body));
    },
    deliver: (sourceId, feed, ...rows) => {
      const sequence = (sequences.get(sourceId) ?? 0) + 1;
      sequences.set(sourceId, sequence);
      const header = `holdfast-feed/1 ${feed} ${sourceId} ${sequence}`;
      const lines = [header, ...rows.map((row) => JSON.stringify(row))];
      const signed = sealed(sourceId, lines);
      return wire(sourceId, new Uint8Array(withTime(mission.entropy.nowMs(), signed)));
    },
    hear: async (judgement) => {
      const author = authorOf(ENGINE);
      await mission.record(() => [{ kind: 'event.located', author, judgement, content: null }]);
    },
    until: async (timeMs) => {
      await wire('clock', new Uint8Array(withTime(timeMs)));
    },
  };
}

function setUp(): readonly Command[] {
  const grants = PEOPLE.map(([{ personId, role }, name, nation, partyId]): Command => ({
    ...{ kind: 'grant-role', by: CUSTODIAN, name },
    judgement: { personId, role, nation, partyId: partyId === null ? null : id(partyId) },
  }));
  const enrolments = SOURCES.map(([sourceId, sourceClass, partyId]): Command => ({
    ...{ kind: 'enrol-source', by: CUSTODIAN },
    judgement: {
      sourceId: id(sourceId),
      sourceClass,
      ownerId: partyId === null ? 'mission' : `owner-${partyId}`,
      keyHash: Buffer.from(nodeSha256(publicKeyOf(sourceId))).toString('hex'),
      partyId: partyId === null ? null : id(partyId),
    },
    content: {
      name: sourceId,
      publicKeyBase64: Buffer.from(publicKeyOf(sourceId)).toString('base64'),
    },
  }));
  return [...grants, adoption(), ...enrolments, inForce()];
}

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../../agreements/exercise/${name}`, import.meta.url), 'utf8');

function adoption(): Command {
  const pact = textOf('truce.pact');
  const geometry: JsonValue = JSON.parse(textOf('geometry.json'));
  const loaded = loadAgreement(pact);
  if (!loaded.ok) throw new TypeError('expected the truce to load');
  const { agreement } = loaded;
  const sectors = { S1: 'Askel', S2: 'Brenna', S3: 'Hollin', S4: 'Dovrin', S5: 'Elsk' };
  return {
    kind: 'adopt-agreement',
    by: CUSTODIAN,
    judgement: adoptionOf({
      agreement,
      agreementHash: agreementHash(agreement, nodeSha256),
      parties: [id('A'), id('B')],
      sectors: Object.keys(sectors).map((sectorId) => id<'sector'>(sectorId)),
    }),
    content: {
      ...{ title: 'Scene', agreementTitle: agreement.title, pact, geometry, sectors },
      parties: { A: 'Haldavar', B: 'Corrath' },
    },
  };
}

function inForce(): Command {
  return {
    kind: 'record-act',
    by: CHIEF,
    judgement: {
      ...{ act: 'enter_into_force', actor: 'COMMISSION', findingId: null },
      ...{ fromMs: DAWN_MS, toMs: DAWN_MS },
    },
    reason: 'So agreed.',
  };
}

const seedOf = (sourceId: string) => nodeSha256(new TextEncoder().encode(sourceId));
const publicKeyOf = (sourceId: string) => nodeEd25519.publicKeyFromSeed(seedOf(sourceId));

/** A signed file as the envelope's README specifies it. */
function sealed(sourceId: string, lines: readonly string[]): Uint8Array {
  const body = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const signature = nodeEd25519.sign(seedOf(sourceId), body);
  return Buffer.concat([body, Buffer.from(`-- ${Buffer.from(signature).toString('base64')}\n`)]);
}
