import type { Duty, Finding, Norm } from '../agreement.ts';
import { choicesOf, termsOfFinding } from '../evaluate/scene.ts';
import { dutiesOf } from '../walk.ts';
import { CENTURY_MS, draftFindings, historyFrom } from './histories.ts';
import { attemptsAt, confirm, describe, firstOf, itemsOf, questionOf } from './inquiry.ts';
import type { CheckFinding, Inquiry } from './inquiry.ts';
import type { Witness } from './witness.ts';

/** Check 6: something is waited for without a day by which it must come, or a result if it does not. */
export function checkWaits(inquiry: Inquiry): readonly CheckFinding[] {
  const { names } = inquiry;
  const duties = names.all('norm').flatMap((norm) => checkDuties(inquiry, norm));
  const findings = names.all('finding').flatMap((finding) => {
    const witness = findEndless(inquiry, finding);
    return witness === null ? [] : [describe(inquiry, 6, finding, witness)];
  });
  return [...duties, ...findings];
}

function checkDuties(inquiry: Inquiry, norm: Norm): readonly CheckFinding[] {
  const found = new Map<string, CheckFinding>();
  for (const attempt of attemptsAt(inquiry, norm))
    for (const duty of dutiesOf(attempt.norm.duty)) {
      if (duty.modality !== 'must' || duty.within !== null || duty.until !== null) continue;
      const words = neverLate(duty);
      if (found.has(words)) continue;
      const question = questionOf(attempt, null, CENTURY_MS);
      const says = (outcome: string) => outcome.includes('in-force');
      const witness = confirm(inquiry, words, itemsOf(attempt), [{ ...question, says }]);
      if (witness !== null) found.set(words, describe(inquiry, 6, norm, witness));
    }
  return [...found.values()];
}

function neverLate({ bearer, acts }: Duty): string {
  return `${bearer.name} must ${acts.join(' or ')}, by no day: it is never late`;
}

/** After a hundred years the finding is still unknown: opened and not determined, or never opened. */
function findEndless(inquiry: Inquiry, finding: Finding): Witness | null {
  const { names } = inquiry;
  const { id, within, byDefault } = finding;
  const lacks = [
    ...(within === null ? ['a day by which it is determined'] : []),
    ...(byDefault === 'none' ? ['a result if nobody determines it'] : []),
  ];
  const [party] = names.membersOf(finding.of);
  if (lacks.length === 0 || party === undefined) return null;
  const decided = termsOfFinding(names, id).flatMap((term) => {
    const value = choicesOf(names, term)[0];
    return value === undefined ? [] : [[term, value] as const];
  });
  const words = `finding ${id} lacks ${lacks.join(' and ')}`;
  const workshop = { names, completion: new Map(decided) };
  const pending = draftFindings(workshop, id, party, 1).map((draft) =>
    draft.kind === 'finding' ? { ...draft, outcome: 'pending' as const, standard: null } : draft,
  );
  const subject = { kind: 'finding' as const, finding: id, party };
  const openTerms = Object.fromEntries(decided);
  const says = (outcome: string) => outcome === 'unknown';
  return firstOf([[], pending], (drafts) => {
    const question = { subject, items: drafts.length, atMs: CENTURY_MS, openTerms, says };
    return confirm(inquiry, words, historyFrom(drafts), [question]);
  });
}
