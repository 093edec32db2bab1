import type { FindingAtom, Norm } from '../agreement.ts';
import { choicesOf } from '../evaluate/scene.ts';
import type { Names } from '../names.ts';
import { conditionAtoms } from '../walk.ts';
import { bearersOf, draftAct, historyFrom } from './histories.ts';
import { attemptsAt, confirm, describe, firstOf, questionOf } from './inquiry.ts';
import type { Attempt, CheckFinding, Inquiry } from './inquiry.ts';
import type { Witness } from './witness.ts';

/**
 * Check 9: a menu without a floor. Somebody must do one of several things upon a finding, and one of them weighs
 * less than what was found: doing that alone is enough. An act without a grade has no weight.
 */
export function checkMenus(inquiry: Inquiry): readonly CheckFinding[] {
  return inquiry.names.all('norm').flatMap((norm) => {
    const witness = firstOf(attemptsAt(inquiry, norm), (attempt) => cheapWay(inquiry, attempt));
    return witness === null ? [] : [describe(inquiry, 9, norm, witness)];
  });
}

function cheapWay(inquiry: Inquiry, attempt: Attempt): Witness | null {
  const { names } = inquiry;
  const { norm, call } = attempt;
  const { acts, modality } = norm.duty;
  const needed = gravityOfTrigger(names, norm);
  if (modality !== 'must' || acts.length < 2 || needed === null) return null;
  const light = acts.filter((act) => weightOf(names, act) < needed);
  const least = Math.min(...light.map((act) => weightOf(names, act)));
  const weakest = light.filter((act) => weightOf(names, act) === least);
  const [bearer] = bearersOf(names, norm.duty.bearer, call.party);
  if (bearer === undefined || weakest.length === 0) return null;
  const words = `${weakest.join(', or ')} alone discharges what ${bearer} owes under ${norm.id}`;
  return firstOf([...weakest].reverse(), (act) => {
    const history = historyFrom([...call.drafts, draftAct(act, bearer)]);
    const before = questionOf(attempt, bearer, 0);
    return confirm(inquiry, words, history, [
      { ...before, says: (outcome) => outcome === 'in-force' },
      { ...before, items: history.length, says: (outcome) => outcome === 'discharged' },
    ]);
  });
}

/** The least grave finding that triggers the norm, as a rank; null when no finding does. */
function gravityOfTrigger(names: Names, { upon, when }: Norm): number | null {
  const atoms = [upon, when].flatMap((each) => (each === null ? [] : conditionAtoms(each)));
  const findings = atoms.flatMap((atom): readonly FindingAtom[] => {
    if (atom.kind === 'finding') return [atom];
    return atom.kind === 'count' ? [atom.of] : [];
  });
  const ranks = findings.map((atom) => {
    const { atLeast } = atom;
    if (atLeast?.kind === 'name') return rankOf(names, atLeast.name);
    if (atLeast !== null)
      return Math.min(...choicesOf(names, atLeast.name).map((each) => rankOf(names, each)));
    return Math.max(0, weightOf(names, names.find('finding', atom.finding)?.act ?? ''));
  });
  return ranks.length === 0 ? null : Math.max(...ranks);
}

function weightOf(names: Names, act: string): number {
  const severity = names.find('act', act)?.severity ?? null;
  return severity === null ? -1 : rankOf(names, severity);
}

function rankOf(names: Names, severity: string): number {
  return names.all('severity').findIndex((each) => each.id === severity);
}
