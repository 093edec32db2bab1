import type { CaseSource, CaseView, PersonInRole } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { CAUSE_WORDS } from '../../format/words.ts';
import { dayAndClock } from '../../format/times.ts';
import type { Choice, Form, Values } from './form.ts';
import { keyOf, labelIn, labelOf, severalOf } from './form.ts';

/** What the forms of one case are made from. */
export interface CaseSubject {
  readonly view: CaseView;
  /** Who acts; null for who only looks. */
  readonly actor: PersonInRole | null;
}

const text = (values: Values, name = 'reason') => (values[name] ?? '').trim();
const needs = (words: string, what: string): string | null => (words === '' ? what : null);
const words = (list: Readonly<Record<string, string>>): readonly Choice[] => Object.entries(list);

/** Nothing is said for whoever signs: each choice begins open. */
const UNSAID: Choice = ['', 'Choose'];
const saidOf = (list: Readonly<Record<string, string>>, word: string | undefined): string =>
  (word ?? '') === '' ? '…' : labelOf(list, word);
const ROLE_WORDS: Readonly<Record<string, string>> = {
  chief: 'head of mission',
  commission: 'commission member',
};

const REASON = {
  type: 'text',
  name: 'reason',
  label: 'Reason',
  hint: 'Kept on the record with your name.',
} as const;

/** Every form of one case, by the kind of its command. The list of what may be done now comes from the domain. */
export function caseForms(subject: CaseSubject): readonly Form[] {
  return [
    ...incidentForms(subject),
    ...membershipForms(subject),
    ...taskForms(subject),
    ...findingForms(subject),
    ...noticeForms(subject),
    recusalForm(subject),
  ];
}

/** Who has an interest in a case has no part in its findings: said of oneself, or by the chief of anyone. */
function recusalForm({ view, actor }: CaseSubject): Form {
  const caseId = view.incident.incidentId;
  const people = view.candidates.recuse.map(({ personId, name, role, nation }): Choice => [
    personId,
    `${name}, ${[ROLE_WORDS[role] ?? role, nation].filter((word) => word !== null).join(', ')}`,
  ]);
  const [own] = people;
  const isChief = actor?.role === 'chief';
  return {
    kind: 'recuse-member',
    verb: isChief ? 'Recuse somebody' : 'Declare an interest of mine',
    explain:
      'Whoever is recused drafts, reviews, issues and votes on nothing in this case from here on. It cannot be taken back.',
    fields: [
      ...(isChief
        ? [{ type: 'choice', name: 'person', label: 'Whom', choices: [UNSAID, ...people] } as const]
        : []),
      { ...REASON, label: 'What the interest is' },
    ],
    says: (values) =>
      `${isChief ? labelIn(people, values['person']) : 'I'} ${isChief ? 'has' : 'have'} no part in the findings of ${caseId} from here on. ${text(values)}`,
    make: (values) => {
      const personId = isChief ? (values['person'] ?? '') : (own?.[0] ?? '');
      if (personId === '') return 'Choose whom.';
      return (
        needs(text(values), 'Say what the interest is.') ?? {
          kind: 'recuse-member',
          personId: id<'person'>(personId),
          incidentId: id<'incident'>(caseId),
          reason: text(values),
        }
      );
    },
  };
}

function incidentForms({ view }: CaseSubject): readonly Form[] {
  const caseId = view.incident.incidentId;
  const incidentId = id<'incident'>(caseId);
  return [
    {
      kind: 'open-incident',
      verb: 'Open the incident',
      explain: 'It goes under verification, and both parties can see it from then on.',
      fields: [REASON],
      says: (values) => `${caseId} is opened. ${text(values)}`,
      make: (values) => ({ kind: 'open-incident', incidentId, reason: text(values) }),
    },
    {
      kind: 'dismiss-incident',
      verb: 'Set aside as nobody’s breach',
      explain: 'It stays visible, and is counted apart.',
      fields: [
        { type: 'choice', name: 'cause', label: 'Cause', choices: [UNSAID, ...words(CAUSE_WORDS)] },
        REASON,
      ],
      says: (values) =>
        `${caseId} is set aside: ${saidOf(CAUSE_WORDS, values['cause'])}. ${text(values)}`,
      make: (values) =>
        needs(text(values, 'cause'), 'Say the cause.') ?? {
          kind: 'dismiss-incident',
          incidentId,
          cause: keyOf(CAUSE_WORDS, values['cause']),
          reason: text(values),
        },
    },
    {
      kind: 'close-incident',
      verb: 'Close without verification',
      explain: 'Cannot be determined is a respected result.',
      fields: [
        {
          type: 'choice',
          name: 'outcome',
          label: 'Outcome',
          choices: [UNSAID, ...words(CLOSINGS)],
        },
        REASON,
      ],
      says: (values) =>
        `${caseId} is closed: ${saidOf(CLOSINGS, values['outcome'])}. ${text(values)}`,
      make: (values) =>
        needs(text(values, 'outcome'), 'Say the outcome.') ??
        needs(text(values), 'Give the reason.') ?? {
          kind: 'close-incident',
          incidentId,
          outcome: keyOf(CLOSINGS, values['outcome']),
          reason: text(values),
        },
    },
    {
      kind: 'reopen-incident',
      verb: 'Reopen the case',
      explain: 'A finding that was issued stands until another supersedes it.',
      fields: [REASON],
      says: (values) => `${caseId} is reopened. ${text(values)}`,
      make: (values) =>
        needs(text(values), 'Give the reason.') ?? {
          kind: 'reopen-incident',
          incidentId,
          reason: text(values),
        },
    },
  ];
}

const CLOSINGS = {
  'not-verified': 'not verified',
  'unverifiable-access': 'unverifiable, no access',
  'unverifiable-coverage': 'unverifiable, nobody was looking',
} as const;

function membershipForms({ view }: CaseSubject): readonly Form[] {
  const caseId = view.incident.incidentId;
  const incidentId = id<'incident'>(caseId);
  const { merge, attach } = view.candidates;
  const placed = view.sources.filter(({ area }) => area !== null);
  return [
    {
      kind: 'merge-incidents',
      verb: 'Merge into this case',
      explain: 'The engine never undoes what a person has merged; what it says later shows as new.',
      fields: [
        {
          type: 'several',
          name: 'merged',
          label: 'Cases that are the same incident',
          hint: 'Cases without a finding, the nearest in time first.',
          choices: merge.map((one) => [
            one.incidentId,
            `${one.incidentId} ${one.title}, S${one.severity}, ${dayAndClock(one.fromMs)} UTC`,
          ]),
        },
        REASON,
      ],
      says: (values) =>
        `${severalOf(values['merged']).join(', ') || '…'} and ${caseId} are one incident. ${text(values)}`,
      make: (values) => {
        const mergedIds = severalOf(values['merged']).map((one) => id<'incident'>(one));
        if (mergedIds.length === 0) return 'Choose at least one other case.';
        return (
          needs(text(values), 'Give the reason.') ?? {
            kind: 'merge-incidents',
            incidentId,
            mergedIds,
            reason: text(values),
          }
        );
      },
    },
    {
      kind: 'split-incident',
      verb: 'Split off a new case',
      explain: 'What you choose becomes a case of its own.',
      fields: [
        {
          type: 'several',
          name: 'members',
          label: 'What does not belong here',
          choices: view.sources.map(sourceChoice),
        },
        REASON,
      ],
      says: (values) =>
        `${severalOf(values['members']).length} of ${view.sources.length} sources of ${caseId} are another incident. ${text(values)}`,
      make: (values) => {
        const members = severalOf(values['members']);
        if (members.length === 0) return 'Choose what does not belong here.';
        const of = (kind: CaseSource['kind']) =>
          view.sources.filter((one) => one.kind === kind && members.includes(one.id));
        return (
          needs(text(values), 'Give the reason.') ?? {
            kind: 'split-incident',
            incidentId,
            eventIds: of('detection').map((one) => id<'event'>(one.id)),
            observationIds: of('observation').map((one) => id<'observation'>(one.id)),
            allegationIds: of('allegation').map((one) => id<'allegation'>(one.id)),
            activityIds: of('activity').map((one) => id<'activity'>(one.id)),
            reason: text(values),
          }
        );
      },
    },
    {
      kind: 'attach-evidence',
      verb: 'Put evidence to this case',
      explain: `What a person puts here stays, whatever the engine proposes later.${view.finding === null ? '' : ' On a case with a finding it is new evidence: the case is opened again, and the finding stands until another supersedes it.'}`,
      fields: [
        {
          type: 'several',
          name: 'members',
          label: 'What belongs here',
          hint: 'What is in no case comes first, then what is in another one without a finding.',
          choices: attach.map(({ id: sourceId, who, sentence, fromMs, holderId }) => [
            sourceId,
            `${dayAndClock(fromMs)} UTC, ${who}: ${sentence} ${holderId === null ? 'In no case.' : `In ${holderId}.`}`,
          ]),
        },
        REASON,
      ],
      says: (values) =>
        `${severalOf(values['members']).join(', ') || '…'} belongs to ${caseId}. ${text(values)}`,
      make: (values) => {
        const members = severalOf(values['members']);
        if (attach.length === 0) return 'Nothing within a day of it is free to be put here.';
        if (members.length === 0) return 'Choose what belongs here.';
        const of = (kind: CaseSource['kind']) =>
          attach.filter((one) => one.kind === kind && members.includes(one.id));
        return (
          needs(text(values), 'Give the reason.') ?? {
            kind: 'attach-evidence',
            incidentId,
            eventIds: of('detection').map((one) => id<'event'>(one.id)),
            observationIds: of('observation').map((one) => id<'observation'>(one.id)),
            allegationIds: of('allegation').map((one) => id<'allegation'>(one.id)),
            activityIds: [],
            reason: text(values),
          }
        );
      },
    },
    {
      kind: 'prefer-location',
      verb: 'Prefer this place',
      explain:
        'Your choice survives every later automatic one; the machine’s answer stays visible.',
      fields: [
        {
          type: 'choice',
          name: 'source',
          label: 'Place given by',
          choices: [UNSAID, ...placed.map(sourceChoice)],
        },
        REASON,
      ],
      says: (values) =>
        `The place of ${caseId} is the one that ${text(values, 'source') || '…'} gives. ${text(values)}`,
      make: (values) => {
        const source = placed.find((one) => one.id === values['source']);
        if (source === undefined) return 'Choose a source that gives a place.';
        return (
          needs(text(values), 'Give the reason.') ?? {
            kind: 'prefer-location',
            incidentId,
            eventId: source.kind === 'detection' ? id<'event'>(source.id) : null,
            observationId: source.kind === 'observation' ? id<'observation'>(source.id) : null,
            reason: text(values),
          }
        );
      },
    },
  ];
}

const sourceChoice = ({ id: sourceId, sentence }: CaseSource): Choice => [
  sourceId,
  `${sourceId}: ${sentence}`,
];

const ASSIGNEES = {
  patrol: 'a patrol',
  drone: 'a drone',
  imagery: 'imagery',
  camera: 'a camera',
  laboratory: 'a laboratory',
} as const;

export const RESULTS = {
  confirmed: 'confirmed',
  'not-confirmed': 'not confirmed',
  'access-denied': 'access denied',
  overtaken: 'overtaken by events',
} as const;

function taskForms({ view }: CaseSubject): readonly Form[] {
  const caseId = view.incident.incidentId;
  const open = view.tasks.filter(({ result }) => result === null);
  return [
    {
      kind: 'assign-task',
      verb: 'Send somebody',
      explain: 'The agreement’s clock for verification starts; a missed one stays visible.',
      fields: [
        { type: 'choice', name: 'assignee', label: 'Whom', choices: words(ASSIGNEES) },
        { type: 'text', name: 'text', label: 'What to find out' },
      ],
      says: (values) =>
        `To ${labelOf(ASSIGNEES, values['assignee'])}, for ${caseId}: ${text(values, 'text')}`,
      make: (values) =>
        needs(text(values, 'text'), 'Say what to find out.') ?? {
          kind: 'assign-task',
          assignee: keyOf(ASSIGNEES, values['assignee']),
          incidentId: id<'incident'>(caseId),
          sectorId: null,
          text: text(values, 'text'),
        },
    },
    {
      kind: 'complete-task',
      verb: 'Report the result',
      explain:
        'A crater form takes several readings of the azimuth: its error is computed from their spread. It is recorded and weighed, never intersected into a place of firing.',
      fields: [
        {
          type: 'choice',
          name: 'task',
          label: 'Task',
          choices: open.map(({ taskId, assignee, text: what }) => [
            taskId,
            `${taskId}, ${assignee}: ${what ?? ''}`,
          ]),
        },
        { type: 'choice', name: 'result', label: 'Result', choices: words(RESULTS) },
        { type: 'text', name: 'text', label: 'What was found' },
        {
          type: 'line',
          name: 'azimuths',
          label: 'Crater: azimuths read, degrees',
          hint: 'Leave empty without a crater. For instance: 41.5 43 40.2',
        },
        {
          type: 'line',
          name: 'place',
          label: 'Crater: latitude, longitude',
          hint: 'For instance: 48.1201 37.7713',
        },
        {
          type: 'number',
          name: 'instrument',
          label: 'Crater: error of the instrument, degrees',
          initial: '3',
        },
      ],
      says: (values) =>
        `${values['task'] ?? '…'}: ${labelOf(RESULTS, values['result'])}. ${text(values, 'text')} ${craterWords(values)}`,
      make: (values) => {
        const crater = craterOf(values);
        if (typeof crater === 'string') return crater;
        if ((values['task'] ?? '') === '') return 'There is no open task.';
        return (
          needs(text(values, 'text'), 'Say what was found.') ?? {
            kind: 'complete-task',
            taskId: id<'task'>(values['task'] ?? ''),
            result: keyOf(RESULTS, values['result']),
            text: text(values, 'text'),
            crater,
          }
        );
      },
    },
  ];
}

const numbersIn = (line: string | undefined): readonly number[] =>
  (line ?? '')
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map(Number);

function craterOf(values: Values):
  | {
      readonly place: { readonly latitudeUdeg: number; readonly longitudeUdeg: number };
      readonly azimuthsMdeg: readonly number[];
      readonly instrumentMdeg: number;
    }
  | null
  | string {
  const azimuths = numbersIn(values['azimuths']);
  if (azimuths.length === 0) return null;
  const [latitude = Number.NaN, longitude = Number.NaN] = numbersIn(values['place']);
  const instrument = Number(values['instrument']);
  if (!azimuths.every((one) => one >= 0 && one < 360)) return 'Azimuths: 0 to below 360 degrees.';
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    return 'Say where the crater is: latitude and longitude.';
  if (!(instrument > 0 && instrument <= 180)) return 'Say the error of the instrument, in degrees.';
  return {
    place: {
      latitudeUdeg: Math.round(latitude * 1e6),
      longitudeUdeg: Math.round(longitude * 1e6),
    },
    azimuthsMdeg: azimuths.map((one) => Math.round(one * 1_000) % 360_000),
    instrumentMdeg: Math.round(instrument * 1_000),
  };
}

function craterWords(values: Values): string {
  const azimuths = numbersIn(values['azimuths']);
  return azimuths.length === 0 ? '' : `Azimuths read at the crater: ${azimuths.join('°, ')}°.`;
}

function findingForms({ view }: CaseSubject): readonly Form[] {
  const caseId = view.incident.incidentId;
  const { ledger, finding, findingChain } = view;
  const findingId = finding?.findingId ?? findingChain.at(-1)?.findingId ?? '';
  const standing = findingChain.find((link) => link.standing === 'stands')?.findingId ?? findingId;
  const about = id<'finding'>(findingId === '' ? 'none' : findingId);
  const aboutStanding = id<'finding'>(standing === '' ? 'none' : standing);
  const leader = ledger?.hypotheses.find(({ code }) => code === ledger.leading) ?? null;
  // What the rule refuses is not offered: nobody but who leads, to no standard but one that is met.
  const responsible: readonly Choice[] = [
    ['', 'not said'],
    ...(leader === null ? [] : [[leader.code, `${leader.name}, which leads`] as const]),
    ['undetermined', 'Cannot be determined'],
  ];
  const standards: readonly Choice[] = [
    ['', 'none is met'],
    ...(ledger?.standards ?? [])
      .filter(({ met }) => met)
      .map(({ standardId, name }): Choice => [standardId, `${name}, met`]),
  ];
  return [
    {
      kind: 'draft-finding',
      verb: 'Draft the finding',
      explain:
        'It rests on the ledger that you see now. A second person of another nation reviews it.',
      fields: [
        {
          type: 'choice',
          name: 'responsible',
          label: 'Responsible',
          hint: 'Whom the weights put first, or that it cannot be determined. Nobody else can be named.',
          choices: responsible,
        },
        {
          type: 'choice',
          name: 'standard',
          label: 'Standard that is met',
          hint: 'How sure the agreement asks the mission to be before it names somebody.',
          choices: standards,
        },
        {
          type: 'text',
          name: 'statement',
          label: 'Statement',
          hint: 'What happened, in words that both parties and the commission will read.',
        },
      ],
      says: (values) =>
        `${caseId}: responsible is ${labelIn(responsible, values['responsible'])}; ${labelIn(standards, values['standard'])}. ${text(values, 'statement')}`,
      make: (values) =>
        ledger === null
          ? 'Nothing has been weighed yet.'
          : (needs(values['responsible'] ?? '', 'Say who is responsible.') ?? {
              kind: 'draft-finding',
              incidentId: id<'incident'>(caseId),
              responsible: responsibleOf(values['responsible']),
              standardId: (values['standard'] ?? '') === '' ? null : (values['standard'] ?? null),
              ledgerIndex: ledger.entryIndex,
              statement: text(values, 'statement'),
            }),
    },
    {
      kind: 'review-finding',
      verb: 'Sign the review',
      explain: 'You agree with every word of it, or it goes back with your reason.',
      fields: [
        { type: 'choice', name: 'outcome', label: 'Outcome', choices: words(REVIEWS) },
        REASON,
      ],
      says: (values) => `${findingId} is ${labelOf(REVIEWS, values['outcome'])}. ${text(values)}`,
      make: (values) => ({
        kind: 'review-finding',
        findingId: about,
        outcome: keyOf(REVIEWS, values['outcome']),
        reason: text(values),
      }),
    },
    {
      kind: 'issue-finding',
      verb: 'Issue the finding',
      explain:
        'Both parties can read it in the same minute. It can be corrected, superseded or withdrawn, never removed.',
      fields: [],
      says: () => `${findingId} is issued.`,
      make: () => ({ kind: 'issue-finding', findingId: about }),
    },
    {
      kind: 'correct-finding',
      verb: 'Correct the finding',
      explain: 'The correction stands beside the first text, and in the corrections register.',
      fields: [{ type: 'text', name: 'statement', label: 'Corrected statement' }, REASON],
      says: (values) =>
        `${standing} now reads: ${text(values, 'statement')} Because: ${text(values)}`,
      make: (values) =>
        needs(text(values, 'statement'), 'Write the corrected statement.') ??
        needs(text(values), 'Give the reason.') ?? {
          kind: 'correct-finding',
          findingId: aboutStanding,
          statement: text(values, 'statement'),
          reason: text(values),
        },
    },
    {
      kind: 'withdraw-finding',
      verb: 'Withdraw the finding',
      explain: 'Obligations that rest on it are evaluated again without it.',
      fields: [REASON],
      says: (values) => `${standing} is withdrawn. ${text(values)}`,
      make: (values) =>
        needs(text(values), 'Give the reason.') ?? {
          kind: 'withdraw-finding',
          findingId: aboutStanding,
          reason: text(values),
        },
    },
  ];
}

const REVIEWS = { agreed: 'agreed', returned: 'returned' } as const;

function noticeForms({ view }: CaseSubject): readonly Form[] {
  const caseId = view.incident.incidentId;
  const findingId = view.finding?.findingId ?? null;
  const isIssued = view.finding?.stage === 'issued';
  const ofFinding: readonly Choice[] =
    findingId === null
      ? []
      : isIssued
        ? [['issued-finding', `issued finding ${findingId}`]]
        : [['draft-finding', `draft finding ${findingId}`]];
  const subjects: readonly Choice[] = [...ofFinding, ['incident-opened', `${caseId} was opened`]];
  return [
    {
      kind: 'serve-notice',
      verb: 'Serve both parties',
      explain: 'One entry serves both: the same words, in the same minute, under the same hash.',
      fields: [
        { type: 'choice', name: 'subject', label: 'Notice of', choices: subjects },
        {
          type: 'text',
          name: 'text',
          label: 'Words of the notice',
          hint: 'Both parties read the same words. Of a draft: what the mission means to find, and why.',
        },
      ],
      says: (values) =>
        `To both parties, of ${labelIn(subjects, values['subject'])}: ${text(values, 'text')}`,
      make: (values) =>
        needs(text(values, 'text'), 'Write the notice.') ?? {
          kind: 'serve-notice',
          subject: keyOf(SUBJECTS, values['subject']),
          subjectId: id(values['subject'] === 'incident-opened' ? caseId : (findingId ?? caseId)),
          text: text(values, 'text'),
        },
    },
  ];
}

const SUBJECTS = {
  'incident-opened': '',
  'draft-finding': '',
  'issued-finding': '',
  decision: '',
} as const;

const CODES = ['third-party', 'accident', 'exercise', 'natural', 'undetermined'] as const;

function responsibleOf(word: string | undefined) {
  const code = CODES.find((one) => one === word);
  return code ?? id<'party'>(word ?? 'undetermined');
}
