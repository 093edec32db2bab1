import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedRecord } from './testing/served.ts';
import { get, post, serveRecord } from './testing/served.ts';

let served: ServedRecord;
beforeAll(async () => {
  served = await serveRecord({ trial: true });
});
afterAll(() => served.end());

const DAY_MS = 86_400_000;
const AS = 'as=p-information&role=information';
const at = (path: string) => `${served.server.url}/api/${path}?${AS}`;

interface MadeFile {
  readonly fileName: string;
  readonly sha256: string;
}

async function filesOf(words: string): Promise<readonly MadeFile[]> {
  const { body } = await get(at(`report-draft/${encodeURIComponent(words)}`));
  return Array.isArray(body['files']) ? body['files'] : [];
}

async function entries(): Promise<number> {
  const { body } = await get(at('session'));
  const { cut } = body;
  return typeof cut === 'object' && cut !== null && 'entries' in cut ? Number(cut.entries) : 0;
}

async function issue(id: string, command: object) {
  return post(`${served.server.url}/api/commands`, {
    id,
    as: 'p-information',
    role: 'information',
    command,
  });
}

test('S13: a draft is made without a trace; issued, its files are those bytes, and are made again', async () => {
  const fromMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 2 * DAY_MS;
  const query = { fromMs, toMs: fromMs + DAY_MS, audience: 'public', cutEntries: await entries() };
  const words = ['daily', query.fromMs, query.toMs, query.cutEntries, query.audience].join(';');
  const files = await filesOf(words);
  expect(files.map(({ fileName }) => fileName)).toContain('report.fr.pdf');
  expect(await entries()).toBe(query.cutEntries);
  const issued = await issue('report-0001', {
    kind: 'issue-report',
    reportKind: 'daily',
    ...query,
    files,
  });
  expect(issued.status).toBe(201);
  const { body: register } = await get(at('reports'));
  const [report] = Array.isArray(register['reports']) ? register['reports'] : [];
  const reportId = String(report?.reportId);
  for (const { fileName, sha256 } of files.filter((each) => !each.fileName.endsWith('pdf'))) {
    const response = await fetch(at(`report-file/${reportId}/${fileName}`));
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([fileName, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      fileName,
      sha256,
    ]);
  }
  const { body: checked } = await get(at(`report-check/${reportId}`));
  expect(JSON.stringify(checked)).not.toContain('"same":false');
  const again = await issue('report-0002', {
    kind: 'issue-report',
    reportKind: 'daily',
    ...query,
    files,
  });
  expect(again.status).toBeGreaterThanOrEqual(400);
});

test('S13: what names no report, no file or no question is refused in a sentence', async () => {
  const wrong = [
    ['report-file/RP-9999/report.en.html', 404],
    ['report-check/RP-9999', 404],
    ['report-draft/daily', 400],
    [`report-draft/${encodeURIComponent('daily;1;2;3')}`, 400],
    [`report-draft/${encodeURIComponent('hourly;0;86400000;1;mission')}`, 400],
    [`report-draft/${encodeURIComponent('daily;0;86400000;1e9;mission')}`, 400],
    [`report-draft-file/${encodeURIComponent('daily;0;86400000;1;mission')}/report.xx.html`, 404],
    [
      `report-draft-file/${encodeURIComponent('daily;0;86400000;1;mission')}/..%2Fmission.json`,
      404,
    ],
  ] as const;
  for (const [path, expected] of wrong) {
    const { status, body } = await get(at(path));
    expect([path, status, typeof body['message']]).toEqual([path, expected, 'string']);
  }
});

test('S13: a draft is read in the mission alone', async () => {
  const words = encodeURIComponent('daily;0;86400000;1;mission');
  const { status } = await get(`${served.server.url}/api/report-draft/${words}?role=public`);
  expect(status).toBe(403);
});
