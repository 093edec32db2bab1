import type { CountAtom, Finding, FindingAtom, QuietAtom } from '../agreement.ts';
import type { FindingItem } from '../log.ts';
import { allOf, anyOf, atLeastOf, notOf } from '../truth.ts';
import type { Truth } from '../truth.ts';
import { placeInTime } from './judge-facts.ts';
import { leaf } from './proof.ts';
import type { Missing, Proof } from './proof.ts';
import { completedAmount, completedName } from './scene.ts';
import type { Scene } from './scene.ts';

/** What a finding is asked about. `party` is a party's id, not a variable; null is anyone. */
export interface FindingQuestion {
  /**
   * `found`: has it been found? What could not be determined has the finding's default. `happened`: did it
   * happen, as far as anyone found? What could not be determined is unknown.
   */
  readonly asks: 'found' | 'happened';
  readonly finding: Finding;
  readonly party: string | null;
  readonly atLeast: FindingAtom['atLeast'];
  readonly to: FindingAtom['to'];
}

/** One instance and what it says to the question. */
export interface Answer {
  readonly item: FindingItem;
  readonly value: Truth;
}

/**
 * What each instance says at `atMs`, counting steps recorded until `seenMs`. Instances that say nothing
 * about the party, were withdrawn, or come from a body without the right to determine are left out.
 */
export function answersTo(
  scene: Scene,
  question: FindingQuestion,
  seenMs: number,
  atMs: number,
): readonly Answer[] {
  return scene.history
    .findings(question.finding.id, Math.min(seenMs, scene.knownMs))
    .flatMap((steps) => answerOfInstance(scene, question, steps, atMs) ?? []);
}

/** What the last of these steps of one instance says to the question, or null: nothing. */
export function answerOfInstance(
  scene: Scene,
  question: FindingQuestion,
  steps: readonly FindingItem[],
  atMs: number,
): Answer | null {
  const rightful = steps.filter((item) => mayDetermine(scene, question.finding, item.by));
  const item = rightful[rightful.length - 1];
  if (item === undefined || item.outcome === 'withdrawn') return null;
  if (!concerns(question, item)) return null;
  return { item, value: answerOf(scene, question, rightful, item, atMs) };
}

function mayDetermine(scene: Scene, finding: Finding, body: string): boolean {
  const rightful = completedName(scene, finding.by);
  return body === rightful || scene.names.membersOf(rightful).includes(body);
}

/** A finding against nobody in particular concerns everyone while it says nothing definite. */
function concerns({ party }: FindingQuestion, item: FindingItem): boolean {
  if (party === null || item.party === party) return true;
  const definite = item.outcome === 'established' || item.outcome === 'not_established';
  return item.party === null && !definite;
}

function answerOf(
  scene: Scene,
  question: FindingQuestion,
  steps: readonly FindingItem[],
  item: FindingItem,
  atMs: number,
): Truth {
  const { finding } = question;
  if (item.outcome === 'undetermined')
    return question.asks === 'found' ? defaultOf(finding) : 'unknown';
  if (item.outcome === 'not_established') return 'false';
  if (item.outcome === 'pending' || !isValid(scene, finding, item)) {
    const opened = steps[0]?.recordedAtMs ?? atMs;
    const over = finding.within !== null && atMs > opened + completedAmount(scene, finding.within);
    return over ? defaultOf(finding) : 'unknown';
  }
  const outcome: Truth = item.outcome === 'disputed' ? 'disputed' : 'true';
  return allOf([outcome, isGrave(scene, question, item), meets(scene, question.to, item)]);
}

/** Reviewed as the agreement asks, and to the standard the finding needs. */
export function isValid(scene: Scene, finding: Finding, item: FindingItem): boolean {
  const { draftedByNation, reviewedByNation } = item;
  const reviewed =
    draftedByNation !== null && reviewedByNation !== null && draftedByNation !== reviewedByNation;
  if (finding.reviewedByAnotherNation && !reviewed) return false;
  return item.outcome === 'disputed' || meets(scene, finding.to, item) === 'true';
}

function meets(scene: Scene, standard: FindingAtom['to'], item: FindingItem): Truth {
  if (standard === null) return 'true';
  const ranks = scene.names.all('standard').map((each) => each.id);
  const needed = ranks.indexOf(completedName(scene, standard));
  return item.standard !== null && ranks.indexOf(item.standard) >= needed ? 'true' : 'false';
}

function isGrave(scene: Scene, { atLeast }: FindingQuestion, item: FindingItem): Truth {
  if (atLeast === null) return 'true';
  if (item.severity === null) return 'unknown';
  const ranks = scene.names.all('severity').map((each) => each.id);
  const needed = ranks.indexOf(completedName(scene, atLeast));
  return ranks.indexOf(item.severity) >= needed ? 'true' : 'false';
}

export function defaultOf(finding: Finding): Truth {
  if (finding.byDefault === 'none') return 'unknown';
  return finding.byDefault === 'established' ? 'true' : 'false';
}

/** Whether it has been found by `atMs`: the finding is issued by then. No instance: the default. */
export function judgeFinding(scene: Scene, question: FindingQuestion, atMs: number): Proof {
  const subject = subjectOf(question);
  const answers = answersTo(scene, question, atMs, atMs);
  if (answers.length === 0) return absent(question, subject);
  const value = anyOf(answers.map((answer) => answer.value));
  return conclude('determined', value, subject, question, answers);
}

/** Whether at least so many instances that occurred in the last so long have been found by `atMs`. */
export function judgeCount(
  scene: Scene,
  atom: CountAtom,
  question: FindingQuestion,
  atMs: number,
): Proof {
  const least = completedAmount(scene, atom.least);
  const fromMs =
    atom.within === null ? Number.MIN_SAFE_INTEGER : atMs - completedAmount(scene, atom.within);
  const answers = answersTo(scene, question, atMs, atMs).map(({ item, value }) => ({
    item,
    value: allOf([value, placeInTime(item, fromMs, atMs)]),
  }));
  const subject = `at_least ${least} ${subjectOf(question)}`;
  if (answers.length === 0 && defaultOf(question.finding) !== 'false')
    return absent(question, subject);
  const value = atLeastOf(
    least,
    answers.map((answer) => answer.value),
  );
  return conclude('count', value, subject, question, answers);
}

/**
 * Whether nothing of the kind happened in the last so long, as known now: a later finding about that
 * time counts, and a blind spell in it makes silence unknown.
 */
export function judgeQuiet(
  scene: Scene,
  atom: QuietAtom,
  question: FindingQuestion,
  atMs: number,
): Proof {
  const fromMs = atMs - completedAmount(scene, atom.lasting);
  const subject = `quiet(${[question.finding.id, ...(question.party === null ? [] : [question.party])].join(', ')})`;
  const answers = answersTo(scene, question, Number.MAX_SAFE_INTEGER, atMs)
    .map(({ item, value }) => ({ item, value: allOf([value, placeInTime(item, fromMs, atMs)]) }))
    .filter(({ value }) => value !== 'false');
  const heard = answers.length === 0 ? [] : answers.map((answer) => answer.value);
  if (defaultOf(question.finding) !== 'false') heard.push('unknown');
  const blinds = scene.history
    .blinds(scene.knownMs)
    .filter((blind) => placeInTime(blind, fromMs, atMs) !== 'false');
  const value = allOf([notOf(anyOf(heard)), blinds.length > 0 ? 'unknown' : 'true']);
  const proof = conclude('quiet', value, subject, question, answers);
  if (value !== 'unknown' || blinds.length === 0) return proof;
  const missing: Missing = { kind: 'coverage', name: question.finding.id, party: null, byMs: null };
  const entries = [...proof.entries, ...blinds.map((blind) => blind.entryIndex)];
  const heardNothing = anyOf(heard) === 'false';
  return leaf(value, 'quiet', subject, {
    entries,
    missing: heardNothing ? [missing] : [...proof.missing, missing],
  });
}

function conclude(
  rule: 'determined' | 'count' | 'quiet',
  value: Truth,
  subject: string,
  question: FindingQuestion,
  answers: readonly Answer[],
): Proof {
  const open = value === 'unknown' || value === 'disputed';
  return leaf(value, rule, subject, {
    entries: answers.map(({ item }) => item.entryIndex),
    missing: open ? [missingFinding(question)] : [],
  });
}

function absent(question: FindingQuestion, subject: string): Proof {
  const value = defaultOf(question.finding);
  return value === 'unknown'
    ? leaf(value, 'nothing recorded', subject, { missing: [missingFinding(question)] })
    : leaf(value, 'default', subject);
}

export function missingFinding({ finding, party }: FindingQuestion): Missing {
  return { kind: 'finding', name: finding.id, party, byMs: null };
}

export function subjectOf({ finding, party, atLeast, to }: FindingQuestion): string {
  const parts = [finding.id];
  if (party !== null) parts.push(party);
  if (atLeast !== null) parts.push(`at_least ${atLeast.name}`);
  if (to !== null) parts.push(`to ${to.name}`);
  return `finding(${parts.join(', ')})`;
}
