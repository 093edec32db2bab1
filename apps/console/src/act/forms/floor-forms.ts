import type { LiaisonView, WatchView } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import type { Choice, Form, Values } from './form.ts';
import { keyOf, labelIn, labelOf, momentMs, momentText } from './form.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const text = (values: Values, name: string) => (values[name] ?? '').trim();

const IMPEDIMENTS = {
  denial: 'access denied',
  delay: 'access delayed',
  'conditional-access': 'access under conditions',
  jamming: 'jamming',
  threat: 'threat',
} as const;

interface FloorSubject {
  readonly view: WatchView;
  readonly parties: readonly Choice[];
  readonly nowMs: number;
}

/** Forms of the floor: what is about no case in particular. */
export function floorForms({ view, parties, nowMs }: FloorSubject): readonly Form[] {
  const sectors = view.rates.map(({ sectorId, sectorName }): Choice => [sectorId, sectorName]);
  return [
    {
      kind: 'report-impediment',
      verb: 'Report an impediment',
      explain: 'What was in the way of the mission, by whom as far as is known, and how long.',
      fields: [
        { type: 'choice', name: 'kind', label: 'What', choices: Object.entries(IMPEDIMENTS) },
        {
          type: 'choice',
          name: 'party',
          label: 'By whom',
          choices: [['', 'not known'], ...parties],
        },
        { type: 'choice', name: 'sector', label: 'Where', choices: sectors },
        ...spanFields(nowMs),
        { type: 'text', name: 'reason', label: 'Reason given, and what happened' },
      ],
      says: (values) =>
        `${labelOf(IMPEDIMENTS, values['kind'])} in ${labelIn(sectors, values['sector'])}, by ${labelIn([['', 'nobody known'], ...parties], values['party'])}, ${minutesOf(values)} minutes lost. ${text(values, 'reason')}`,
      make: (values) => {
        const span = spanOf(values);
        if (typeof span === 'string') return span;
        if (text(values, 'reason') === '') return 'Say what happened.';
        return {
          kind: 'report-impediment',
          impedimentType: keyOf(IMPEDIMENTS, values['kind']),
          partyId: (values['party'] ?? '') === '' ? null : id<'party'>(values['party'] ?? ''),
          sectorId: id<'sector'>(values['sector'] ?? ''),
          ...span,
          minutesLost: minutesOf(values),
          reason: text(values, 'reason'),
        };
      },
    },
    {
      kind: 'sign-handover',
      verb: 'Sign the hand-over',
      explain: `${view.clocks.filter(({ standing }) => standing !== 'met').length} open clocks are listed with it. From then on it is locked; later notes are added beneath.`,
      fields: [{ type: 'text', name: 'text', label: 'What the next watch must know' }],
      says: (values) => `I hand over the watch. ${text(values, 'text')}`,
      make: (values) => ({ kind: 'sign-handover', text: text(values, 'text') }),
    },
  ];
}

const STATEMENTS = {
  accuses: 'we accuse the other side',
  denies: 'we deny it',
  admits: 'it was ours',
  accident: 'it was an accident of ours',
} as const;

interface PartySubject {
  readonly view: LiaisonView;
  readonly sectors: readonly Choice[];
  readonly nowMs: number;
  /** The party that the liaison officer speaks for. */
  readonly partyId: string | null;
}

/** What a party files: an allegation is claimed, not confirmed, and counted apart. */
export function partyForms({ view, sectors, nowMs, partyId }: PartySubject): readonly Form[] {
  const other = view.parties.find((party) => party.partyId !== partyId);
  return [
    {
      kind: 'file-allegation',
      verb: 'File an allegation',
      explain:
        'Claimed, not confirmed: the mission acknowledges it and says whether it is admissible.',
      fields: [
        {
          type: 'choice',
          name: 'statement',
          label: 'Statement',
          choices: Object.entries(STATEMENTS),
        },
        { type: 'choice', name: 'sector', label: 'Where', choices: sectors },
        ...spanFields(nowMs),
        { type: 'text', name: 'text', label: 'In your own words' },
      ],
      says: (values) =>
        `${labelOf(STATEMENTS, values['statement'])}, in ${labelIn(sectors, values['sector'])}. ${text(values, 'text')}`,
      make: (values) => {
        const span = spanOf(values);
        if (typeof span === 'string') return span;
        if (text(values, 'text') === '') return 'Write what you allege.';
        const statement = keyOf(STATEMENTS, values['statement']);
        return {
          kind: 'file-allegation',
          statement,
          accusedId:
            statement === 'accuses' && other !== undefined ? id<'party'>(other.partyId) : null,
          ...span,
          sectorId: id<'sector'>(values['sector'] ?? ''),
          text: text(values, 'text'),
        };
      },
    },
  ];
}

/** The reply to one notice, and its receipt. */
export function noticeForms(noticeId: string): readonly Form[] {
  const about = id<'notice'>(noticeId);
  return [
    {
      kind: 'receipt-notice',
      about: noticeId,
      verb: 'Give the receipt',
      explain: '',
      fields: [],
      says: () => `I have received notice ${noticeId}.`,
      make: () => ({ kind: 'receipt-notice', noticeId: about }),
    },
    {
      kind: 'file-reply',
      about: noticeId,
      verb: 'Reply',
      explain: 'A reply after the clock is late, and still attached.',
      fields: [{ type: 'text', name: 'text', label: 'Reply' }],
      says: (values) => `To notice ${noticeId}: ${text(values, 'text')}`,
      make: (values) =>
        text(values, 'text') === ''
          ? 'Write the reply.'
          : { kind: 'file-reply', noticeId: about, text: text(values, 'text') },
    },
  ];
}

/** What the mission answers to one allegation. */
export function allegationForms(allegationId: string): readonly Form[] {
  const about = id<'allegation'>(allegationId);
  return [
    {
      kind: 'acknowledge-allegation',
      verb: 'Acknowledge',
      explain: '',
      fields: [],
      says: () => `${allegationId} has reached the mission.`,
      make: () => ({ kind: 'acknowledge-allegation', allegationId: about }),
    },
    {
      kind: 'judge-allegation',
      verb: 'Say whether it is admissible',
      explain: 'Admissible says that it will be looked into, not that it is true.',
      fields: [
        { type: 'choice', name: 'outcome', label: 'Outcome', choices: Object.entries(OUTCOMES) },
        { type: 'text', name: 'reason', label: 'Reason' },
      ],
      says: (values) =>
        `${allegationId} is ${labelOf(OUTCOMES, values['outcome'])}. ${text(values, 'reason')}`,
      make: (values) =>
        text(values, 'reason') === ''
          ? 'Give the reason.'
          : {
              kind: 'judge-allegation',
              allegationId: about,
              outcome: keyOf(OUTCOMES, values['outcome']),
              reason: text(values, 'reason'),
            },
    },
  ];
}

const OUTCOMES = { admissible: 'admissible', inadmissible: 'inadmissible' } as const;

const spanFields = (nowMs: number) =>
  [
    { type: 'moment', name: 'from', label: 'From, UTC', initial: momentText(nowMs - HOUR_MS) },
    { type: 'moment', name: 'to', label: 'To, UTC', initial: momentText(nowMs) },
  ] as const;

function spanOf(values: Values): { readonly fromMs: number; readonly toMs: number } | string {
  const fromMs = momentMs(values['from'] ?? '');
  const toMs = momentMs(values['to'] ?? '');
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return 'Say from when to when.';
  return toMs < fromMs ? 'The end is before the beginning.' : { fromMs, toMs };
}

function minutesOf(values: Values): number {
  const span = spanOf(values);
  return typeof span === 'string' ? 0 : Math.round((span.toMs - span.fromMs) / MINUTE_MS);
}
