import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { memberOf } from '@holdfast/domain';
import { openMission, verifyRecord, withTime, writeMissionFile } from '@holdfast/mission';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '@holdfast/server';
import { originOfSeed, startLiveExercise } from '../exercise/live-exercise.ts';
import { openHttpLine } from './http-line.ts';
import { openMqttLine } from './mqtt-line.ts';
import { playOverWire } from './play.ts';
import type { Line, WireReceipt } from './sender.ts';
import { PLAN, RUN, outcomeFromFiles } from './testing/one-exercise.ts';
import { outcomeOf } from './testing/outcome.ts';
import { freePort, liveServer, mosquitto } from './testing/processes.ts';
import type { Killable } from './testing/processes.ts';

/** `HOLDFAST_WIRE_KILLS=5` kills more often than fits into every test run; it needs the build. */
const KILLS = Number(process.env['HOLDFAST_WIRE_KILLS'] ?? '1');
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-killed-'));
const brokerPort = await freePort();
const broker = mosquitto(scratch, brokerPort);
let fromFiles: Promise<unknown>;

// Played while the server that is to be killed starts.
beforeAll(() => {
  fromFiles = outcomeFromFiles(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function exerciseFolder(name: string): string {
  const dataDir = join(scratch, name);
  const exercise = { ...RUN, complete: false };
  writeMissionFile(dataDir, {
    format: 'holdfast mission v1',
    origin: originOfSeed(RUN.seed),
    exercise,
  });
  return dataDir;
}

/**
 * A line on which something is killed while every so manieth batch is on its way, a little later each time, and started again. The first kill, which waits for nothing, is
 * done again at the next batch until it came before the answer.
 */
function interrupted(line: Line, victim: Killable, receipts: WireReceipt[]): Line {
  const every = Math.floor(PLAN.deliveries.length / (KILLS + 1));
  let [sent, kills] = [0, 0];
  return {
    async send(sourceId, bytes) {
      sent += 1;
      const isDue = kills < KILLS && sent >= (kills + 1) * every;
      const killed = isDue
        ? wait(kills * 7)
            .then(() => victim.kill())
            .then(() => victim.start())
        : Promise.resolve();
      if (isDue && kills > 0) kills += 1;
      try {
        const answer = await line.send(sourceId, bytes);
        if (answer.answer === 'taken') receipts.push(answer.receipt);
        return answer;
      } catch (lost) {
        if (isDue && kills === 0) kills = 1;
        throw lost;
      } finally {
        await killed;
      }
    },
    close: () => line.close(),
  };
}

/** What was acknowledged is on record, where the receipt says, and the whole came to what it comes to without interruption. */
async function expectNothingLost(dataDir: string, receipts: readonly WireReceipt[]): Promise<void> {
  expect((await verifyRecord(join(dataDir, 'record'))).problems).toEqual([]);
  const mission = await openMission({ dataDir });
  const found = receipts.map(({ entry, sourceId, sequence }) => {
    const acknowledgement = mission.entryOf(entry);
    if (acknowledgement?.kind !== 'batches.received') return null;
    const at = acknowledgement.judgement.batches.findIndex(
      (each) => each.sourceId === sourceId && each.sequence === sequence,
    );
    const hashes = memberOf(mission.contentOf(entry), 'sha256');
    const sha256: unknown = Array.isArray(hashes) ? hashes[at] : null;
    return { sourceId, sequence, sha256 };
  });
  expect(found).toEqual(
    receipts.map(({ sourceId, sequence, sha256 }) => ({ sourceId, sequence, sha256 })),
  );
  expect(outcomeOf(mission.state)).toEqual(await fromFiles);
  await mission.close();
}

const play = (line: Line) =>
  playOverWire({
    plan: PLAN,
    line,
    speed: null,
    triesMax: 40,
    timed: withTime,
    waitMs: (ms) => wait(ms),
  });

describe('killed on the way', () => {
  it('W7: the server, over HTTP: nothing acknowledged is lost, and the exercise comes to the same', async () => {
    const dataDir = exerciseFolder('http');
    const port = await freePort();
    const server = liveServer(dataDir, port, null);
    await server.start();
    const receipts: WireReceipt[] = [];
    const line = interrupted(openHttpLine(`http://127.0.0.1:${port}`), server, receipts);
    const tally = await play(line);
    expect(tally.retries).toBeGreaterThan(0);
    await server.kill();
    expect(receipts.length).toBe(tally.taken);
    await expectNothingLost(dataDir, receipts);
  });

  // Skipped where Mosquitto is not installed: the broker of our own lives and dies with the server.
  it.skipIf(broker === null)(
    'W7: the broker, Mosquitto: nothing acknowledged is lost, and the exercise comes to the same',
    async () => {
      if (broker === null) return;
      const dataDir = join(scratch, 'mqtt');
      const url = `mqtt://127.0.0.1:${brokerPort}`;
      await broker.start();
      const run = { ...RUN, complete: false };
      const live = await startLiveExercise(dataDir, run, (error) => {
        throw error;
      });
      const withBroker = { ...live, mqtt: { url } };
      const server = await startServer({ dataDir, live: withBroker, port: 0, consoleDir: null });
      const receipts: WireReceipt[] = [];
      const line = interrupted(await openMqttLine(url, 500), broker, receipts);
      const tally = await play(line);
      await line.close();
      await server.close();
      await broker.kill();
      expect(receipts.length).toBe(tally.taken);
      await expectNothingLost(dataDir, receipts);
    },
  );
});
