import type { Completion } from './scene.ts';

/** What an evaluation gave, and which open terms it had to ask about: the others cannot matter. */
type Tree<Result> =
  | { readonly kind: 'leaf'; readonly result: Result }
  | {
      readonly kind: 'asked';
      readonly term: string;
      readonly values: ReadonlyMap<string, Tree<Result>>;
    };

/** Results for every completion, each evaluation made once, together with the terms that some evaluation asked about. */
export interface Grown<Result> {
  readonly asked: ReadonlySet<string>;
  readonly resultFor: (completion: Completion) => Result | undefined;
}

/**
 * Evaluates under every completion, but asks only where the evaluation asks: it runs with the first value of each term
 * it meets, and again for every other value of a term it met. `evaluate` must depend on nothing but the completion.
 */
export function growResults<Result>(
  choices: ReadonlyMap<string, readonly string[]>,
  fixed: Completion,
  evaluate: (completion: Completion) => Result,
): Grown<Result> {
  const asked = new Set<string>();
  const grow = (given: Completion): Tree<Result> => {
    const recorder = new Recorder(fixed, given, choices);
    let tree: Tree<Result> = { kind: 'leaf', result: evaluate(recorder) };
    const met = recorder.met;
    for (let index = met.length - 1; index >= 0; index -= 1) {
      const [term, first] = met[index] ?? ['', ''];
      asked.add(term);
      const values: Map<string, Tree<Result>> = new Map([[first, tree]]);
      for (const value of choices.get(term) ?? [])
        if (value !== first)
          values.set(value, grow(new Map([...given, ...met.slice(0, index), [term, value]])));
      tree = { kind: 'asked', term, values };
    }
    return tree;
  };
  const root = grow(new Map());
  const resultFor = (completion: Completion) => {
    let at: Tree<Result> | undefined = root;
    while (at?.kind === 'asked') at = at.values.get(completion.get(at.term) ?? '');
    return at?.result;
  };
  return { asked, resultFor };
}

/** A completion that notes which undecided terms it was asked for, in order, and gives their first value. */
class Recorder extends Map<string, string> {
  readonly met: (readonly [string, string])[] = [];
  readonly #choices: ReadonlyMap<string, readonly string[]>;

  constructor(
    fixed: Completion,
    given: Completion,
    choices: ReadonlyMap<string, readonly string[]>,
  ) {
    super([...fixed, ...given]);
    this.#choices = choices;
  }

  override get(term: string): string | undefined {
    const known = super.get(term);
    if (known !== undefined) return known;
    const first = this.#choices.get(term)?.[0];
    if (first === undefined) return undefined;
    this.met.push([term, first]);
    this.set(term, first);
    return first;
  }
}
