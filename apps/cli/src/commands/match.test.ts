import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Command } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command as cluster } from './cluster.ts';
import { command as match } from './match.ts';
import { command as weigh } from './weigh.ts';

const REAL = fileURLToPath(
  new URL(
    '../../../../../shared/data/ucdp-ged-ukraine/UCDP-Ukraine-2014-2023.csv',
    import.meta.url,
  ),
);

const call = (command: Command, ...words: readonly string[]) => saidBy(command, words);

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-match-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(await mkdtemp(join(scratch, 'list-')), 'file');
  await writeFile(file, text);
  return file;
}

const HEADER = 'id,date_utc,latitude_deg,longitude_deg,text,type,source,posted_at_utc\n';
const LEFT = `${HEADER}"a,1",2031-03-14,-47.01,-126.00,"Shells fell on the mill, Upperford",shelling,x,2031-03-14T09:00:00Z
a2,2031-03-20,-47.5,-126.4,Shots near Netherby ferry,clash,x,
bad,2031-02-30,-47.5,-126.4,text,,,
a2,2031-03-20,-47.5,-126.4,again,clash,x,
`;
const RIGHT = `${HEADER}b1,2031-03-14T07:30:00Z,-47.02,-126.01,Upperford mill shelled,shelling,x,
b2,2031-03-19/2031-03-21,-47.5,-126.41,Netherby ferry shots,clash,y,
b3,2031-03-29,-47.5,NaN,Netherby ferry shots,clash,y,
`;

test('match writes pairs and tells bad rows with file and line', async () => {
  const [left, right] = [await fileOf(LEFT), await fileOf(RIGHT)];
  const { code, out, err } = await call(match, '--left', left, '--right', right);
  expect(code).toBe(0);
  expect(out[0]).toBe('left_id,right_id,weight_db,probability');
  expect(out.slice(1).map((line) => line.replace(/,[\d.]+,[\d.]+$/, ''))).toEqual([
    '"a,1",b1',
    'a2,b2',
  ]);
  expect(err).toContain(
    `${left}:4: expected date_utc: a day or a time in UTC, or first/last, found 2031-02-30.`,
  );
  expect(err).toContain(`${left}:5: expected an id not seen before, found a2.`);
  expect(err).toContain(`${right}:4: expected longitude_deg: -180 to 180, found NaN.`);
  expect(err.at(-1)).toBe('2 and 2 reports: 2 pairs.');
});

test('cluster groups one list and writes a file', async () => {
  const body = (text: string) => text.slice(HEADER.length);
  const file = await fileOf(HEADER + body(LEFT) + body(RIGHT).replaceAll(',x,', ',z,'));
  const target = join(await mkdtemp(join(scratch, 'list-')), 'clusters.csv');
  const { code, out, err } = await call(cluster, file, '--out', target);
  expect([code, out]).toEqual([0, []]);
  expect(err.at(-1)).toBe('4 reports: 2 incidents.');
  expect(await readFile(target, 'utf8')).toBe(
    'id,cluster_id\n"a,1","a,1"\nb1,"a,1"\na2,a2\nb2,a2\n',
  );
});

test('files and words that make no sense are refused', async () => {
  await expect(call(cluster)).rejects.toThrow('expected one file');
  await expect(call(cluster, 'none.csv')).rejects.toThrow('none.csv');
  await expect(call(match, '--left', 'a')).rejects.toThrow('--right');
  await expect(call(match, '--wrong')).rejects.toThrow('--wrong');
  await expect(call(cluster, await fileOf('id,text\n1,a\n'))).rejects.toThrow('usable row');
  expect(await call(cluster, await fileOf(HEADER))).toMatchObject({
    code: 0,
    out: ['id,cluster_id'],
  });
});

const CASE = {
  parties: ['A', 'B'],
  table: 'exercise-1',
  cap_cdb: 1000,
  priors_cdb: { party: 0, third_party: -1000, accident: -500, exercise: -500, natural: -300 },
  standards: [
    {
      standard_id: 'balance',
      threshold_cdb: 1000,
      least_groups: 2,
      survives_loss_of: 0,
      physical_evidence: true,
    },
  ],
  reports: [
    {
      report_id: 'r1',
      group_id: 'acoustic',
      source_class: 'acoustic-network',
      claim: {
        code: 'launch-and-impact',
        launch_ppm: { A: 990000, B: 10000 },
        impact_ppm: { A: 10000, B: 990000 },
      },
    },
    {
      report_id: 'r2',
      group_id: 'patrol',
      source_class: 'patrol',
      claim: { code: 'fired-from', shares_ppm: { A: 900000, B: 100000 } },
    },
  ],
};

test('weigh shows rows that add up, and answers by its exit code', async () => {
  const both = await fileOf(JSON.stringify(CASE));
  const shown = await call(weigh, both);
  expect(shown.code).toBe(0);
  expect(shown.out.some((line) => line.startsWith('balance: met for A'))).toBe(true);
  const one = await fileOf(JSON.stringify({ ...CASE, reports: CASE.reports.slice(1) }));
  const { code, out } = await call(weigh, one, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out.join('\n'))).toMatchObject({
    leading: 'A',
    standards: [{ met: 0, responsible: 'undetermined', groupsInFavour: 1 }],
  });
  const wrong = await fileOf(JSON.stringify({ ...CASE, cap_cdb: 'much' }));
  await expect(call(weigh, wrong)).rejects.toThrow('case.cap_cdb: expected a whole number');
  await expect(call(weigh, await fileOf('{'))).rejects.toThrow('JSON');
});

test.skipIf(!existsSync(REAL))(
  `the real file becomes incidents${existsSync(REAL) ? '' : ' (skipped: ../shared/data is not here)'}`,
  async () => {
    const { out, err } = await call(cluster, REAL);
    expect(err).toEqual([expect.stringMatching(/^3883 reports: 3[2-6]\d\d incidents\.$/)]);
    expect(out).toHaveLength(3884);
  },
);
