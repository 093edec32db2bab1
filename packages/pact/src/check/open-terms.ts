import type { Norm, Open } from '../agreement.ts';
import { choicesOf, termsOfNorm } from '../evaluate/scene.ts';
import type { Names } from '../names.ts';
import { msFromQuantity } from '../parameters.ts';
import { dutiesOfNorm } from '../walk.ts';
import { attemptsAt, describe, firstOf, itemsOf, questionOf } from './inquiry.ts';
import type { Attempt, CheckFinding, Inquiry } from './inquiry.ts';
import { observe } from './witness.ts';
import type { Witness } from './witness.ts';

/**
 * Check 1: an open term that no norm uses decides nothing; one on which a duty, or the verdicts of two norms,
 * hang decides too much to be left open. Ranked by the number of norms.
 */
export function checkOpenTerms(inquiry: Inquiry): readonly CheckFinding[] {
  const { names } = inquiry;
  const used = new Set(names.all('norm').flatMap((norm) => termsOfNorm(names, norm)));
  for (const body of names.all('body'))
    if (body.quorum?.kind === 'term') used.add(body.quorum.name);
  const unused = names.all('open').filter((open) => !used.has(open.id));
  const critical = names.all('open').flatMap((open) => judgeTerm(inquiry, open) ?? []);
  critical.sort((left, right) => right.norms.length - left.norms.length);
  return [
    ...unused.map((open) => {
      return describe(inquiry, 1, open, witnessIdle(inquiry, open));
    }),
    ...critical.map(({ open, norms, witness }, rank) => {
      const many = norms.length === 1 ? '1 norm' : `${norms.length} norms`;
      const place = critical.length === 1 ? '' : ` (${rank + 1} of ${critical.length})`;
      const words = `?${open.id} decides ${many}${place}: ${norms.map(({ id }) => id).join(', ')}; ${witness.words}`;
      return describe(inquiry, 1, open, { ...witness, words });
    }),
  ];
}

/** Whatever the term means, the first norm comes out the same: no norm could do otherwise. */
function witnessIdle({ agreement, names }: Inquiry, open: Open): Witness {
  const [norm] = names.all('norm');
  const choices = norm === undefined ? [] : choicesOf(names, open.id);
  const replay = choices.map((value) => {
    const subject = { kind: 'norm' as const, norm: norm?.id ?? '', bearer: null };
    const question = { subject, items: 0, atMs: 0, openTerms: { [open.id]: value } };
    return { ...question, outcome: observe(agreement, [], question) };
  });
  return { words: `no norm uses ?${open.id}`, history: [], replay };
}

interface Critical {
  readonly open: Open;
  readonly norms: readonly Norm[];
  readonly witness: Witness;
}

function judgeTerm(inquiry: Inquiry, open: Open): Critical | null {
  const hanging = normsHangingOn(inquiry, open.id);
  const [first] = hanging;
  const binding = hanging.some(({ norm }) =>
    dutiesOfNorm(norm).some((duty) => duty.modality !== 'may'),
  );
  if (first === undefined || (hanging.length < 2 && !binding)) return null;
  return { open, norms: hanging.map(({ norm }) => norm), witness: first.witness };
}

/** Norms for which some history has another outcome when the term means something else. */
export function normsHangingOn(
  inquiry: Inquiry,
  term: string,
): readonly { readonly norm: Norm; readonly witness: Witness }[] {
  const { names } = inquiry;
  const values = choicesOf(names, term);
  return names.all('norm').flatMap((norm) => {
    if (!termsOfNorm(names, norm).includes(term)) return [];
    const lasting = names.find('open', term)?.type === 'duration';
    const attempts = (lasting ? values.slice(0, 1) : values).flatMap((value) =>
      attemptsAt(inquiry, norm, new Map([[term, value]])).flatMap((attempt) =>
        variantsOf(names, attempt, term, value),
      ),
    );
    const witness = firstOf(attempts, (attempt) => findDifference(inquiry, attempt, term, values));
    return witness === null ? [] : [{ norm, witness }];
  });
}

/** The same history, found to this very standard, or with this very gravity. */
function variantsOf(
  names: Names,
  attempt: Attempt,
  term: string,
  value: string,
): readonly Attempt[] {
  const type = names.find('open', term)?.type;
  if (type !== 'standard' && type !== 'severity') return [attempt];
  const drafts = attempt.call.drafts.map((draft) =>
    draft.kind === 'finding' ? { ...draft, [type]: value } : draft,
  );
  return [{ ...attempt, call: { ...attempt.call, drafts } }];
}

/** The first moment at which a history comes out differently under two values of the term. */
function findDifference(
  inquiry: Inquiry,
  attempt: Attempt,
  term: string,
  values: readonly string[],
): Witness | null {
  const history = itemsOf(attempt);
  return firstOf(new Set([...attempt.moments, ...spansOf(inquiry, term)]), (atMs) => {
    const question = questionOf(attempt, null, atMs);
    const cases = values.map((value) => {
      const asked = { ...question, openTerms: { ...question.openTerms, [term]: value } };
      return { value, asked, outcome: observe(inquiry.agreement, history, asked) };
    });
    const [first] = cases;
    const other = cases.find((each) => each.outcome !== first?.outcome);
    if (first === undefined || other === undefined) return null;
    const words = `if it is ${first.value}, ${attempt.norm.id} is ${first.outcome}; if ${other.value}, ${other.outcome}`;
    const replay = [first, other].map(({ asked, outcome }) => ({ ...asked, outcome }));
    return { words, history, replay };
  });
}

/** Just after each duration that the term could mean. */
function spansOf({ names }: Inquiry, term: string): readonly number[] {
  return (names.find('open', term)?.domain ?? []).flatMap((value) => {
    const spanMs = typeof value === 'string' ? null : msFromQuantity(value);
    return spanMs === null ? [] : [spanMs + 1];
  });
}
