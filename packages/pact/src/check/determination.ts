import type { Finding, Norm } from '../agreement.ts';
import type { Names } from '../names.ts';
import { conditionAtoms } from '../walk.ts';
import { blockersOf, determinersOf, partiesOf, quorumOf } from './bodies.ts';
import type { Blockers } from './bodies.ts';
import { CENTURY_MS, historyFrom } from './histories.ts';
import type { Draft } from './histories.ts';
import {
  attemptsAt,
  confirm,
  describe,
  firstOf,
  isCalled,
  isNothing,
  itemsOf,
  questionOf,
} from './inquiry.ts';
import type { Attempt, CheckFinding, Inquiry } from './inquiry.ts';
import type { Witness } from './witness.ts';

/** Check 3: a norm whose trigger nobody can determine. One finding for each norm and finding it waits for. */
export function checkDeterminable(inquiry: Inquiry): readonly CheckFinding[] {
  return eachTrigger(inquiry).flatMap(({ norm, finding }) => {
    const witness =
      finding.by.kind === 'term'
        ? undecidedBody(inquiry, norm, finding)
        : incapableBody(inquiry, norm, finding);
    return witness === null ? [] : [describe(inquiry, 3, norm, witness)];
  });
}

/** Norms with the findings that must be there before the norm calls for anything. */
function eachTrigger({ names }: Inquiry): readonly { norm: Norm; finding: Finding }[] {
  return names.all('norm').flatMap((norm) => {
    const conditions = [norm, ...(norm.readings ?? [])].flatMap((each) => [each.upon, each.when]);
    const asked = conditions.flatMap((each) => (each === null ? [] : conditionAtoms(each)));
    const ids = asked.flatMap((atom) => {
      if (atom.kind === 'finding') return [atom.finding];
      return atom.kind === 'count' ? [atom.of.finding] : [];
    });
    return [...new Set(ids)].flatMap((id) => {
      const finding = names.find('finding', id);
      return finding === null ? [] : [{ norm, finding }];
    });
  });
}

/** Nobody is appointed: whatever one body finds, another may be the one that counts. */
function undecidedBody(inquiry: Inquiry, norm: Norm, finding: Finding): Witness | null {
  const determiners = determinersOf(inquiry.names, finding);
  if (determiners.length < 2) return null;
  return firstOf(determiners, ({ id, term }) => {
    if (term === null) return null;
    const words = `${norm.id} waits for ${finding.id}; the text appoints nobody: ${id} finds it, and it does not count for sure`;
    return firstOf(attemptsAt(inquiry, norm, new Map([[term, id]])), (attempt) => {
      const decided = questionOf(attempt, null, 0);
      const openTerms = { ...decided.openTerms };
      delete openTerms[term];
      return confirm(inquiry, words, itemsOf(attempt), [
        { ...decided, says: isCalled },
        { ...decided, openTerms, says: (outcome) => outcome.includes('undecided') },
      ]);
    });
  });
}

/** The body has no members, or not enough for its quorum or for the review the text asks for. */
function incapableBody(inquiry: Inquiry, norm: Norm, finding: Finding): Witness | null {
  const [determiner] = determinersOf(inquiry.names, finding);
  const reason = determiner === undefined ? null : whyIncapable(inquiry.names, finding);
  if (determiner === undefined || reason === null) return null;
  const words = `${norm.id} waits for ${finding.id}, and ${determiner.id} ${reason}`;
  return firstOf(attemptsAt(inquiry, norm), (attempt) => {
    const called = { ...questionOf(attempt, null, 0), says: isCalled };
    const silent = attempt.call.drafts.filter((draft) => !isOf(draft, finding));
    const history = historyFrom([
      ...silent,
      ...attempt.call.drafts.filter((each) => isOf(each, finding)),
    ]);
    const missing = { ...questionOf(attempt, null, 0, silent.length), says: isNothing };
    return confirm(inquiry, words, history, [missing, called]);
  });
}

function whyIncapable(names: Names, finding: Finding): string | null {
  const [determiner] = determinersOf(names, finding);
  if (determiner === undefined) return null;
  const body = names.find('body', determiner.id);
  const parties = partiesOf(names, determiner.id);
  const quorum = body === null ? null : quorumOf(names, body);
  if (parties.length === 0) return 'has no members';
  if (quorum !== null && quorum > parties.length)
    return `has ${parties.length} members and needs ${quorum}`;
  if (finding.reviewedByAnotherNation && parties.length < 2)
    return 'has no second nation to review it';
  return null;
}

function isOf(draft: Draft, finding: Finding): boolean {
  return draft.kind === 'finding' && draft.finding === finding.id;
}

/** Check 4: few parties whose inaction keeps a response from being called for: one alone, or a minority short of which there is no quorum. */
export function checkBlockers(inquiry: Inquiry): readonly CheckFinding[] {
  return eachTrigger(inquiry).flatMap(({ norm, finding }) => {
    if (norm.duty.modality === 'must_not' || finding.byDefault === 'established') return [];
    return determinersOf(inquiry.names, finding).flatMap(({ id, term }) =>
      blockersOf(inquiry.names, id).flatMap((blockers) => {
        const decided = new Map(term === null ? [] : [[term, id]]);
        const condition = term === null ? '' : `if ${id} determines ${finding.id}, `;
        const words = `${wordsOf(blockers)}: ${condition}${who(blockers)}, ${blockers.role}, ${blockers.size === 1 ? 'does' : 'do'} nothing in ${id}, and ${norm.id} calls for nothing`;
        const [party = ''] = blockers.parties;
        const witness = firstOf(attemptsAt(inquiry, norm, decided), (attempt) =>
          blockers.size > 1 || concernsOthers(attempt, party)
            ? blocked(inquiry, attempt, finding, words)
            : null,
        );
        return witness === null ? [] : [describe(inquiry, 4, norm, witness)];
      }),
    );
  });
}

/** `{US}`, or `{any 2 of FR, GB, DE}`. */
function wordsOf({ parties, size }: Blockers): string {
  return size === parties.length
    ? `{${parties.join(', ')}}`
    : `{any ${size} of ${parties.join(', ')}}`;
}

function who({ parties, size }: Blockers): string {
  return size === 1 ? (parties[0] ?? '') : 'they';
}

/** Who blocks only what it would itself owe is no blocker of others: that is check 12. */
function concernsOthers({ norm }: Attempt, party: string): boolean {
  return norm.duty.bearer.kind === 'each' || norm.duty.bearer.name !== party;
}

/** The case is opened and stays open for ever: nothing follows. Had it been determined, something would. */
export function blocked(
  inquiry: Inquiry,
  attempt: Attempt,
  finding: Finding,
  words: string,
  bearer: string | null = null,
): Witness | null {
  const pending = attempt.call.drafts.map((draft) =>
    draft.kind === 'finding' && draft.finding === finding.id
      ? { ...draft, outcome: 'pending' as const, standard: null }
      : draft,
  );
  const determined = attempt.call.drafts
    .filter((draft) => isOf(draft, finding))
    .map((draft) => ({ ...draft, occurred: { fromMs: CENTURY_MS, toMs: CENTURY_MS } }))
    .map((draft) => ({ ...draft, recordedAtMs: CENTURY_MS }));
  const history = historyFrom([...pending, ...determined]);
  const before = questionOf(attempt, bearer, CENTURY_MS, pending.length);
  const after = questionOf(attempt, bearer, CENTURY_MS, history.length);
  return confirm(inquiry, words, history, [
    { ...before, says: (outcome) => !isCalled(outcome) },
    { ...after, says: isCalled },
  ]);
}
