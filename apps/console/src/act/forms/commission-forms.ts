import type { PersonInRole, RemedyShown } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { DAY_MS } from '../../format/times.ts';
import type { Choice, Form, FormField, Values } from './form.ts';
import { keyOf, labelIn, labelOf, momentMs, momentText, severalOf } from './form.ts';

const text = (values: Values, name = 'reason') => (values[name] ?? '').trim();

/** Nothing is chosen beforehand: the first choice of every question is none. */
const UNSAID: Choice = ['', 'not said'];

const BREACHES = {
  yes: 'there was a breach',
  no: 'there was no breach',
  undetermined: 'it cannot be determined whether there was a breach',
} as const;

export const INTENT_WORDS = {
  accidental: 'accidental',
  unauthorised: 'not authorised',
  deliberate: 'deliberate',
  undetermined: 'not determined',
} as const;

const NOBODY = ['third-party', 'accident', 'exercise', 'natural', 'undetermined'] as const;

function responsibleOf(word: string) {
  return NOBODY.find((code) => code === word) ?? id<'party'>(word);
}

/** What a sitting of the commission is about. */
export interface SittingSubject {
  readonly findingId: string;
  /** Parties in the agreement's order, then what is nobody's breach. */
  readonly responsible: readonly Choice[];
  /** What the votes come to now, or what is still needed, in words. */
  readonly needed: string;
  /** `NORM READING`, and its title: every reading that differs on this finding. */
  readonly readings: readonly Choice[];
}

/** Voting, and saying what the votes come to. */
export function sittingForms(subject: SittingSubject): readonly Form[] {
  return [voteForm(subject), decisionForm(subject)];
}

function voteForm({ findingId, responsible }: SittingSubject): Form {
  return {
    kind: 'vote',
    verb: 'Vote',
    explain:
      'Your vote stands under your name until you cast another or the commission has decided.',
    opensOn: { key: 'd', field: 'dissent' },
    fields: [
      choice('breach', 'Was it a breach?', Object.entries(BREACHES)),
      choice('responsible', 'Who is responsible?', responsible),
      choice('intent', 'Intent', Object.entries(INTENT_WORDS)),
      { type: 'text', name: 'remedy', label: 'Remedy you ask for', hint: 'May stay empty.' },
      {
        type: 'text',
        name: 'dissent',
        label: 'Dissent, with its reasons',
        hint: 'Stays beside the decision, in your words. May stay empty.',
      },
    ],
    says: (values) => voteWords(findingId, responsible, values),
    make: (values) => {
      const unsaid = ['breach', 'responsible', 'intent'].find((name) => text(values, name) === '');
      if (unsaid !== undefined)
        return 'Answer the three questions. “Cannot be determined” is an answer.';
      return {
        kind: 'vote',
        findingId: id<'finding'>(findingId),
        breach: keyOf(BREACHES, values['breach']),
        responsible: responsibleOf(text(values, 'responsible')),
        intent: keyOf(INTENT_WORDS, values['intent']),
        remedy: text(values, 'remedy'),
        dissent: text(values, 'dissent'),
      };
    },
  };
}

function voteWords(findingId: string, responsible: readonly Choice[], values: Values): string {
  const said = (name: string, words: (word: string) => string) =>
    text(values, name) === '' ? '…' : `${words(text(values, name))}.`;
  const remedy = text(values, 'remedy');
  const dissent = text(values, 'dissent');
  return [
    `On ${findingId} I vote: ${said('breach', (word) => labelOf(BREACHES, word))}`,
    `Responsible: ${said('responsible', (word) => labelIn(responsible, word))}`,
    `Intent: ${said('intent', (word) => labelOf(INTENT_WORDS, word))}`,
    remedy === '' ? '' : `Remedy: ${remedy}`,
    dissent === '' ? '' : `I dissent: ${dissent}`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function decisionForm({ findingId, needed, readings }: SittingSubject): Form {
  return {
    kind: 'take-decision',
    verb: 'Sign the decision',
    explain:
      'The votes say what it is; the chair adds no word to it. Both parties receive it in the same minute. It can be appealed once, not removed.',
    fields: [
      ...(readings.length === 0
        ? []
        : [
            {
              type: 'choice',
              name: 'reading',
              label: 'Reading that it rests on',
              hint: 'The other readings stay beside it.',
              choices: [['', 'rests on no reading'], ...readings],
            } as const,
          ]),
      {
        type: 'text',
        name: 'reason',
        label: 'Reasons',
        hint: 'Kept on the record with the decision.',
      },
    ],
    says: (values) => {
      const reading = text(values, 'reading');
      return [
        `On ${findingId} the commission decides as it has voted. ${needed}`,
        reading === '' ? '' : `It reads the text so: ${labelIn(readings, reading)}.`,
        text(values),
      ]
        .filter((words) => words !== '')
        .join(' ');
    },
    make: (values) => {
      const [normId = '', readingId = ''] = text(values, 'reading').split(' ');
      if (text(values) === '') return 'Give the reasons.';
      return {
        kind: 'take-decision',
        findingId: id<'finding'>(findingId),
        reading: normId === '' ? null : { normId, readingId },
        reason: text(values),
      };
    },
  };
}

/** What follows a decision: an appeal, and a remedy asked of the party that it names. */
export function decisionForms(subject: {
  readonly decisionId: string;
  readonly responsible: Choice;
  readonly nowMs: number;
}): readonly Form[] {
  const { decisionId, nowMs } = subject;
  const [partyId, partyName] = subject.responsible;
  return [
    {
      kind: 'appeal',
      verb: 'Appeal',
      explain:
        'Suspends the decision until a second instance has decided. There is one appeal and no third instance.',
      fields: [REASON],
      says: (values) => `${decisionId} is appealed, and suspended. ${text(values)}`,
      make: (values) =>
        text(values) === ''
          ? 'Give the reason.'
          : { kind: 'appeal', decisionId: id<'decision'>(decisionId), reason: text(values) },
    },
    {
      kind: 'request-remedy',
      verb: 'Ask for a remedy',
      explain:
        'The party accepts or refuses, and shows proof. What is refused or late can be escalated.',
      fields: [
        { type: 'text', name: 'text', label: 'What is asked, and how it is to be shown' },
        {
          type: 'moment',
          name: 'due',
          label: 'Until, UTC',
          initial: momentText(nowMs + 7 * DAY_MS),
        },
      ],
      says: (values) =>
        `${partyName} is asked, until ${text(values, 'due').replace('T', ' ')} UTC: ${text(values, 'text') || '…'}`,
      make: (values) => {
        const dueMs = momentMs(text(values, 'due'));
        if (Number.isNaN(dueMs)) return 'Say until when.';
        if (text(values, 'text') === '') return 'Write what is asked.';
        return {
          kind: 'request-remedy',
          decisionId: id<'decision'>(decisionId),
          partyId: id<'party'>(partyId),
          dueMs,
          text: text(values, 'text'),
        };
      },
    },
  ];
}

const PARTY_ANSWERS = {
  accepted: 'we accept it',
  refused: 'we refuse it',
  proved: 'it is done, as shown here',
} as const;

/** What a party answers to a remedy that is asked of it; once it has accepted or refused, it can still show that it is done. */
function remedyForm(remedyId: string, isAnswered: boolean): Form {
  const answers = Object.entries(PARTY_ANSWERS).filter(
    ([answer]) => !isAnswered || answer === 'proved',
  );
  return {
    kind: 'answer-remedy',
    about: remedyId,
    verb: 'Answer',
    explain: 'Both parties and the commission see the answer at once.',
    fields: [choice('answer', 'Answer', answers), WORDS],
    says: (values) =>
      `To ${remedyId}: ${text(values, 'answer') === '' ? '…' : labelOf(PARTY_ANSWERS, values['answer'])}. ${text(values, 'text')}`,
    make: (values) => {
      if (text(values, 'answer') === '') return 'Say whether it is accepted, refused or done.';
      if (text(values, 'text') === '') return 'Say why, or how it is shown.';
      return {
        kind: 'answer-remedy',
        remedyId: id<'remedy'>(remedyId),
        answer: keyOf(PARTY_ANSWERS, values['answer']),
        text: text(values, 'text'),
      };
    },
  };
}

/** What whoever acts may answer to a remedy: the party answers; the commission escalates what was refused or is late. */
export function answerForms(
  { remedyId, partyId, answer, overdue }: RemedyShown,
  actor: PersonInRole | null,
): readonly Form[] {
  if (actor === null || answer === 'proved') return [];
  if (actor.role === 'liaison' && actor.partyId === partyId)
    return [remedyForm(remedyId, answer !== null)];
  const isOpen = answer === 'refused' || (overdue && answer !== 'escalated');
  return actor.role === 'commission' && isOpen ? [escalationForm(remedyId)] : [];
}

/** A remedy that was refused or is late goes to the second instance. */
function escalationForm(remedyId: string): Form {
  return {
    kind: 'answer-remedy',
    about: remedyId,
    verb: 'Escalate',
    explain: 'Says that what was asked was refused or not shown in time.',
    fields: [WORDS],
    says: (values) => `${remedyId} is escalated. ${text(values, 'text')}`,
    make: (values) =>
      text(values, 'text') === ''
        ? 'Say why.'
        : {
            kind: 'answer-remedy',
            remedyId: id<'remedy'>(remedyId),
            answer: 'escalated',
            text: text(values, 'text'),
          },
  };
}

const RULES = {
  majority: 'majority: more than half of the votes cast',
  consensus: 'consensus: every vote cast alike',
  joint: 'joint: all members alike',
} as const;

/** Who decides, and how. `candidates` are the people on record as commission. */
export function bodyForm(candidates: readonly Choice[]): Form {
  return {
    kind: 'constitute-body',
    verb: 'Constitute the commission',
    explain: 'A later one replaces it, for what is not yet decided.',
    fields: [
      { type: 'several', name: 'members', label: 'Members', choices: candidates },
      choice('chair', 'Chair', candidates),
      { type: 'number', name: 'quorum', label: 'Quorum, votes', initial: '' },
      choice('rule', 'Rule', Object.entries(RULES)),
      REASON,
    ],
    says: (values) => {
      const members = severalOf(values['members']).map((one) => labelIn(candidates, one));
      return `The commission is ${members.join('; ') || '…'}. Chair: ${text(values, 'chair') === '' ? '…' : labelIn(candidates, values['chair'])}. Quorum: ${text(values, 'quorum') || '…'}. Rule: ${text(values, 'rule') === '' ? '…' : labelOf(RULES, values['rule'])}. ${text(values)}`;
    },
    make: (values) => {
      const memberIds = severalOf(values['members']).map((one) => id<'person'>(one));
      if (memberIds.length === 0) return 'Choose the members.';
      if (text(values, 'chair') === '') return 'Choose the chair among them.';
      if (!/^[1-9]\d{0,2}$/.test(text(values, 'quorum'))) return 'Say how many votes are a quorum.';
      if (text(values, 'rule') === '') return 'Choose the rule.';
      if (text(values) === '') return 'Give the reason.';
      return {
        kind: 'constitute-body',
        chairId: id<'person'>(text(values, 'chair')),
        memberIds,
        quorum: Number(text(values, 'quorum')),
        rule: keyOf(RULES, values['rule']),
        reason: text(values),
      };
    },
  };
}

const REACHED = { 0: 'nobody answered', 1: 'somebody answered' } as const;

/** A call on the hotline is on record whether or not anybody answered: a condition of the agreement may ask. */
export function hotlineForm(subject: {
  readonly parties: readonly Choice[];
  readonly incidentId: string | null;
  readonly nowMs: number;
}): Form {
  const { parties, incidentId } = subject;
  return {
    kind: 'use-hotline',
    verb: 'Record a hotline call',
    explain: 'Also when nobody answered: some clauses ask whether the hotline was used first.',
    fields: [
      choice('party', 'Called', parties),
      choice('reached', 'What came of it', Object.entries(REACHED)),
      { type: 'moment', name: 'called', label: 'When, UTC', initial: momentText(subject.nowMs) },
      WORDS,
    ],
    says: (values) =>
      `I called ${text(values, 'party') === '' ? '…' : labelIn(parties, values['party'])} on the hotline: ${text(values, 'reached') === '' ? '…' : labelOf(REACHED, values['reached'])}. ${text(values, 'text')}`,
    make: (values) => {
      const calledMs = momentMs(text(values, 'called'));
      if (text(values, 'party') === '') return 'Say who was called.';
      if (text(values, 'reached') === '') return 'Say whether anybody answered.';
      if (Number.isNaN(calledMs)) return 'Say when.';
      if (text(values, 'text') === '') return 'Say what it was about.';
      return {
        kind: 'use-hotline',
        partyId: id<'party'>(text(values, 'party')),
        incidentId: incidentId === null ? null : id<'incident'>(incidentId),
        reached: text(values, 'reached') === '1' ? 1 : 0,
        calledMs,
        text: text(values, 'text'),
      };
    },
  };
}

const REASON = {
  type: 'text',
  name: 'reason',
  label: 'Reason',
  hint: 'Kept on the record with your name.',
} as const;
const WORDS = { type: 'text', name: 'text', label: 'In your own words' } as const;

const choice = (name: string, label: string, choices: readonly Choice[]): FormField => ({
  type: 'choice',
  name,
  label,
  choices: [UNSAID, ...choices],
});
