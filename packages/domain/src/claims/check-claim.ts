import { quantityProblem } from '../commitments/quantity.ts';
import type { RegisterState } from '../commitments/state.ts';
import { isId } from '../core/ids.ts';
import type { RefusalCode } from '../observations/intake.ts';
import type { Citation, ClaimJudgements, ClaimValue, ContradictionKind } from './judgements.ts';

/** A claim before it is recorded. Members that are not yet known are empty ids, an empty hash, or a day that is not a number. */
export interface ClaimDraft {
  readonly judgement: ClaimJudgements['claim.recorded'];
  /** In the recorder's own words. */
  readonly statement: string;
}

/** The member of a claim that something is wrong with: a form shows the problem there. */
export type ClaimField =
  'statement' | 'topic' | 'value' | 'saidBy' | 'reportedBy' | 'asOf' | 'citation';

export interface ClaimProblem {
  readonly field: ClaimField;
  readonly code: RefusalCode;
  readonly expected: string;
  readonly found: string;
}

/** What a claim is checked against: what is on record of documents and topics. */
export interface ClaimContext {
  /** Null for a document that is not on record. */
  readonly documentOf: (
    sha256: string,
  ) => { readonly held: boolean; readonly byteLength: number } | null;
  /** By what the claims on a topic differ; null for a topic that no claim has yet. */
  readonly kindOf: (topicId: string) => ContradictionKind | null;
}

/** The context that a state gives. */
export function claimContext(state: RegisterState): ClaimContext {
  return {
    documentOf: (sha256) => {
      const document = state.documents.get(sha256)?.judgement;
      return document === undefined
        ? null
        : { held: document.held === 1, byteLength: document.byteLength };
    },
    kindOf: (topicId) =>
      [...state.claims.values()].find(({ judgement }) => judgement.topicId === topicId)?.judgement
        .kind ?? null,
  };
}

/** Everything that is wrong with a claim, in the order of a form; empty when it may be recorded. */
export function claimProblems(
  { judgement, statement }: ClaimDraft,
  context: ClaimContext,
): readonly ClaimProblem[] {
  const { topicId, kind, value, saidBy, reportedBy, asOfDay, citation } = judgement;
  const problems: ClaimProblem[] = [];
  const wrong = (
    field: ClaimField,
    expected: string,
    found: string,
    code: RefusalCode = 'malformed',
  ) => problems.push({ field, code, expected, found });
  const cited = citationProblem(citation, context);
  if (cited !== null) problems.push(cited);
  if (statement.trim() === '') wrong('statement', 'a statement in own words', 'none');
  const known = context.kindOf(topicId);
  if (!isId(topicId)) wrong('topic', 'a topic', topicId || 'none');
  else if (known !== null && known !== kind)
    wrong('topic', `${known}, as the claims on this topic`, kind);
  const valued = valueProblem(kind, value);
  if (valued !== null) wrong('value', valued.expected, valued.found);
  if (!isId(saidBy)) wrong('saidBy', 'who said it', saidBy || 'nobody');
  if (!isId(reportedBy)) wrong('reportedBy', 'who reported it', reportedBy || 'nobody');
  if (!Number.isSafeInteger(asOfDay) || asOfDay < 0)
    wrong('asOf', 'a day', 'none', 'impossible-time');
  return problems;
}

function citationProblem(
  { sha256, fromByte, toByte }: Citation,
  { documentOf }: ClaimContext,
): ClaimProblem | null {
  const refuse = (code: RefusalCode, expected: string, found: string): ClaimProblem => ({
    field: 'citation',
    code,
    expected,
    found,
  });
  const document = documentOf(sha256);
  if (document === null)
    return refuse('not-found', 'a document on record', sha256 || 'no citation');
  const { held, byteLength } = document;
  const range = `${fromByte} to ${toByte}`;
  if (!held)
    return fromByte === 0 && toByte === 0
      ? null
      : refuse('malformed', 'no range: the document is not held', range);
  if (fromByte === 0 && toByte === 0)
    return refuse('malformed', 'the words of the document that say so', 'none');
  return fromByte >= 0 && fromByte < toByte && toByte <= byteLength
    ? null
    : refuse('malformed', `bytes within 0 to ${byteLength}`, range);
}

/** Which values can be compared on a topic of each kind; a claim may carry none. */
const VALUES_OF: Readonly<Record<ContradictionKind, readonly ClaimValue['type'][]>> = {
  numbers: ['number', 'none'],
  signatories: ['names', 'none'],
  place: ['place', 'none'],
  wording: ['wording', 'names', 'none'],
  timing: ['time', 'none'],
  status: ['status', 'none'],
};

type Wrong = { readonly expected: string; readonly found: string } | null;

/** What is wrong with a claim's value on a topic of one kind; null when nothing is. */
export function valueProblem(kind: ContradictionKind, value: ClaimValue): Wrong {
  if (!VALUES_OF[kind].includes(value.type))
    return { expected: VALUES_OF[kind].join(' or '), found: value.type };
  switch (value.type) {
    case 'number':
      return numberProblem(value);
    case 'names':
      return value.names.length === 0 ? { expected: 'at least one name', found: 'none' } : null;
    case 'place':
      return value.places.length === 0 ? { expected: 'at least one place', found: 'none' } : null;
    case 'wording':
      return isId(value.term) ? null : { expected: 'a term', found: value.term || 'none' };
    case 'time':
      return timeProblem(value);
    case 'status':
      return isId(value.status) ? null : { expected: 'a status', found: value.status || 'none' };
    case 'none':
      return null;
  }
}

/** A figure without a unit, a share without its whole, a range with no end or the wrong way round. */
export function numberProblem(value: Extract<ClaimValue, { readonly type: 'number' }>): Wrong {
  const wrong = quantityProblem(value);
  if (wrong !== null) return wrong;
  if (value.least === null && value.most === null)
    return { expected: 'a least or a most', found: 'neither' };
  return value.unit === 'percent' && value.of === null
    ? { expected: 'of what the share is a share', found: 'nothing' }
    : null;
}

function timeProblem({ fromDay, toDay }: Extract<ClaimValue, { readonly type: 'time' }>): Wrong {
  if (!Number.isSafeInteger(fromDay) || !Number.isSafeInteger(toDay))
    return { expected: 'a first and a last day', found: 'none' };
  return toDay < fromDay ? { expected: 'a last day not before the first', found: 'before' } : null;
}
