import type { Fact, Finding, Norm } from '../agreement.ts';
import { choicesOf, termsOfFinding } from '../evaluate/scene.ts';
import type { Names } from '../names.ts';
import { determinersOf, indispensable, partiesOf } from './bodies.ts';
import { blocked } from './determination.ts';
import {
  bearersOf,
  CENTURY_MS,
  draftAct,
  draftFindings,
  historyFrom,
  waysTo,
  withParty,
} from './histories.ts';
import type { Draft, Literal } from './histories.ts';
import { attemptsAt, confirm, describe, firstOf, isCalled, questionOf } from './inquiry.ts';
import type { Attempt, CheckFinding, Inquiry } from './inquiry.ts';
import type { Witness } from './witness.ts';

/** Check 12: who judges its own case, excuses itself, or holds the key to its own promise. */
export function checkInterests(inquiry: Inquiry): readonly CheckFinding[] {
  const { names } = inquiry;
  return [
    ...names.all('finding').flatMap((finding) => {
      const witness = ownJudge(inquiry, finding);
      return witness === null ? [] : [describe(inquiry, 12, finding, witness)];
    }),
    ...names.all('norm').flatMap((norm) => {
      const witness = ownExcuse(inquiry, norm) ?? ownTrigger(inquiry, norm);
      return witness === null ? [] : [describe(inquiry, 12, norm, witness)];
    }),
  ];
}

/** The accused can keep the finding from being made: it stays open for ever, or has its default. */
function ownJudge(inquiry: Inquiry, finding: Finding): Witness | null {
  const { names } = inquiry;
  const accused = names.membersOf(finding.of);
  return firstOf(determinersOf(names, finding), ({ id, term }) => {
    const parties = partiesOf(names, id);
    const reviewed = finding.reviewedByAnotherNation && parties.length > 1;
    const among = parties.length > 0 && parties.every((party) => accused.includes(party));
    const key =
      indispensable(names, id).find(({ party }) => accused.includes(party))?.party ??
      (among && !reviewed ? parties[0] : undefined);
    if (key === undefined) return null;
    const terms = termsOfFinding(names, finding.id).map((each) => {
      return [each, each === term ? id : (choicesOf(names, each)[0] ?? '')] as const;
    });
    return silence(inquiry, finding, key, new Map(terms), id);
  });
}

function silence(
  inquiry: Inquiry,
  finding: Finding,
  party: string,
  completion: ReadonlyMap<string, string>,
  body: string,
): Witness | null {
  const workshop = { names: inquiry.names, completion };
  const found = draftFindings(workshop, finding.id, party, 1);
  const pending = found.map((draft) =>
    draft.kind === 'finding' ? { ...draft, outcome: 'pending' as const, standard: null } : draft,
  );
  const openTerms = Object.fromEntries(completion);
  const subject = { kind: 'finding' as const, finding: finding.id, party };
  const words = `${party} is judged by ${body}, and ${body} finds nothing against ${party} without ${party}`;
  return confirm(inquiry, words, historyFrom([...pending, ...found]), [
    { subject, items: 1, atMs: CENTURY_MS, openTerms, says: (value) => value !== 'true' },
    { subject, items: 2, atMs: CENTURY_MS, openTerms, says: (value) => value === 'true' },
  ]);
}

/** Some way to meet the exception needs nothing but acts of the bearer. */
function ownExcuse(inquiry: Inquiry, norm: Norm): Witness | null {
  if (norm.duty.modality === 'may') return null;
  return firstOf(attemptsAt(inquiry, norm), (attempt) => {
    const { names } = inquiry;
    return firstOf(bearersOf(names, attempt.norm.duty.bearer, attempt.call.party), (bearer) =>
      firstOf(waysTo(attempt.norm.unless, true), (way) => {
        const own = way.map(({ atom, wanted }) =>
          ownAct(names, { atom: withParty(names, atom, attempt.call.party), wanted }, bearer),
        );
        if (own.length === 0 || own.some((each) => each === null)) return null;
        const acts = own.flatMap((each) => each ?? []);
        const words = `${bearer} excuses itself from ${norm.id} by its own word: ${acts.map(wordsOf).join(' and ')}`;
        const history = historyFrom([...attempt.call.drafts, ...acts]);
        const excused = (outcome: string) => !/in-force|breached/.test(outcome);
        return confirm(inquiry, words, history, [
          { ...questionOf(attempt, bearer, 0), says: isCalled },
          { ...questionOf(attempt, bearer, 0, history.length), says: excused },
        ]);
      }),
    );
  });
}

function wordsOf(draft: Draft): string {
  return draft.kind === 'act' ? `${draft.actor} does ${draft.act}` : '';
}

/** A duty that comes about only by an act, or a finding, that is the bearer's own to make. */
function ownTrigger(inquiry: Inquiry, norm: Norm): Witness | null {
  return firstOf(attemptsAt(inquiry, norm), (attempt) => {
    if (attempt.norm.duty.modality !== 'must') return null;
    const { names } = inquiry;
    const bearers = bearersOf(names, attempt.norm.duty.bearer, attempt.call.party);
    return (
      firstOf(bearers, (bearer) => ownApproval(inquiry, attempt, bearer)) ??
      ownFinding(inquiry, norm, attempt, bearers)
    );
  });
}

function ownApproval(inquiry: Inquiry, attempt: Attempt, bearer: string): Witness | null {
  const { names } = inquiry;
  const states =
    attempt.norm.upon === null ? attempt.call.literals : attempt.call.literals.slice(1);
  const own = states.find((literal) => ownAct(names, literal, bearer) !== null);
  const act = own === undefined ? null : ownAct(names, own, bearer);
  if (own === undefined || act === null) return null;
  const others = attempt.call.drafts.filter((draft) => !makes(draft, own));
  const history = historyFrom([...others, act]);
  const words = `what ${bearer} owes under ${attempt.norm.id} waits for ${bearer}'s own act: ${wordsOf(act)}`;
  return confirm(inquiry, words, history, [
    { ...questionOf(attempt, bearer, 0, others.length), says: (outcome) => !isCalled(outcome) },
    { ...questionOf(attempt, bearer, 0, history.length), says: isCalled },
  ]);
}

function makes(draft: Draft, { atom }: Literal): boolean {
  if (atom.kind === 'fact')
    return draft.kind === 'fact' && draft.fact === atom.fact && draft.party === atom.party;
  return atom.kind === 'act' && draft.kind === 'act' && draft.act === atom.act;
}

/** The act by which the bearer alone makes a literal so; null when it is not in its hands. */
function ownAct(names: Names, { atom, wanted }: Literal, bearer: string): Draft | null {
  if (!wanted) return null;
  if (atom.kind === 'act')
    return atom.actor !== null && isOwn(names, atom.actor, bearer)
      ? draftAct(atom.act, atom.actor)
      : null;
  if (atom.kind !== 'fact') return null;
  const fact: Fact | null = names.find('fact', atom.fact);
  const by = fact?.begins === null ? null : (fact?.begins.by ?? atom.party);
  if (fact === null || fact.begins === null || by === null || by === undefined) return null;
  return isOwn(names, by, bearer) ? draftAct(fact.begins.act, by) : null;
}

/** The bearer itself, or a body or group of which it is the only member. */
function isOwn(names: Names, actor: string, bearer: string): boolean {
  const parties = partiesOf(names, actor);
  return actor === bearer || (parties.length === 1 && parties[0] === bearer);
}

/** The bearers themselves determine whether they owe anything. */
function ownFinding(
  inquiry: Inquiry,
  written: Norm,
  attempt: Attempt,
  bearers: readonly string[],
): Witness | null {
  const { names } = inquiry;
  const { upon } = attempt.norm;
  const finding = upon?.kind === 'finding' ? names.find('finding', upon.finding) : null;
  if (finding === null) return null;
  return firstOf(determinersOf(names, finding), ({ id, term }) => {
    const parties = partiesOf(names, id);
    const own = parties.length > 0 && parties.every((party) => bearers.includes(party));
    if (!own && !bearers.includes(id)) return null;
    const words = `${id} determines ${finding.id}, and with it whether its own members owe anything under ${written.id}`;
    const decided = new Map<string, string>(term === null ? [] : [[term, id]]);
    if (attempt.reading !== null) decided.set(written.id, attempt.reading);
    return firstOf(attemptsAt(inquiry, written, decided), (again) =>
      blocked(inquiry, again, finding, words),
    );
  });
}
