import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withTime } from '@holdfast/mission';
import { startServer } from '@holdfast/server';
import type { LiveMission } from '@holdfast/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLiveExercise } from '../exercise/live-exercise.ts';
import { openHttpLine } from './http-line.ts';
import { openMqttLine } from './mqtt-line.ts';
import { playOverWire } from './play.ts';
import type { Line } from './sender.ts';
import { PLAN, RUN, outcomeFromFiles } from './testing/one-exercise.ts';
import { outcomeOf } from './testing/outcome.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-live-'));
let fromFiles: unknown;

beforeAll(async () => {
  fromFiles = await outcomeFromFiles(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function serveLive(name: string, mqtt?: LiveMission['mqtt']) {
  const dataDir = join(scratch, name);
  const live = await startLiveExercise(dataDir, { ...RUN, complete: false }, (error) => {
    throw error;
  });
  const server = await startServer({
    dataDir,
    live: mqtt === undefined ? live : { ...live, mqtt },
    port: 0,
    consoleDir: null,
  });
  return { ...live, server };
}

const play = (line: Line) =>
  playOverWire({
    plan: PLAN,
    line,
    speed: null,
    triesMax: 3,
    timed: withTime,
    waitMs: (ms) => wait(ms),
  });

describe('an exercise over the wire', () => {
  it('W1: gives the same settled events, findings and obligations as from files, over HTTP', async () => {
    const { mission, server, ended } = await serveLive('http');
    const line = openHttpLine(server.url);
    const tally = await play(line);
    await ended;
    expect(tally.sent).toBe(PLAN.deliveries.length);
    expect(outcomeOf(mission.state)).toEqual(fromFiles);
    expect(mission.state.events.size).toBeGreaterThan(0);
    expect(mission.state.findings.size).toBeGreaterThan(0);
    const entries = mission.state.entries;
    const again = await play(line);
    expect([again.again, again.refused]).toEqual([again.taken, tally.refused]);
    expect(mission.state.entries).toBe(entries);
    await server.close();
  });

  it('W1: and the same over MQTT, with a broker of our own', async () => {
    const { mission, server, ended } = await serveLive('mqtt', { port: 0 });
    const line = await openMqttLine(server.mqttUrl ?? '');
    const tally = await play(line);
    await ended;
    // At least once: on a slow machine a line may send a batch again, and nothing comes of it.
    expect(tally.sent).toBe(PLAN.deliveries.length);
    expect(outcomeOf(mission.state)).toEqual(fromFiles);
    await line.close();
    await server.close();
  });
});
