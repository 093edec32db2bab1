import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsView, commitmentsView, id } from '@holdfast/domain';
import { afterEach, describe, expect, test } from 'vitest';
import type { Mission } from '../mission.ts';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { createMission, openMission } from '../open-mission.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { originalOf, takeDocument } from './document-file.ts';
import { takeRegister } from './document-register.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const BYTES = new TextEncoder().encode(
  'The minister said: “we would send thirty ships”. Nothing more.',
);
const FACTS = { publisher: 'A paper', title: 'A report', publishedDay: 20_459 };
const FILE = { fileName: 'report.txt', bytes: BYTES };
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const [FROM, TO] = [19, 51];

const register = (change: (text: string) => string = (text) => text) => ({
  'claims.json': change(
    JSON.stringify(
      {
        format: 'holdfast claims v1',
        title: 'Test',
        documents: [
          {
            key: 'D',
            sha256: hash(BYTES),
            byteLength: BYTES.length,
            publisher: 'A paper',
            title: 'A report',
            published: '2026-01-06',
          },
        ],
        actors: [{ id: 'A', name: 'A paper' }],
        topics: [{ id: 'ships', kind: 'numbers', title: 'Ships' }],
        claims: ['one', 'two'].map((name, at) => ({
          id: name,
          topic: 'ships',
          statement: `Statement ${name}.`,
          value: { least: 30 + at, most: 30 + at, unit: 'ships' },
          modality: 'would',
          saidBy: 'A',
          reportedBy: 'A',
          asOf: '2026-01-06',
          cite: { in: 'D', bytes: [FROM, TO], hash: hash(BYTES.subarray(FROM, TO)).slice(0, 16) },
        })),
      },
      null,
      1,
    ),
  ),
  'instruments.json': null,
  'commitments.json': null,
});

async function withMission(
  work: (mission: Mission, dataDir: string) => Promise<void>,
  clock = createManualClock(1_768_000_000_000),
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-document-'));
  folders.push(dataDir);
  const origin = 'exercise.documents';
  const entropy = createSeededEntropy(5, clock);
  const mission = await createMission({ dataDir, origin, entropy });
  try {
    await work(mission, dataDir);
  } finally {
    await mission.close();
  }
}

describe('documents', () => {
  test('C1: the original comes back byte for byte, text or not, and once', async () => {
    await withMission(async (mission) => {
      const binary = { fileName: 'scan.pdf', bytes: Uint8Array.from([0xff, 0x00, 0xfe, 0x80]) };
      const marked = { fileName: 'bom.txt', bytes: Uint8Array.from([0xef, 0xbb, 0xbf, 0x41]) };
      for (const file of [FILE, binary, marked]) {
        const report = await takeDocument(mission, file, FACTS);
        expect(report).toMatchObject({ sha256: hash(file.bytes), known: false, refusal: null });
        expect(originalOf(mission.contentOf(report.entryIndex ?? -1))).toEqual(file.bytes);
      }
      expect((await takeDocument(mission, FILE, FACTS)).known).toBe(true);
      expect(mission.state.documents.size).toBe(3);
    });
  });
  test('C1: a document that fits no entry is refused, on record, with its hash', async () => {
    await withMission(async (mission) => {
      const bytes = new Uint8Array(1_048_577).fill(65);
      const report = await takeDocument(mission, { fileName: 'long.txt', bytes }, FACTS);
      expect(report.refusal).toMatchObject({ code: 'too-long', found: '1048577 bytes' });
      expect(mission.state.documents.size).toBe(0);
      expect(mission.state.refusals.get('document too-long')).toBe(1);
      expect(mission.contentOf(0)).toMatchObject({ sha256: hash(bytes) });
    });
  });
});

describe('registers', () => {
  test('C10: a register is taken once; the words stand in their place for who may read them', async () => {
    await withMission(async (mission) => {
      await takeDocument(mission, FILE, FACTS);
      expect(await takeRegister(mission, register())).toMatchObject({
        taken: 2,
        known: 1,
        refusals: [],
        contradictions: 1,
      });
      const before = stateHash(mission.state);
      expect(await takeRegister(mission, register())).toMatchObject({
        taken: 0,
        known: 3,
        refusals: [],
        contradictions: 0,
      });
      expect(stateHash(mission.state)).toBe(before);
      const wordsFor = (role: 'chief' | 'public') =>
        claimsView(mission.state, { role, partyId: null, nation: null }, mission.viewContext(false))
          .topics[0]?.claims[0]?.citation.words;
      expect(wordsFor('chief')).toEqual({
        before: 'The minister said: ',
        cited: '“we would send thirty ships”',
        after: '. Nothing more.',
      });
      expect(wordsFor('public')).toBeNull();
    });
  });
  test('C3: before the document is held a slipped range passes, and is refused once it is', async () => {
    const slipped = register((text) => text.replace(`${FROM},`, `${FROM + 1},`));
    await withMission(async (mission) => {
      expect((await takeRegister(mission, slipped)).refusals).toEqual([]);
    });
    await withMission(async (mission) => {
      await takeDocument(mission, FILE, FACTS);
      const { refusals, taken } = await takeRegister(mission, slipped);
      expect(taken).toBe(1);
      expect(refusals).toMatchObject([{ file: 'claims.json', code: 'malformed' }]);
    });
  });
  test('C5: what is wrong is refused with its line, on record; the rest is taken', async () => {
    await withMission(async (mission) => {
      const bad = register((text) => text.replace('"least": 31', '"least": "many"'));
      const { refusals, taken } = await takeRegister(mission, bad);
      const line = bad['claims.json'].split('\n').findIndex((text) => text.includes('many')) + 1;
      expect(refusals).toMatchObject([{ code: 'not-a-number', line, found: 'many' }]);
      expect(taken).toBe(2);
      expect(mission.state.refusals.get('register not-a-number')).toBe(1);
      expect(mission.state.claims.has(id('one'))).toBe(true);
    });
  });
  test('C5: a text that is no JSON is refused whole', async () => {
    await withMission(async (mission) => {
      const { refusals, taken } = await takeRegister(
        mission,
        register((text) => text.slice(0, -3)),
      );
      expect([taken, refusals.length, refusals[0]?.line]).toEqual([0, 1, 0]);
    });
  });
  test('C10: a claim on record is not changed', async () => {
    await withMission(async (mission) => {
      await takeRegister(mission, register());
      const { refusals, taken } = await takeRegister(
        mission,
        register((text) => text.replace('Statement one', 'Another statement')),
      );
      expect(taken).toBe(0);
      expect(refusals).toMatchObject([{ code: 'duplicate-id', found: 'one' }]);
    });
  });
});

describe('the Paris register', () => {
  const paris = (name: string) =>
    readFileSync(new URL(`../../../../agreements/paris-2026/${name}`, import.meta.url), 'utf8');
  const texts = {
    'claims.json': paris('claims.json'),
    'instruments.json': paris('instruments.json'),
    'commitments.json': paris('commitments.json'),
  };
  const clock = createManualClock(1_768_000_000_000);
  const by = (personId: string, role: 'custodian' | 'commission') => ({
    personId: id<'person'>(personId),
    role,
  });
  const SHOWN = { role: 'capital', partyId: null, nation: 'SE' } as const;

  test('P8: the Riksdag approves: shown at once with its entry, as before when asked of before, and the same when opened again', async () => {
    await withMission(async (mission, dataDir) => {
      expect(await takeRegister(mission, texts)).toMatchObject({ refusals: [], known: 0 });
      for (const [personId, role] of [
        ['keeper', 'custodian'],
        ['chair', 'commission'],
      ] as const) {
        const judgement = { personId: id<'person'>(personId), role, nation: 'N', partyId: null };
        const granted = await mission.execute({
          kind: 'grant-role',
          by: by('keeper', 'custodian'),
          judgement,
          name: personId,
        });
        expect(granted.accepted).toBe(true);
      }
      const beforeMs = mission.entropy.nowMs();
      clock.advanceTo(beforeMs + 60_000);
      const fromMs = mission.entropy.nowMs();
      const act = {
        act: 'riksdag_approves',
        actor: 'RIKSDAG',
        fromMs,
        toMs: fromMs,
        findingId: null,
      };
      const done = await mission.execute({
        kind: 'record-act',
        by: by('chair', 'commission'),
        judgement: act,
        reason: 'The vote was announced.',
      });
      const index = done.accepted ? (done.entries[0]?.index ?? -1) : -1;
      const show = (state: Mission['state'], asOfMs: number) =>
        commitmentsView(state, SHOWN, mission.viewContext(false), { asOfMs, since: null });
      const valueIn = (view: ReturnType<typeof show>) =>
        view.conditions.find(({ conditionId }) => conditionId === 'riksdag');
      const now = show(mission.state, fromMs);
      expect(valueIn(now)).toMatchObject({ value: 'true', sinceMs: fromMs, entryIndices: [index] });
      expect(valueIn(show(mission.state, beforeMs))?.value).toBe('unknown');
      expect(valueIn(show(mission.stateAsKnown(beforeMs), fromMs))?.value).toBe('unknown');
      await mission.checkpoint();
      await mission.close();
      const again = await openMission({ dataDir });
      const shownAgain = commitmentsView(again.state, SHOWN, again.viewContext(false), {
        asOfMs: fromMs,
        since: null,
      });
      await again.close();
      expect({ ...shownAgain, cut: null }).toEqual({ ...now, cut: null });
    }, clock);
  });
});
