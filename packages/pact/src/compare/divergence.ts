import type { Agreement } from '../agreement.ts';
import { attemptsAt, inquireInto, itemsOf } from '../check/inquiry.ts';
import type { Attempt, Inquiry } from '../check/inquiry.ts';
import { History } from '../evaluate/history.ts';
import { judgeNorm } from '../evaluate/norm.ts';
import { choicesOf, termsOfNorm } from '../evaluate/scene.ts';
import type { Completion } from '../evaluate/scene.ts';
import type { LogItem } from '../log.ts';
import { sameMeaning } from '../text/canonical.ts';
import { describeItem } from './describe-item.ts';

/** A history that two agreements judge differently, with everything that is open decided alike in both. */
export interface Divergence {
  /** The norm that comes out differently. */
  readonly norm: string;
  readonly history: readonly LogItem[];
  readonly atMs: number;
  /** How open terms and readings were taken; each agreement knows some of them. */
  readonly openTerms: Readonly<Record<string, string>>;
  /** What the first agreement then says that the second does not: `US must assist_force: in-force`. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What happens, in words, one step each; last, how open terms were taken. */
  readonly words: readonly string[];
}

/** For each norm that differs, the shortest of the tried histories on which verdicts differ; shortest first. */
export function findDivergences(before: Agreement, after: Agreement): readonly Divergence[] {
  const sides = [inquireInto(before), inquireInto(after)] as const;
  const ids = new Set(sides.flatMap(({ names }) => names.all('norm').map((norm) => norm.id)));
  const found = [...ids].flatMap((id) => {
    const [left, right] = sides.map(({ names }) => names.find('norm', id));
    const divergence = left && right && sameMeaning(left, right) ? null : diverge(sides, id);
    return divergence === null ? [] : [divergence];
  });
  return found.sort((left, right) => left.history.length - right.history.length);
}

type Sides = readonly [Inquiry, Inquiry];

function diverge(sides: Sides, id: string): Divergence | null {
  const attempts = sides.flatMap((side) => {
    const norm = side.names.find('norm', id);
    return norm === null ? [] : attemptsAt(side, norm);
  });
  const tried = attempts
    .flatMap((attempt) => shortened(attempt).map((history) => ({ attempt, history })))
    .sort((left, right) => left.history.length - right.history.length);
  for (const { attempt, history } of tried)
    for (const atMs of attempt.moments) {
      const found = judgeBoth(sides, id, { attempt, history, atMs });
      if (found !== null) return found;
    }
  return null;
}

/** Nothing at all, and everything that calls for the duty. */
function shortened(attempt: Attempt): readonly (readonly LogItem[])[] {
  const items = itemsOf(attempt);
  return items.length === 0 ? [items] : [[], items];
}

interface Trial {
  readonly attempt: Attempt;
  readonly history: readonly LogItem[];
  readonly atMs: number;
}

function judgeBoth(sides: Sides, id: string, { attempt, history, atMs }: Trial): Divergence | null {
  const [left, right] = sides.map((side) => {
    const decided = decide(side, attempt.completion);
    return {
      decided,
      own: effectsOf(side, history, atMs, decided, id),
      all: effectsOf(side, history, atMs, decided, null),
    };
  });
  if (left === undefined || right === undefined) return null;
  const before = left.own.filter((each) => !right.all.includes(each));
  const after = right.own.filter((each) => !left.all.includes(each));
  if (before.length === 0 && after.length === 0) return null;
  const openTerms = Object.fromEntries(
    [...left.decided, ...right.decided].filter(([term]) => attempt.completion.has(term)),
  );
  const taken = Object.entries(openTerms).map(([term, value]) => `${term} as ${value}`);
  const words = [
    ...history.map(describeItem),
    ...(taken.length > 0 && history.length > 0 ? [`taking ${taken.join(' and ')}`] : []),
  ];
  return { norm: id, history, atMs, openTerms, before, after, words };
}

/** Every open term and reading of one side: as the attempt has it where this side knows that value, else the first. */
function decide({ names }: Inquiry, wanted: Completion): Completion {
  const terms = new Set(names.all('norm').flatMap((norm) => termsOfNorm(names, norm)));
  return new Map(
    [...terms].flatMap((term) => {
      const choices = choicesOf(names, term);
      const value = choices.find((each) => each === wanted.get(term)) ?? choices[0];
      return value === undefined ? [] : [[term, value] as const];
    }),
  );
}

/** What one norm, or every norm, calls for or permits; what cannot be said is left out. */
function effectsOf(
  { names }: Inquiry,
  history: readonly LogItem[],
  atMs: number,
  completion: Completion,
  id: string | null,
): readonly string[] {
  const scene = {
    names,
    history: new History(history),
    knownMs: atMs,
    completion,
    assumed: new Map(),
  };
  const effects = names
    .all('norm')
    .filter((norm) => id === null || norm.id === id)
    .flatMap((norm) => judgeNorm(scene, norm, atMs))
    .filter((each) => each.state !== 'dormant' && each.state !== 'undecided')
    .map((each) => `${each.bearer} ${each.modality} ${each.acts.join(' or ')}: ${each.state}`);
  return [...new Set(effects)];
}
