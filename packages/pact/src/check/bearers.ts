import type { Norm } from '../agreement.ts';
import type { Names } from '../names.ts';
import { dutiesOf } from '../walk.ts';
import { bearersOf } from './histories.ts';
import {
  attemptsAt,
  confirm,
  describe,
  firstOf,
  isCalled,
  itemsOf,
  questionOf,
} from './inquiry.ts';
import type { CheckFinding, Inquiry } from './inquiry.ts';

/** Check 2: a duty on somebody who is not bound by the agreement. One finding for each norm and bearer. */
export function checkBearers(inquiry: Inquiry): readonly CheckFinding[] {
  return inquiry.names.all('norm').flatMap((norm) => checkNormBearers(inquiry, norm));
}

function checkNormBearers(inquiry: Inquiry, norm: Norm): readonly CheckFinding[] {
  const { names } = inquiry;
  const found = new Map<string, CheckFinding>();
  for (const attempt of attemptsAt(inquiry, norm))
    for (const duty of dutiesOf(attempt.norm.duty)) {
      if (duty.modality === 'may') continue;
      for (const bearer of bearersOf(names, duty.bearer, attempt.call.party)) {
        if (found.has(bearer) || isBound(names, bearer)) continue;
        const words = `${bearer} ${duty.modality} ${duty.acts.join(' or ')}, and ${bearer} is not bound`;
        const witness = firstOf(attempt.moments, (atMs) =>
          confirm(inquiry, words, itemsOf(attempt), [
            { ...questionOf(attempt, bearer, atMs), says: isCalled },
          ]),
        );
        if (witness !== null) found.set(bearer, describe(inquiry, 2, norm, witness));
      }
    }
  return [...found.values()];
}

/** A party that accepted the text, or a body with at least one member that did. */
function isBound(names: Names, bearer: string): boolean {
  const party = names.find('party', bearer);
  if (party !== null) return party.bound;
  const members = (names.find('body', bearer)?.members ?? []).flatMap((member) =>
    names.find('party', member) === null ? names.membersOf(member) : [member],
  );
  return members.some((member) => names.find('party', member)?.bound === true);
}
