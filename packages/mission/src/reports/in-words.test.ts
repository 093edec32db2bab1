import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorOf, ENGINE, id, LANGUAGES } from '@holdfast/domain';
import type { Author, Language, NewEntry, ReportQuery } from '@holdfast/domain';
import type { Mission } from '../mission.ts';
import { DAWN_MS, staffedDesk, temporaryFolder } from '../testing/desk.ts';
import { makeReport, reportCsv, reportMarkdown } from './make-report.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MIDNIGHT_MS = DAWN_MS - 6 * HOUR_MS;
const INCIDENTS = ['HF-0001', 'HF-0002'] as const;
const AUDIENCES = ['mission', 'party', 'public'] as const;
const OFFICER: Author = {
  kind: 'person',
  id: 'p-officer',
  role: 'information',
  nation: 'Northland',
};

const scratch = temporaryFolder();
let mission: Mission;

/** Two blasts, each an incident; the second is set aside as a quarry's; the first stands in three reports. */
beforeAll(async () => {
  ({ mission } = await staffedDesk(scratch.dir));
  await mission.record(() => INCIDENTS.flatMap((incidentId, at) => blast(incidentId, at)));
  const cutEntries = mission.state.entries;
  await mission.record(() => [
    {
      kind: 'incident.dismissed',
      author: OFFICER,
      judgement: { incidentId: id('HF-0002'), cause: 'notified-activity' },
      content: { reason: 'The quarry had told us.' },
    },
    ...AUDIENCES.map((audience, at) => issued(`R-000${at + 1}`, audience, cutEntries)),
  ]);
});
afterAll(async () => {
  await mission.close();
  scratch.clear();
});

function issued(
  reportId: string,
  audience: (typeof AUDIENCES)[number],
  cutEntries: number,
): NewEntry {
  return {
    kind: 'report.issued',
    author: OFFICER,
    judgement: {
      reportId: id(reportId),
      reportKind: 'daily',
      fromMs: MIDNIGHT_MS,
      toMs: MIDNIGHT_MS + DAY_MS,
      cutEntries,
      audience,
      files: [],
      correctsId: null,
    },
    content: null,
  };
}

function blast(incidentId: string, at: number): readonly NewEntry[] {
  const eventId = id<'event'>(`EV-000${at + 1}`);
  const originTimeMs = DAWN_MS + at * HOUR_MS;
  const area = {
    shape: 'ellipse',
    latitudeUdeg: 48_140_123,
    longitudeUdeg: 30_123_321,
    semiMajorM: 60,
    semiMinorM: 40,
    azimuthDeg: 30,
  } as const;
  const author = authorOf(ENGINE);
  const sectorId = id<'sector'>('S1');
  return [
    {
      kind: 'event.located',
      author,
      judgement: {
        eventId,
        eventKind: 'blast',
        originTimeMs,
        area,
        sectorId,
        sharesPpm: [],
        arrivals: 8,
        notBeforeMs: originTimeMs + 600_000,
      },
      content: null,
    },
    {
      kind: 'incident.proposed',
      author,
      judgement: {
        incidentId: id(incidentId),
        incidentType: 'explosion',
        severity: 1,
        fromMs: originTimeMs,
        toMs: originTimeMs,
        sectorId,
        area,
        eventIds: [eventId],
        observationIds: [],
        allegationIds: [],
        activityIds: [],
      },
      content: null,
    },
  ];
}

const made = (change: Partial<ReportQuery>) =>
  makeReport(mission, {
    kind: 'daily',
    fromMs: MIDNIGHT_MS,
    toMs: MIDNIGHT_MS + DAY_MS,
    cutEntries: mission.state.entries,
    audience: 'mission',
    ...change,
  });

const LOCATED: Readonly<Record<Language, RegExp>> = {
  en: /Events located by instruments \| 1 \|/,
  uk: /Події, місце яких визначили прилади \| 1 \|/,
  fr: /Événements localisés par des instruments \| 1 \|/,
};

it.each(LANGUAGES)(
  'F8: a blast that was notified and set aside is not located, in %s',
  (language) => {
    const text = reportMarkdown(made({}), language).replaceAll('\\', '');
    expect(text).toMatch(LOCATED[language]);
  },
);

it.each(LANGUAGES)(
  'F8: an incident of many reports is followed up in one line, in %s',
  (language) => {
    const weekly = made({ kind: 'weekly', fromMs: MIDNIGHT_MS - 6 * DAY_MS });
    const lines = reportMarkdown(weekly, language).replaceAll('\\', '').split('\n');
    const followUp = lines.filter((line) => line.includes('R-0001'));
    expect(followUp.map((line) => line.split('|').slice(1, 3).join('').trim())).toEqual([
      'R-0001, R-0002, R-0003  HF-0001',
      'R-0001, R-0002, R-0003  HF-0002',
    ]);
    expect(reportCsv(weekly, 'follow-up').split('\r\n')[1]).toMatch(
      /^R-0001 R-0002 R-0003,HF-0001,/,
    );
  },
);
