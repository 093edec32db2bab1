import { clockText, shortDay } from '@holdfast/domain';
import type { FollowUp, MissionReport } from '@holdfast/domain';
import type { Block, Section } from './document.ts';
import type { Speaker } from './speak.ts';

const note = (text: string): Block => ({ block: 'words', tone: 'dim', text });

/** What kept the mission from seeing, by whom, and what it cost. */
export function impedimentSection(speaker: Speaker, report: MissionReport): Section {
  const { say, name } = speaker;
  const rows = report.impediments.map((each) => [
    each.sectorName,
    name('impediment', each.impedimentType),
    each.partyName ?? say('by-unknown'),
    spanWords(speaker, each),
    minuteWords(speaker, each.minutesLost),
  ]);
  const columns = ['sector', 'impediment', 'by-whom', 'time', 'lost'] as const;
  return {
    id: 'impediments',
    heading: say('section.impediments'),
    blocks:
      rows.length === 0
        ? [note(say('section.impediments.empty'))]
        : [
            {
              block: 'table',
              label: say('section.impediments'),
              columns: columns.map((key) => ({
                title: say(`column.${key}`),
                isNumber: key === 'lost',
              })),
              rows,
              foot: null,
            },
            ...accountsOf(speaker, report),
          ],
  };
}

/** What the monitors wrote of it, word for word. */
function accountsOf(speaker: Speaker, { impediments }: MissionReport): readonly Block[] {
  const items = impediments
    .filter(({ account }) => account !== '')
    .map(({ sectorName, account, ...span }) =>
      speaker.say('impediment.account', {
        sector: sectorName,
        span: spanWords(speaker, span),
        account,
      }),
    );
  return items.length === 0 ? [] : [{ block: 'list', items }];
}

/** `2 h 08 min`. */
function minuteWords({ say }: Speaker, minutesLost: number): string {
  const minutes = minutesLost % 60;
  const hours = Math.floor(minutesLost / 60);
  return say('minutes', {
    hours: String(hours),
    minutes: hours === 0 ? String(minutes) : String(minutes).padStart(2, '0'),
  });
}

function spanWords(
  { language }: Speaker,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): string {
  return `${shortDay(language, fromMs)}, ${clockText(fromMs)}–${clockText(toMs)}`;
}

/** What the parties had announced, and what was set aside: in no other count. */
export function activitySection(speaker: Speaker, report: MissionReport): Section {
  const { say, name } = speaker;
  const columns = ['activity', 'party', 'window', 'matched'] as const;
  const table: Block = {
    block: 'table',
    label: say('section.activities'),
    columns: columns.map((key) => ({ title: say(`column.${key}`), isNumber: false })),
    rows: report.activities.map((each) => [
      name('activity', each.activity),
      each.partyName,
      spanWords(speaker, each),
      each.incidentIds.join(', '),
    ]),
    foot: null,
  };
  const setAside: Block = {
    block: 'list',
    items: report.setAside.map(({ cause, count }) => say(`set-aside.${cause}`, { n: count })),
  };
  const isEmpty = report.activities.length === 0 && report.setAside.length === 0;
  return {
    id: 'activities',
    heading: say('section.activities'),
    blocks: isEmpty
      ? [note(say('section.activities.empty'))]
      : [
          note(say('section.activities.note')),
          ...(report.activities.length === 0 ? [] : [table]),
          ...(report.setAside.length === 0 ? [] : [setAside]),
        ],
  };
}

/** What was put right, where the error was read. */
export function correctionSection({ language, say }: Speaker, report: MissionReport): Section {
  const items = report.corrections.map(({ subject, subjectId, act, byId, recordedAtMs, reason }) =>
    say(`correction.${subject}.${act}`, {
      id: subjectId,
      by: byId ?? '',
      day: shortDay(language, recordedAtMs),
      time: clockText(recordedAtMs),
      reason,
    }),
  );
  return {
    id: 'corrections',
    heading: say('section.corrections'),
    blocks:
      items.length === 0 ? [note(say('section.corrections.empty'))] : [{ block: 'list', items }],
  };
}

/** What became of the incidents of earlier reports: no report without an outcome. */
export function followUpSection(speaker: Speaker, report: MissionReport): Section {
  const { say } = speaker;
  const columns = ['reports', 'case', 'sector', 'done', 'obligations'] as const;
  return {
    id: 'follow-up',
    heading: say('section.follow-up'),
    blocks:
      report.followUp.length === 0
        ? [note(say('section.follow-up.empty'))]
        : [
            {
              block: 'table',
              label: say('section.follow-up'),
              columns: columns.map((key) => ({ title: say(`column.${key}`), isNumber: false })),
              rows: report.followUp.map((each) => [
                each.reportIds.join(', '),
                each.incidentId,
                each.sectorName ?? '',
                doneWords(speaker, each),
                obligationsWords(speaker, each),
              ]),
              foot: null,
            },
          ],
  };
}

/** Obligations of one clause in one state are one, with their number. */
function obligationsWords(speaker: Speaker, { obligations }: FollowUp): string {
  const counts = new Map<string, number>();
  for (const { state, clauseId } of obligations) {
    const words = obligationWords(speaker, state, clauseId);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, n]) => (n === 1 ? words : `${words} (${n})`)).join('; ');
}

function doneWords({ language, say }: Speaker, { done }: FollowUp): string {
  if (done.length === 0) return say('follow-up.nothing');
  return done
    .map(({ act, subjectId, recordedAtMs }) =>
      say(`follow-up.${act}`, { id: subjectId, day: shortDay(language, recordedAtMs) }),
    )
    .join('; ');
}

function obligationWords(
  { say }: Speaker,
  state: FollowUp['obligations'][number]['state'],
  clause: string,
): string {
  return say(`obligation.${state}`, { clause });
}
