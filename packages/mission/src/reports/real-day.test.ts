import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MissionReport, ReportQuery } from '@holdfast/domain';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { takePublishedFile } from '../intake/published-file.ts';
import type { Mission } from '../mission.ts';
import { createMission } from '../open-mission.ts';
import { makeReport, reportCsv, reportHtml, reportMarkdown, reportPdf } from './make-report.ts';
import { checkReport, reportHashes } from './report-files.ts';

/** Open data beside the clone; without it these tests say that they were skipped. */
const DATA = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const FILES = [
  ['firms', 'firms/VIIRS-NOAA-2022.csv'],
  ['sirens', 'air-raid-sirens/official_2022-09-28_2022-11-07.csv'],
  ['sirens', 'air-raid-sirens/volunteer_2022-09-28_2022-11-07.csv'],
] as const;

const isThere = FILES.every(([, path]) => existsSync(join(DATA, path)));
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-report-'));
let mission: Mission;

beforeAll(async () => {
  if (!isThere) return;
  mission = await createMission({
    dataDir: scratch,
    origin: 'exercise.holdfast/real-day',
    entropy: createSeededEntropy(10, createManualClock(Date.UTC(2026, 0, 1))),
  });
  for (const [feed, path] of FILES) {
    const file = join(DATA, path);
    await takePublishedFile(
      mission,
      {
        fileName: basename(file),
        byteLength: statSync(file).size,
        chunks: () => createReadStream(file),
      },
      { feed, mapping: null, source: null },
    );
  }
});
afterAll(async () => {
  if (isThere) await mission.close();
  rmSync(scratch, { recursive: true, force: true });
});

const dayMs = Date.UTC(2022, 9, 10);
const query = (): ReportQuery => ({
  kind: 'daily',
  fromMs: dayMs,
  toMs: dayMs + 86_400_000,
  cutEntries: mission.state.entries,
  audience: 'mission',
});
const figure = (report: MissionReport, measure: string, sourceId: string) =>
  report.figures.find((each) => each.measure === measure && each.sourceId === sourceId);

describe.skipIf(!isThere)('10 October 2022, from open data', () => {
  it('R3: stands out in hours under alert, and not in counts', () => {
    const { report } = makeReport(mission, query());
    const hours = figure(report, 'alert-time', 'sirens-official');
    expect(Math.round((hours?.value ?? 0) / 360_000)).toBe(1_630);
    expect(hours?.earlier?.periods).toBe(12);
    expect(Math.round((hours?.earlier?.sum ?? 0) / 12 / 360_000)).toBe(593);
    expect(hours?.higherThan).toBe(12);
    const counts = figure(report, 'alerts', 'sirens-official');
    expect(counts?.lowerThan).toBeGreaterThan(0);
    const heat = figure(report, 'thermal-anomalies', 'nasa-firms-viirs');
    expect(heat?.earlier?.periods).toBe(30);
    expect(heat?.lowerThan).toBeGreaterThan(0);
  });

  it('R1: is the same bytes twice, in every format and language', async () => {
    const first = await reportHashes(makeReport(mission, query()));
    const checked = await checkReport(makeReport(mission, query()), first);
    expect(first.map(({ fileName }) => fileName)).toContain('report.uk.pdf');
    expect(checked.filter(({ same }) => !same)).toEqual([]);
  });

  it('R2: says so in words, in English and in Ukrainian', () => {
    const sealed = makeReport(mission, query());
    const text = reportMarkdown(sealed, 'en').replaceAll('\\', '');
    expect(text).toContain('# More hours under air-raid alert than on any of the 12 days before');
    expect(text).toContain('163.0 | 86.5 | 59.3 (12\u00a0days)');
    expect(reportMarkdown(sealed, 'uk')).toContain('163,0 | 86,5 | 59,3 (12\u00a0днів)');
    const html = reportHtml(sealed, 'en');
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(html).toContain('<html lang="en">');
  });

  it('R1: is a PDF with its fonts and its words in it', async () => {
    const pdf = Buffer.from(await reportPdf(makeReport(mission, query()), 'uk')).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('/FontFile2');
    expect(pdf).toContain('SourceSerif4');
    expect(pdf).toContain('/Lang (uk)');
  });

  it('R4: has its series as an annex, gaps left empty', () => {
    const rows = reportCsv(makeReport(mission, query()), 'figures').trim().split('\r\n');
    expect(rows[0]).toBe('measure,source_id,unit,period_from_utc,value');
    expect(rows).toContain('alert-time,sirens-official,ms,2022-09-27T00:00:00.000Z,');
    expect(rows.filter((row) => row.startsWith('alert-time,sirens-official'))).toHaveLength(31);
  });
});
