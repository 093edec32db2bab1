import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMission } from '@holdfast/mission';
import { serveRecord } from '../testing/served.ts';
import type { ServedRecord } from '../testing/served.ts';

let served: ServedRecord;

beforeAll(async () => {
  served = await serveRecord({ trial: false });
});
afterAll(() => served.end());

const get = (path: string, accept = '*/*') =>
  fetch(`${served.server.url}${path}`, { headers: { accept } });

describe('the public page and its files', () => {
  it('O1: every page and file is there without signing in, without script, and small', async () => {
    for (const path of ['/public', '/public/how', '/public/data']) {
      const response = await get(path, 'text/html');
      const text = await response.text();
      expect([path, response.status, text.includes('<script'), text.length < 150_000]).toEqual([
        path,
        200,
        false,
        true,
      ]);
    }
    const geojson: unknown = await (await get('/public/data/incidents.geojson')).json();
    expect(geojson).toMatchObject({ type: 'FeatureCollection', features: [] });
    const feed: unknown = await (await get('/public/changes.json')).json();
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [] });
    const file = await (await get('/public/data/incidents.parquet')).arrayBuffer();
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect((await (await get('/public/data/incidents.csv')).text()).split('\r\n')[0]).toContain(
      'incident_id,incident_type,status',
    );
  });

  it('D8: how many entries there are is not to be had from any refusal, cut or line between two beats', async () => {
    const live = await (await get('/api/record?role=watch')).json();
    const { entries } = live.cut;
    expect(entries).toBeGreaterThan(3);
    for (const role of ['public', 'liaison', 'capital', 'planner']) {
      for (const path of ['session', 'situation', 'record', 'reports', 'health', 'instruments']) {
        const body = await (await get(`/api/${path}?role=${role}`)).json();
        const told = [body.cut?.entries ?? 0, body.nowMs ?? 0, body.cut?.knownAtMs ?? 0];
        expect([role, path, told[0] < entries, ...told.slice(1).map((ms) => ms % 900_000)]).toEqual(
          [role, path, true, 0, 0],
        );
        expect(body.queue?.waiting ?? null).toBeNull();
      }
      const texts = await Promise.all(
        [`entry/${String(entries)}`, 'entry/99999', 'entry/x', 'commitments?since=99999'].map(
          async (path) =>
            (
              await (await get(`/api/${path}${path.includes('?') ? '&' : '?'}role=${role}`)).text()
            ).replace(/Entry \d+/, 'Entry'),
        ),
      );
      for (const text of texts) {
        expect(text).toMatch(/not-found|malformed/);
        expect([
          text.includes(` ${String(entries)}`),
          text.includes(` ${String(entries - 1)}`),
        ]).toEqual([false, false]);
      }
    }
  });

  it('D7, story 14: positions, tracks, fresher and finer are refused with the rule, and counted on record without flooding it', async () => {
    const asked = [
      '/api/positions',
      '/api/tracks',
      '/public/data/patrols',
      '/public?delay=0',
      '/public/data/incidents.csv?known=1',
      '/public/data/incidents.geojson?precision=10',
    ];
    for (const path of asked) {
      const response = await get(path);
      const body: unknown = await response.json();
      expect([path, response.status, body]).toMatchObject([path, 403, { code: 'not-permitted' }]);
    }
    for (let at = 0; at < 30; at += 1) await get('/api/sensors');
    for (const path of ['/api/situation?role=public&known=1', '/api/record?role=public&delay=0'])
      expect([path, (await get(path)).status]).toEqual([path, 403]);
    await served.server.close();
    const mission = await openMission({ dataDir: served.dataDir });
    const kinds = Array.from(
      { length: mission.state.entries },
      (_, index) => mission.entryOf(index)?.kind,
    ).filter((kind) => kind === 'disclosure.refused');
    expect(Object.fromEntries(mission.state.refusedRequests)).toEqual({
      positions: 33,
      fresher: 4,
      finer: 1,
    });
    // One at once for each rule, and what was counted since when the server closed.
    expect(kinds.length).toBe(5);
    await mission.close();
    served = await served.restart();
  });
});
