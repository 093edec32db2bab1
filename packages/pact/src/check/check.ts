import type { Agreement, Declaration, Duty, Finding, Norm } from '../agreement.ts';
import { termsOfNorm } from '../evaluate/scene.ts';
import type { LogItem } from '../log.ts';
import { tabulateNames } from '../names.ts';
import type { Names } from '../names.ts';
import { describeCite } from '../text/print.ts';
import { dutiesOfNorm } from '../walk.ts';

/** A defect of an agreement that evaluates well and yet fails its parties. */
export interface CheckFinding {
  /** Number of the check, 1 to 12; today 1, 2 and 6 are looked for. */
  readonly check: number;
  /** Null for a declaration outside every clause. */
  readonly clause: string | null;
  readonly line: number;
  /** `KEY@from-to`, or null when the statement cites nothing. */
  readonly citation: string | null;
  readonly witness: {
    /** The smallest thing that shows the defect, in words. */
    readonly words: string;
    /** A history that shows it when evaluated; empty when the text alone does. */
    readonly history: readonly LogItem[];
  };
}

/** The structural checks, in the order of the text. For agreements that `loadAgreement` accepted. */
export function checkAgreement(agreement: Agreement): readonly CheckFinding[] {
  const names = tabulateNames(agreement);
  const found = [...checkOpenTerms(names), ...checkBearers(names), ...checkWaits(names)];
  return found.sort((left, right) => left.line - right.line || left.check - right.check);
}

/** Check 1: an open term that no norm hangs on decides nothing. */
function checkOpenTerms(names: Names): readonly CheckFinding[] {
  const used = new Set(names.all('norm').flatMap((norm) => termsOfNorm(names, norm)));
  for (const body of names.all('body'))
    if (body.quorum?.kind === 'term') used.add(body.quorum.name);
  return names
    .all('open')
    .filter((open) => !used.has(open.id))
    .map((open) => describe(names, 1, open, `no norm uses ?${open.id}`));
}

/** Check 2: a duty on somebody who is not bound by the agreement. */
function checkBearers(names: Names): readonly CheckFinding[] {
  return names.all('norm').flatMap((norm) => {
    const duties = dutiesOfNorm(norm).filter((duty) => duty.modality !== 'may');
    const bearers = new Map(
      duties.flatMap((duty) => bearersOf(names, norm, duty).map((bearer) => [bearer, duty])),
    );
    return [...bearers].flatMap(([bearer, duty]) =>
      names.find('party', bearer)?.bound === false
        ? [
            describe(
              names,
              2,
              norm,
              `${bearer} ${duty.modality} ${duty.acts.join(' or ')}, and ${bearer} is not bound`,
            ),
          ]
        : [],
    );
  });
}

/** Everyone a duty may fall on, one by one where the text names a group or a variable. */
function bearersOf(names: Names, norm: Norm, { bearer }: Duty): readonly string[] {
  if (bearer.kind === 'each') return names.membersOf(bearer.name);
  if (norm.forEach?.variable === bearer.name) return names.membersOf(norm.forEach.group);
  const { upon } = norm;
  if (upon?.kind === 'finding' && upon.party === bearer.name)
    return names.find('party', bearer.name) === null
      ? names.membersOf(names.find('finding', upon.finding)?.of ?? '')
      : [bearer.name];
  return [bearer.name];
}

/** Check 6: something is waited for without a day by which it must come, or a result if it does not. */
function checkWaits(names: Names): readonly CheckFinding[] {
  const duties = names.all('norm').flatMap((norm) =>
    dutiesOfNorm(norm)
      .filter((duty) => duty.modality === 'must' && duty.within === null && duty.until === null)
      .map((duty) =>
        describe(
          names,
          6,
          norm,
          `${duty.bearer.name} must ${duty.acts.join(' or ')}, by no day: it is never late`,
        ),
      ),
  );
  const findings = names.all('finding').flatMap((finding) => {
    const words = describeWait(finding);
    return words === null ? [] : [describe(names, 6, finding, words)];
  });
  return [...duties, ...findings];
}

function describeWait({ id, within, byDefault }: Finding): string | null {
  const lacks = [
    ...(within === null ? ['a day by which it is determined'] : []),
    ...(byDefault === 'none' ? ['a result if nobody determines it'] : []),
  ];
  return lacks.length === 0 ? null : `finding ${id} lacks ${lacks.join(' and ')}`;
}

function describe(
  names: Names,
  check: number,
  declaration: Declaration,
  words: string,
): CheckFinding {
  const clause = names.clauseOf(declaration);
  const cite = declaration.cites[0] ?? clause?.cites[0];
  return {
    check,
    clause: clause?.id ?? null,
    line: declaration.at.line,
    citation: cite === undefined ? null : describeCite(cite),
    witness: { words, history: [] },
  };
}
