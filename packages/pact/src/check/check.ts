import type { Agreement } from '../agreement.ts';
import { checkBearers } from './bearers.ts';
import { checkBlockers, checkDeterminable } from './determination.ts';
import { inquireInto } from './inquiry.ts';
import type { CheckFinding } from './inquiry.ts';
import { checkInterests } from './interests.ts';
import { checkMenus } from './menus.ts';
import { checkOpenTerms } from './open-terms.ts';
import { checkWaits } from './waits.ts';

/**
 * The structural checks 1, 2, 3, 4, 6, 9 and 12, in the order of the text. For agreements that `loadAgreement`
 * accepted. The text raises a suspicion; only what the evaluator confirms on a history is a finding.
 */
export function checkAgreement(agreement: Agreement): readonly CheckFinding[] {
  const inquiry = inquireInto(agreement);
  const found = [
    ...checkOpenTerms(inquiry),
    ...checkBearers(inquiry),
    ...checkDeterminable(inquiry),
    ...checkBlockers(inquiry),
    ...checkWaits(inquiry),
    ...checkMenus(inquiry),
    ...checkInterests(inquiry),
  ];
  return found.sort((left, right) => left.line - right.line || left.check - right.check);
}
