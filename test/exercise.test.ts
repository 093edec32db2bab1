import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  agreementView,
  caseView,
  ENGINE,
  entryView,
  memberOf,
  ROLES,
  sightOf,
  situationView,
} from '@holdfast/domain';
import type { Command as MissionCommand, Entry, Reader, State } from '@holdfast/domain';
import { planExercise } from '@holdfast/exercise';
import type { Scorecard } from '@holdfast/exercise/score';
import {
  createManualClock,
  createMission,
  createPipeline,
  createSeededEntropy,
  openMission,
  recheck,
  stateHash,
  verifyRecord,
} from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import { command as exercise } from '../apps/cli/src/commands/exercise.ts';
import { command as importReports } from '../apps/cli/src/commands/import.ts';
import { command as rebuild } from '../apps/cli/src/commands/rebuild.ts';
import type { Command } from '../apps/cli/src/command.ts';
import { EXERCISE_PIPELINE, keysFromSeed, setUp } from '../apps/cli/src/exercise/run-exercise.ts';

/** The whole chain, from feed bytes to obligations, on a small exercise. */

interface Card extends Scorecard {
  readonly record_root: string;
  readonly state_hash: string;
  readonly record_size: number;
  readonly obligations_opened: number;
}

const home = mkdtempSync(join(tmpdir(), 'holdfast-chain-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const folder = (name: string) => join(home, name);

/** Runs a command as the shell would, with what it said. */
async function run(command: Command, ...words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  async function* nothing() {}
  const terminal = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    interactive: false,
    input: nothing,
  };
  const exitCode = await command.run(words, terminal);
  return { exitCode, out, err };
}

async function play(name: string, seed: number, ...more: readonly string[]): Promise<Card> {
  const { out } = await run(
    exercise,
    '--seed',
    String(seed),
    '--hours',
    '0.5',
    '--sensors',
    '100',
    '--data',
    folder(name),
    '--json',
    ...more,
  );
  return JSON.parse(out.join(''));
}

function entriesOf(mission: Mission): readonly Entry[] {
  return Array.from({ length: mission.state.entries }, (_, index) =>
    mission.entryOf(index),
  ).flatMap((entry) => entry ?? []);
}

async function opened<T>(name: string, look: (mission: Mission) => T): Promise<T> {
  const mission = await openMission({ dataDir: folder(name) });
  try {
    return look(mission);
  } finally {
    await mission.close();
  }
}

const cards = new Map<string, Card>();
const cardOf = (name: string) => cards.get(name) ?? expect.fail(`expected that ${name} ran`);

beforeAll(async () => {
  cards.set('plain', await play('plain', 11));
  cards.set('again', await play('again', 11));
  cards.set('swapped', await play('swapped', 11, '--swap-parties'));
});

describe('one exercise', () => {
  it('C1: finds what happened, blames nobody wrongly, and takes no quarry, thunder or accident for a violation', () => {
    const card = cardOf('plain');
    expect(card).toMatchObject({
      attribution_wrong: 0,
      benign_counted_as_violations: 0,
      refusals_unexpected: 0,
    });
    expect(card.events_recall).toBeGreaterThanOrEqual(0.9);
    expect(card.events_precision).toBeGreaterThanOrEqual(0.9);
    expect(card.refusals_found).toBe(card.refusals_expected);
    expect(card.attribution_correct + card.attribution_undetermined).toBeGreaterThan(0);
    expect(card.obligations_opened).toBeGreaterThan(0);
  });

  it('C2: the same seed gives the same record and state; another seed another', async () => {
    const { record_root, state_hash, record_size } = cardOf('plain');
    expect(cardOf('again')).toMatchObject({ record_root, state_hash, record_size });
    expect((await play('other', 12)).record_root).not.toBe(record_root);
  });

  it('C3: rebuilding, and opening with and without the snapshot, give the same state', async () => {
    const { state_hash, record_root, record_size } = cardOf('plain');
    const { out } = await run(rebuild, '--data', folder('plain'), '--json');
    expect(JSON.parse(out.join(''))).toEqual({ entries: record_size, state_hash, record_root });
    expect(await opened('plain', ({ state }) => stateHash(state))).toBe(state_hash);
    rmSync(join(folder('plain'), 'snapshot.json'));
    expect(await opened('plain', ({ state }) => stateHash(state))).toBe(state_hash);
  });

  it('C4: the record verifies, and does not when one byte of it is changed', async () => {
    const dir = join(folder('again'), 'record');
    const report = await verifyRecord(dir);
    expect(report.problems).toEqual([]);
    const segments = join(dir, 'segments');
    const path = join(segments, readdirSync(segments)[0] ?? '');
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await verifyRecord(dir)).problems).not.toEqual([]);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  });

  it('C5: swapping the parties swaps findings and ledgers exactly, and changes nothing else', async () => {
    const plain = await opened('plain', ({ state }) => verdictsOf(state, (word) => word));
    const swapped = await opened('swapped', ({ state }) => verdictsOf(state, swapWord));
    expect(plain.findings.length).toBeGreaterThan(0);
    expect(swapped).toEqual(plain);
    const against = (name: string) =>
      cardOf(name).findings_by_party.map(({ findings }) => findings);
    expect(against('swapped')).toEqual(against('plain').toReversed());
  });

  it('C6: nothing that was heard was on record before the hold-back had passed', async () => {
    const early = await opened('plain', (mission) =>
      entriesOf(mission).filter(
        (entry) =>
          entry.kind === 'event.located' &&
          (entry.recordedAtMs < entry.judgement.notBeforeMs ||
            entry.judgement.notBeforeMs < entry.judgement.originTimeMs + 600_000),
      ),
    );
    expect(early).toEqual([]);
  });

  it('C7: a shot or launch is a cell of 5 km or more, in judgement and content, and so is a case made of nothing else', async () => {
    await opened('plain', (mission) => {
      const entries = entriesOf(mission);
      const firings = entries.filter(
        (entry) =>
          entry.kind === 'event.located' &&
          ['muzzle', 'launch'].includes(entry.judgement.eventKind),
      );
      expect(firings.length).toBeGreaterThan(0);
      for (const entry of firings) {
        if (entry.kind !== 'event.located') continue;
        const { area } = entry.judgement;
        expect([
          area.shape,
          'sizeM' in area && area.sizeM >= 5_000,
          mission.contentOf(entry.index),
        ]).toEqual(['cell', true, null]);
      }
      const fired = new Set(
        firings.map((entry) => entry.kind === 'event.located' && entry.judgement.eventId),
      );
      for (const entry of entries) {
        if (entry.kind !== 'incident.proposed') continue;
        const { eventIds, area } = entry.judgement;
        if (eventIds.length === 0 || !eventIds.every((eventId) => fired.has(eventId))) continue;
        expect(
          area.shape === 'cell'
            ? area.sizeM >= 5_000
            : area.shape === 'circle' && area.radiusM >= 2_500,
        ).toBe(true);
      }
    });
  });

  it('C8: every statement of the engine can be made again, and one that was altered differs', async () => {
    await opened('plain', (mission) => {
      const entries = entriesOf(mission);
      const options = { ...EXERCISE_PIPELINE, engine: ENGINE };
      const checked = recheck(entries, mission.contentOf, options);
      const kinds = new Set(checked.map(({ entry }) => entry.kind));
      expect([...kinds].sort()).toEqual([
        'contradiction.noted',
        'evaluation.made',
        'event.located',
        'incident.proposed',
        'ledger.weighed',
      ]);
      expect(checked.filter(({ result }) => result.outcome !== 'same')).toEqual([]);
      const altered = entries.map((entry): Entry =>
        entry.kind === 'event.located' && entry.judgement.eventId === 'EV-0003'
          ? { ...entry, judgement: { ...entry.judgement, arrivals: entry.judgement.arrivals + 1 } }
          : entry,
      );
      const differing = recheck(altered, mission.contentOf, options).filter(
        ({ result }) => result.outcome === 'differs',
      );
      expect(
        differing.map(({ entry }) => 'eventId' in entry.judgement && entry.judgement.eventId),
      ).toEqual(['EV-0003']);
    });
  });

  it('C9: outsiders’ views hold no position of a sensor or patrol, no bearing, no observer’s word', async () => {
    await opened('plain', (mission) => {
      const secrets = secretsOf(mission);
      expect(secrets.length).toBeGreaterThan(200);
      for (const role of ROLES) {
        const reader: Reader = { role, partyId: role === 'liaison' ? 'A' : null, nation: null };
        if (sightOf(reader) === 'mission') continue;
        const text = viewsOf(mission, reader);
        expect([role, secrets.filter((secret) => text.includes(secret))]).toEqual([role, []]);
      }
    });
  });
});

describe('a whole watch', () => {
  it('C12: two hours and 300 sensors: recall, precision and attribution are as promised, with findings against each party', async () => {
    const { out } = await run(exercise, '--seed', '20310314', '--data', folder('full'), '--json');
    const card: Card = JSON.parse(out.join(''));
    cards.set('full', card);
    expect(card.events_recall).toBeGreaterThanOrEqual(0.95);
    expect(card.events_precision).toBeGreaterThanOrEqual(0.97);
    expect(card).toMatchObject({
      attribution_wrong: 0,
      benign_counted_as_violations: 0,
      refusals_unexpected: 0,
    });
    expect(card.attribution_correct).toBeGreaterThanOrEqual(card.events_by_parties / 2);
    expect(card.findings_by_party.every(({ findings }) => findings > 0)).toBe(true);
  });

  it('C13: twelve outlets that print one story are one group of the ledger', async () => {
    await opened('full', ({ state }) => {
      const outlets = [...state.sources.values()].flatMap(({ judgement }) =>
        judgement.sourceClass === 'press' ? [judgement.sourceId] : [],
      );
      expect(outlets).toHaveLength(12);
      const told = [...state.incidents.values()].filter(({ judgement }) =>
        judgement.observationIds.some((observationId) =>
          outlets.some(
            (outlet) => outlet === state.observations.get(observationId)?.judgement.sourceId,
          ),
        ),
      );
      expect(told.length).toBeGreaterThan(0);
      for (const { ledger } of told) {
        const rows = ledger?.judgement.rows ?? [];
        expect(
          rows.filter(({ groupId }) => outlets.some((outlet) => outlet === groupId)),
        ).toHaveLength(1);
      }
    });
  });
});

describe('the day of the exercise', () => {
  it('C14: heat from orbit joins its case, and what was not looked at is told', async () => {
    const card = cardOf('full');
    expect(card).toMatchObject({ satellite_passes: 1, heat_joined_wrongly: 0 });
    expect(card.heat_joined).toBeGreaterThan(0);
    await opened('full', (mission) => {
      const reader: Reader = { role: 'watch', partyId: null, nation: null };
      const context = mission.viewContext(false);
      const { glances } = situationView(mission.state, reader, context);
      expect(glances.map(({ sectors }) => sectors.length)).toEqual([5]);
      expect(glances[0]?.sentence).toContain('which is no sign that nothing burnt there');
      const rows = [...mission.state.incidents.values()].flatMap(({ ledger }) =>
        (ledger?.judgement.rows ?? []).filter(({ groupId }) => groupId === 'satellite-1'),
      );
      expect(rows.length).toBeGreaterThan(0);
    });
  });

  it('C15: two parties, two stories of what lies out of reach: one case, two allegations, unverifiable, with its reason', async () => {
    expect(cardOf('full')).toMatchObject({ beyond_reach: 1, beyond_reach_unverifiable: 1 });
  });

  it('L5: waves through the ground and a bearing join a place; what a person preferred stays, and the newer place is new since', async () => {
    const card = cardOf('full');
    expect(card).toMatchObject({ places_preferred: 1, places_preferred_and_news: 1 });
    expect(card.locations_with_both).toBeGreaterThan(0);
    expect(card.locations_joined_false).toBe(0);
    await opened('full', (mission) => {
      const located = entriesOf(mission).flatMap((entry) =>
        entry.kind === 'event.located' ? [entry.judgement] : [],
      );
      const again = located.filter(
        ({ seismicArrivals = 0, bearings = 0 }) => seismicArrivals + bearings > 0,
      );
      expect(again.every(({ area }) => area.shape === 'ellipse')).toBe(true);
      for (const { eventId, originTimeMs, arrivals } of again)
        expect(located.find((first) => first.eventId === eventId)).toMatchObject({
          originTimeMs,
          arrivals,
        });
      const preferred = [...mission.state.incidents.values()].filter(
        (incident) => incident.preferred !== null,
      );
      for (const { preferred: picked, judgement, newSinceDecision } of preferred) {
        expect(judgement.area).toEqual(picked?.judgement.area);
        const eventIds = new Set<string>(judgement.eventIds);
        const newest = again.filter(({ eventId }) => eventIds.has(eventId)).at(-1);
        expect(newest?.bearings).toBeGreaterThan(0);
        expect(newSinceDecision.length).toBeGreaterThan(0);
      }
    });
  });
});

describe('an interruption', () => {
  it('L2: closing and opening again during the watch changes nothing that is on record', async () => {
    const whole = await watch('whole', {});
    const broken = await watch('broken', { reopenAfter: [3, 4, 9, 14, 15] });
    expect(whole.filter(({ kind }) => kind === 'event.located').length).toBeGreaterThan(5);
    expect(broken).toEqual(whole);
  });

  it('L4: a gateway that is enrolled during the watch is heard from then on, as if it had always been there', async () => {
    const late = await watch('late', { lateGateway: 'gateway-02' });
    const enrolled = late.find(
      (entry) => entry.kind === 'source.enrolled' && entry.judgement.sourceId === 'gateway-02',
    );
    const fromMs = enrolled?.recordedAtMs ?? Number.MAX_SAFE_INTEGER;
    const heard = (entries: readonly Entry[]) =>
      entries.flatMap((entry) =>
        entry.kind === 'event.located' && entry.judgement.originTimeMs > fromMs
          ? [{ ...entry.judgement, eventId: null }]
          : [],
      );
    const whole = heard(await watch('on-time', {}));
    expect(whole.length).toBeGreaterThan(3);
    expect(heard(late)).toEqual(whole);
  });

  it('C10: an exercise that did not end starts again cleanly, and leaves other files alone', async () => {
    const dir = folder('again');
    const path = join(dir, 'mission.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"complete": true', '"complete": false'),
    );
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    expect(await play('again', 11, '--keep')).toMatchObject({
      record_root: cardOf('plain').record_root,
    });
    expect(readFileSync(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('C11: a folder at which a process is at work is not cleared, and real reports do not go into an exercise', async () => {
    const mission = await openMission({ dataDir: folder('plain') });
    await expect(play('plain', 11)).rejects.toThrow(/Another process is writing/);
    await mission.close();
    expect(await opened('plain', ({ state }) => stateHash(state))).toBe(cardOf('plain').state_hash);
    await expect(
      run(importReports, 'ucdp', join(folder('plain'), 'mission.json'), '--data', folder('plain')),
    ).rejects.toThrow(/holds an exercise/);
  });
});

const swapWord = (word: string) => (word === 'A' ? 'B' : word === 'B' ? 'A' : word);

/** Who is found to have done what, and on which weights; parties' names through `rename`. */
function verdictsOf(state: State, rename: (word: string) => string) {
  const byName = <T>(codes: readonly string[], values: readonly T[]) =>
    Object.fromEntries(
      codes
        .map((code, at) => [rename(code), values[at]] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    findings: [...state.findings.values()].map(
      ({ judgement, reviewed, issued, index, recordedAtMs }) => ({
        ...judgement,
        responsible: rename(judgement.responsible),
        index,
        recordedAtMs,
        reviewed: reviewed?.judgement.outcome,
        issuedAtMs: issued?.recordedAtMs,
      }),
    ),
    incidents: [...state.incidents.values()].map(({ judgement, ledger, dismissed, steps }) => ({
      judgement,
      dismissed: dismissed?.judgement,
      steps,
      leading: rename(ledger?.judgement.leading ?? ''),
      standards: ledger?.judgement.standards,
      score: byName(ledger?.judgement.hypotheses ?? [], ledger?.judgement.scoreCdb ?? []),
      rows: ledger?.judgement.rows.map((row) => ({
        ...row,
        weightsCdb: byName(ledger.judgement.hypotheses, row.weightsCdb),
      })),
    })),
    events: [...state.events.values()].map(({ judgement }) => ({
      ...judgement,
      sharesPpm: byName(
        judgement.sharesPpm.map(({ partyId }) => partyId),
        judgement.sharesPpm.map(({ ppm }) => ppm),
      ),
    })),
    // Of two entries that serve equally, one of each party, a clause cites the first: the verdicts are compared, not the citations.
    verdicts: state.evaluation?.judgement.verdicts.map(({ clauseId, verdict, openTerms }) => ({
      clauseId,
      verdict,
      openTerms,
    })),
    duties: state.evaluation?.judgement.obligations
      .map(
        ({ statementId, bearer, state: stands, dueMs, findingId }) =>
          `${statementId} ${rename(bearer)} ${stands} ${dueMs} ${findingId}`,
      )
      .sort(),
  };
}

/** Coordinates and words that no outsider may read: of each sensor, of each observer, and what observers wrote. */
function secretsOf(mission: Mission): readonly string[] {
  const found: string[] = [];
  const collect = (key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const isPlace =
      'latitudeUdeg' in value &&
      'longitudeUdeg' in value &&
      (key === 'observer' || 'sensorId' in value);
    if (isPlace) found.push(String(value.latitudeUdeg), String(value.longitudeUdeg));
    return value;
  };
  for (const { index } of mission.state.sources.values())
    JSON.stringify(mission.contentOf(index), collect);
  for (const { index, judgement } of mission.state.observations.values()) {
    const content = mission.contentOf(index);
    JSON.stringify(content, collect);
    const source = mission.state.sources.get(judgement.sourceId);
    const words = memberOf(content, 'text');
    if (source?.judgement.sourceClass === 'patrol' && typeof words === 'string' && words !== '')
      found.push(words);
  }
  return [...new Set(found), 'azimuthMdeg', '"bearing"'];
}

function viewsOf(mission: Mission, reader: Reader): string {
  const { state } = mission;
  const context = mission.viewContext(false);
  const cases = [...state.incidents.keys()].map((incidentId) =>
    caseView(state, incidentId, reader, context),
  );
  const entries = entriesOf(mission).map((entry) => {
    const content = mission.contentOf(entry.index);
    const contentText = content === null ? '' : JSON.stringify(content);
    return entryView(
      state,
      {
        entry,
        judgementText: JSON.stringify(entry.judgement),
        contentText,
        leafHex: '',
        proof: null,
      },
      reader,
      context,
    );
  });
  return JSON.stringify([
    situationView(state, reader, context),
    agreementView(state, reader, context),
    cases,
    entries,
  ]);
}

/** A watch without officers; the mission is closed and opened again after these ticks. What is on record, as texts. */
async function watch(
  name: string,
  {
    reopenAfter = [],
    lateGateway = null,
  }: { reopenAfter?: readonly number[]; lateGateway?: string | null },
): Promise<readonly Entry[]> {
  const plan = planExercise({ seed: 11, hours: 0.5, sensors: 100 }, keysFromSeed(11));
  const isLate = (command: MissionCommand) =>
    command.kind === 'enrol-source' && command.judgement.sourceId === lateGateway;
  const clock = createManualClock(plan.setupMs);
  const open = () =>
    createMission({
      dataDir: folder(name),
      origin: 'exercise.holdfast/watch',
      entropy: createSeededEntropy(11, clock),
    });
  let mission = await open();
  await setUp(mission, { ...plan, setup: plan.setup.filter((command) => !isLate(command)) });
  let pipeline = createPipeline(mission, EXERCISE_PIPELINE);
  let next = 0;
  for (
    let tick = 0, atMs = plan.startMs;
    atMs <= plan.endMs + 3_600_000;
    tick += 1, atMs += 300_000
  ) {
    if (tick === LATE_TICK)
      for (const command of plan.setup.filter(isLate)) await mission.execute(command);
    for (; (plan.deliveries[next]?.atMs ?? atMs + 1) <= atMs; next += 1) {
      const delivery = plan.deliveries[next];
      if (delivery === undefined) break;
      clock.advanceTo(delivery.atMs);
      await pipeline.take(delivery);
    }
    clock.advanceTo(atMs);
    await pipeline.advance();
    const said = mission.state.entries;
    await pipeline.advance();
    expect(mission.state.entries).toBe(said);
    if (!reopenAfter.includes(tick)) continue;
    await mission.close();
    mission = await open();
    pipeline = createPipeline(mission, EXERCISE_PIPELINE);
  }
  const entries = entriesOf(mission);
  await mission.close();
  return entries;
}

/** The tick, of five minutes, at which a gateway that is late is enrolled. */
const LATE_TICK = 3;
