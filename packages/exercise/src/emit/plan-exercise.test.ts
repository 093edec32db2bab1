import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FEED_NAMES, isFeedName, openEnvelope, parseFeed } from '@holdfast/feeds';
import type { FeedContext } from '@holdfast/feeds';
import type { IntakeItem, Refusal } from '@holdfast/domain';
import { planExercise } from '../index.ts';
import type { ExerciseOptions, ExercisePlan, SourceKeys } from '../index.ts';
import { prepareExercise } from './plan-exercise.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function privateKeyOf(sourceId: string) {
  const secret = createHash('sha256').update(sourceId).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
}

const keys: SourceKeys = {
  sign: (sourceId, bytes) => new Uint8Array(sign(null, bytes, privateKeyOf(sourceId))),
  publicKey: (sourceId) => {
    const key = createPublicKey(privateKeyOf(sourceId));
    return new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(SPKI.length));
  },
  sha256Hex: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

const plan = (options: ExerciseOptions) => planExercise(options, keys);

/** A reader of the plan as the mission would be: it opens and parses every file. */
function readAll(exercise: ExercisePlan) {
  const enrolled = exercise.setup.flatMap((command) =>
    command.kind === 'enrol-source' ? [command] : [],
  );
  const sensors = new Map(
    enrolled.map(({ judgement, content }) => {
      const listed = JSON.parse(JSON.stringify(content)).sensors ?? [];
      const ids: string[] = listed.map(({ sensorId }: { sensorId: string }) => sensorId);
      return [String(judgement.sourceId), new Set(ids)];
    }),
  );
  const items: IntakeItem[] = [];
  const refusals: (Refusal & { feed: string })[] = [];
  const seen = new Set<string>();
  for (const delivery of exercise.deliveries) {
    const opening = openEnvelope(delivery.bytes, {
      publicKeyOf: (sourceId) => (sensors.has(sourceId) ? keys.publicKey(sourceId) : null),
      verify: (key, message, signature) => {
        const der = Buffer.concat([SPKI, key]);
        const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
        return verify(null, message, publicKey, signature);
      },
      maxBytes: 1_000_000,
    });
    if (!opening.opened) {
      refusals.push({ ...opening.refusal, feed: delivery.feed });
      continue;
    }
    const { feed, sourceId, sequence, payload, firstLine } = opening.envelope;
    expect(feed).toBe(delivery.feed);
    const party = enrolled.find(({ judgement }) => judgement.sourceId === sourceId)?.judgement;
    const context: FeedContext = {
      sourceId,
      sequence,
      firstLine,
      fromMs: exercise.setupMs,
      toMs: delivery.atMs,
      region: {
        westUdeg: exercise.geometry.boundsDeg[0] * 1e6,
        southUdeg: exercise.geometry.boundsDeg[1] * 1e6,
        eastUdeg: exercise.geometry.boundsDeg[2] * 1e6,
        northUdeg: exercise.geometry.boundsDeg[3] * 1e6,
      },
      parties: new Set(['A', 'B']),
      sectors: new Set(exercise.sectors.map(({ sectorId }) => sectorId)),
      sensors: sensors.get(sourceId) ?? new Set(),
      partyId: party?.partyId ?? null,
      hasSeen: (rowId) => seen.has(`${sourceId} ${rowId}`),
    };
    const reading = parseFeed(feed, payload, context);
    for (const rowId of reading.rowIds) seen.add(`${sourceId} ${rowId}`);
    items.push(...reading.items);
    refusals.push(...reading.refusals.map((refusal) => ({ ...refusal, feed })));
  }
  return { items, refusals };
}

const SEED_7 = plan({ seed: 7 });

describe('planExercise', () => {
  it('X1: the same options give the same plan, byte for byte', () => {
    expect(plan({ seed: 7 })).toEqual(SEED_7);
    expect(plan({ seed: 8 }).deliveries).not.toEqual(SEED_7.deliveries);
    expect(plan({ seed: 8 }).geometry).toEqual(SEED_7.geometry);
  });

  it('X2: swapping the parties changes their ids, names and signatures, and nothing else', () => {
    const swapped = plan({ seed: 7, swapParties: true });
    const neutral = (text: string, turned: boolean) => {
      const [first, second] = turned ? ['B', 'A'] : ['A', 'B'];
      const [north, south] = turned ? ['Corrath', 'Haldavar'] : ['Haldavar', 'Corrath'];
      return text
        .replaceAll(
          new RegExp(`"(party|accused|partyId|leftPartyId|rightPartyId)":"${first}"`, 'g'),
          '"$1":"north"',
        )
        .replaceAll(
          new RegExp(`"(party|accused|partyId|leftPartyId|rightPartyId)":"${second}"`, 'g'),
          '"$1":"south"',
        )
        .replaceAll(north ?? '', 'North')
        .replaceAll(south ?? '', 'South')
        .replaceAll(/^-- .*$/gm, '-- signature');
    };
    const shape = (exercise: ExercisePlan, turned: boolean) => ({
      ...exercise,
      parties: exercise.parties.map(({ side }) => side).sort(),
      geometry: JSON.parse(neutral(JSON.stringify(exercise.geometry), turned)),
      setup: JSON.parse(neutral(JSON.stringify(exercise.setup), turned)),
      reports: JSON.parse(neutral(JSON.stringify(exercise.reports), turned)),
      deliveries: exercise.deliveries
        .filter(({ fileName }) => !fileName.includes('-cut'))
        .map(({ atMs, fileName, feed, bytes }) => ({
          atMs,
          fileName,
          feed,
          text: neutral(Buffer.from(bytes).toString('latin1'), turned),
        })),
    });
    expect(shape(swapped, true)).toEqual(shape(SEED_7, false));
    expect(swapped.parties.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it.each([1, 7, 42])(
    'X3: every file reads, but for exactly the expected refusals (seed %i)',
    (seed) => {
      const { refusals, items } = readAll(plan({ seed }));
      const { post } = prepareExercise({ seed });
      const names = (list: readonly { feed: string; code: string }[]) =>
        list.map(({ feed, code }) => `${feed} ${code}`).sort();
      expect(names(refusals)).toEqual(names(post.expected));
      expect(post.expected).toHaveLength(11);
      expect(new Set(items.map(({ kind }) => kind))).toEqual(
        new Set(['arrivals', 'observation', 'allegation', 'activity', 'coverage']),
      );
    },
  );

  it('X3: nothing true is lost to a fault', () => {
    const { items } = readAll(SEED_7);
    const rows = items.flatMap((item) => (item.kind === 'arrivals' ? item.rows : []));
    const { arrivals, seismicArrivals } = prepareExercise({ seed: 7 }).world;
    expect(rows).toHaveLength(arrivals.length + seismicArrivals.length);
  });

  it('X4: deliveries come in order of time, with names of their own and known feeds', () => {
    const times = SEED_7.deliveries.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(SEED_7.deliveries.map(({ fileName }) => fileName)).size).toBe(times.length);
    expect(SEED_7.deliveries.every(({ feed }) => isFeedName(feed))).toBe(true);
    expect(new Set(SEED_7.deliveries.map(({ feed }) => feed))).toEqual(new Set(FEED_NAMES));
    expect(times.every((atMs) => atMs > SEED_7.setupMs && atMs < SEED_7.closeMs)).toBe(true);
  });

  it('X5: a plan holds no word of what really happened', () => {
    const words = Object.keys(SEED_7).sort();
    expect(words).toEqual([
      'closeMs',
      'custodian',
      'deliveries',
      'endMs',
      'geometry',
      'parties',
      'reports',
      'sectors',
      'setup',
      'setupMs',
      'startMs',
      'title',
    ]);
  });

  it('X6: options out of range are refused', () => {
    for (const options of [
      { seed: 0.5 },
      { seed: 1, hours: 0.4 },
      { seed: 1, hours: NaN },
      { seed: 1, sensors: 24 },
    ])
      expect(() => plan(options)).toThrow(/expected/);
    expect(plan({ seed: 1, hours: 0.5, sensors: 25 }).deliveries.length).toBeGreaterThan(10);
  });
});
