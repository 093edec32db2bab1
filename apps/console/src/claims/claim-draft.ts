import type {
  ClaimChoices,
  ClaimDraft,
  ClaimValue,
  ContradictionKind,
  DocumentView,
  TextPart,
  Utf8Index,
} from '@holdfast/domain';
import { CONTRADICTION_KINDS, id, isId, MODALITIES } from '@holdfast/domain';
import { DAY_MS } from '../format/times.ts';

/** What the form holds, as typed: nothing is read from it before it is asked to be a claim. */
export interface ClaimFields {
  /** Empty for a new topic, which `newTopic` names. */
  readonly topicId: string;
  readonly newTopic: string;
  readonly kind: ContradictionKind;
  /** `no` for a claim that carries no value. */
  readonly valued: 'yes' | 'no';
  readonly least: string;
  readonly most: string;
  readonly about: 'yes' | 'no';
  readonly unit: string;
  readonly of: string;
  /** Names, places or terms, with commas between. */
  readonly names: string;
  readonly open: 'yes' | 'no';
  readonly fromDay: string;
  readonly toDay: string;
  readonly certainty: Certainty;
  readonly status: string;
  readonly scope: string;
  readonly modality: (typeof MODALITIES)[number];
  readonly saidBy: string;
  readonly reportedBy: string;
  readonly asOf: string;
  readonly instrumentId: string;
}

export const CERTAINTIES = ['happened', 'planned', 'forecast', 'doubted'] as const;
type Certainty = (typeof CERTAINTIES)[number];

export const EMPTY_FIELDS: ClaimFields = {
  topicId: '',
  newTopic: '',
  kind: 'wording',
  valued: 'yes',
  least: '',
  most: '',
  about: 'no',
  unit: '',
  of: '',
  names: '',
  open: 'no',
  fromDay: '',
  toDay: '',
  certainty: 'planned',
  status: '',
  scope: '',
  modality: 'states',
  saidBy: '',
  reportedBy: '',
  asOf: '',
  instrumentId: '',
};

/** Fields as they were kept on this device: what is not a field, or not a value of one, is left out. */
export function fieldsFrom(kept: string, initial: ClaimFields): ClaimFields {
  let value: unknown;
  try {
    value = JSON.parse(kept === '' ? '{}' : kept);
  } catch {
    return initial;
  }
  const found = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const text = (name: keyof ClaimFields) => {
    const member = found.get(name);
    return typeof member === 'string' ? member : initial[name];
  };
  const word = <W extends string>(name: keyof ClaimFields, words: readonly W[], other: W): W =>
    words.find((candidate) => candidate === found.get(name)) ?? other;
  return {
    topicId: text('topicId'),
    newTopic: text('newTopic'),
    kind: word('kind', CONTRADICTION_KINDS, initial.kind),
    valued: word('valued', ['yes', 'no'], initial.valued),
    least: text('least'),
    most: text('most'),
    about: word('about', ['yes', 'no'], initial.about),
    unit: text('unit'),
    of: text('of'),
    names: text('names'),
    open: word('open', ['yes', 'no'], initial.open),
    fromDay: text('fromDay'),
    toDay: text('toDay'),
    certainty: word('certainty', CERTAINTIES, initial.certainty),
    status: text('status'),
    scope: text('scope'),
    modality: word('modality', MODALITIES, initial.modality),
    saidBy: text('saidBy'),
    reportedBy: text('reportedBy'),
    asOf: text('asOf'),
    instrumentId: text('instrumentId'),
  };
}

/** An id made of a name: letters without their marks, hyphens between words. Empty when no Latin letter or digit is in it. */
export function idFromName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 70);
  return plain === '' || isId(plain) ? plain : `n-${plain}`;
}

/** Somebody of the register by name or id, or a new id made of the name. */
function actorIdOf(name: string, { actors }: ClaimChoices): string {
  const sought = name.trim().toLowerCase();
  const known = actors.find(
    (actor) => actor.name.toLowerCase() === sought || actor.actorId.toLowerCase() === sought,
  );
  return known?.actorId ?? idFromName(name);
}

/** Days since 1970-01-01 of `YYYY-MM-DD`; not a number for anything else. */
export function dayFrom(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY_MS : NaN;
}

export const isoDay = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);

export function topicIdOf({ topicId, newTopic }: ClaimFields): string {
  return topicId === '' ? idFromName(newTopic) : topicId;
}

/** By what claims on the chosen topic differ; for a new topic, as chosen. */
export function kindOf(fields: ClaimFields, { topics }: ClaimChoices): ContradictionKind {
  return topics.find(({ topicId }) => topicId === fields.topicId)?.kind ?? fields.kind;
}

interface Asked {
  readonly claimId: string;
  readonly statement: string;
  readonly view: DocumentView;
  readonly index: Utf8Index;
  /** The words cited, in characters; null for none. */
  readonly part: TextPart | null;
}

/** The claim as the form stands, whole or not: `claimProblems` says what is wrong with it. */
export function draftOf(
  fields: ClaimFields,
  { claimId, statement, view, index, part }: Asked,
): ClaimDraft {
  const { choices, document } = view;
  const kind = kindOf(fields, choices);
  const bytes = part === null ? { from: 0, to: 0 } : index.bytesOf(part);
  return {
    statement: statement.trim(),
    judgement: {
      claimId: id(claimId),
      topicId: id(topicIdOf(fields)),
      kind,
      value: fields.valued === 'yes' ? valueOf(kind, fields, choices) : { type: 'none' },
      modality: fields.modality,
      saidBy: id(actorIdOf(fields.saidBy, choices)),
      reportedBy: id(actorIdOf(fields.reportedBy, choices)),
      asOfDay: dayFrom(fields.asOf),
      instrumentId: fields.instrumentId === '' ? null : id(fields.instrumentId),
      citation: { sha256: document.sha256, fromByte: bytes.from, toByte: bytes.to },
    },
  };
}

const orNull = (text: string) => (text === '' ? null : text);

function valueOf(kind: ContradictionKind, fields: ClaimFields, choices: ClaimChoices): ClaimValue {
  const list = fields.names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  switch (kind) {
    case 'numbers':
      return {
        type: 'number',
        least: wholeOf(fields.least),
        most: wholeOf(fields.most),
        about: fields.about === 'yes' ? 1 : 0,
        unit: fields.unit.trim(),
        of: orNull(idFromName(fields.of)),
      };
    case 'signatories':
      return {
        type: 'names',
        names: list.map((name) => actorIdOf(name, choices)),
        open: fields.open === 'yes' ? 1 : 0,
      };
    case 'place':
      return { type: 'place', places: list.map(idFromName) };
    case 'wording':
      return { type: 'wording', term: idFromName(fields.names) };
    case 'timing':
      return {
        type: 'time',
        fromDay: dayFrom(fields.fromDay),
        toDay: dayFrom(fields.toDay === '' ? fields.fromDay : fields.toDay),
        certainty: fields.certainty,
      };
    case 'status':
      return {
        type: 'status',
        status: idFromName(fields.status),
        scope: orNull(idFromName(fields.scope)),
      };
  }
}

/** Null for no bound; not a number for what is no figure. Spaces and commas between thousands are let through. */
function wholeOf(text: string): number | null {
  const digits = text.replaceAll(/[\s,]/g, '');
  return digits === '' ? null : /^\d+$/.test(digits) ? Number(digits) : NaN;
}

/** A value in the words that the topic's claims use for it: to compare, a new claim uses the same. */
export function valueHint(value: ClaimValue): string {
  switch (value.type) {
    case 'number':
      return `${value.unit}${value.of === null ? '' : ` of ${value.of}`}`;
    case 'names':
      return value.names.join(', ');
    case 'place':
      return value.places.join(', ');
    case 'wording':
      return value.term;
    case 'time':
      return value.certainty;
    case 'status':
      return `${value.status}${value.scope === null ? '' : ` (scope ${value.scope})`}`;
    case 'none':
      return '';
  }
}
