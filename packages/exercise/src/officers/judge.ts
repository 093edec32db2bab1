import type { BenignCause, CaseView, ResponsibleCode } from '@holdfast/domain';
import { FLOOR_RULES } from './desk.ts';

/** The harmless causes of the ledger in the words of a dismissal. */
const BENIGN: ReadonlyMap<ResponsibleCode, BenignCause> = new Map([
  ['exercise', 'notified-activity'],
  ['natural', 'natural'],
  ['accident', 'accident'],
]);

/** A harmless cause that the case shows, and why; null when it shows none by the rules of the floor. */
export function benignCauseOf(
  view: CaseView,
): { readonly cause: BenignCause; readonly reason: string } | null {
  const { sources, ledger } = view;
  const heard = sources.filter(({ kind }) => kind === 'detection');
  const notified = sources.some(({ kind }) => kind === 'activity');
  if (notified && heard.length > 0 && heard.every(({ eventKind }) => eventKind === 'blast')) {
    const reason = 'A party gave notice of a blast at this place and hour.';
    return { cause: 'notified-activity', reason };
  }
  if (ledger === null) return null;
  const cause = BENIGN.get(ledger.leading);
  const marginCdb = marginOf(view);
  if (cause === undefined || marginCdb < FLOOR_RULES.benignMarginCdb) return null;
  const leader = nameOf(view, ledger.leading);
  return { cause, reason: `The ledger leads with ${leader} by ${marginCdb} centidecibans.` };
}

/** What a finding on this case must say: the leader to the highest standard met, or that it cannot be determined. */
export interface Judgement {
  readonly responsible: ResponsibleCode;
  readonly standardId: string | null;
}

export function judgementOf(view: CaseView): Judgement | null {
  const { ledger } = view;
  if (ledger === null) return null;
  const met = ledger.standards.filter((standard) => standard.met);
  const enough = met.some(({ standardId }) => standardId === FLOOR_RULES.findingStandardId);
  const highest = met.reduce<(typeof met)[number] | null>(
    (best, standard) =>
      best === null || standard.thresholdCdb > best.thresholdCdb ? standard : best,
    null,
  );
  if (!enough || highest === null) return { responsible: 'undetermined', standardId: null };
  return { responsible: ledger.leading, standardId: highest.standardId };
}

/** The words of a finding: what was weighed, and how it came out. */
export function findingStatement(view: CaseView, { responsible, standardId }: Judgement): string {
  const groups = view.ledger?.rows.length ?? 0;
  const weighed = `${counted(view.sources.length, 'report')} in ${counted(groups, 'independent group')} ${view.sources.length === 1 ? 'was' : 'were'} weighed.`;
  if (responsible === 'undetermined' || standardId === null)
    return `Who is responsible cannot be determined. ${weighed}`;
  const standard = view.ledger?.standards.find((result) => result.standardId === standardId);
  const name = nameOf(view, responsible);
  return `Responsible: ${name}. Standard: ${standard?.name ?? standardId}. ${weighed}`;
}

function nameOf(view: CaseView, code: ResponsibleCode): string {
  return view.ledger?.hypotheses.find((hypothesis) => hypothesis.code === code)?.name ?? code;
}

/** How far the ledger's first hypothesis leads the second, centidecibans. */
function marginOf(view: CaseView): number {
  const [first = 0, second = 0] = [...(view.ledger?.scoreCdb ?? [])].sort((a, b) => b - a);
  return first - second;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
