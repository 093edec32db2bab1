import type { Agreement, Norm } from '../agreement.ts';
import { PactError } from '../errors.ts';
import { eachCompletion } from '../evaluate/complete.ts';
import { sceneFrom } from '../evaluate/evaluate.ts';
import type { History } from '../evaluate/history.ts';
import { judge, keyOfAtom } from '../evaluate/judge.ts';
import { judgeBreach } from '../evaluate/norm.ts';
import { choicesOf, termsOfNorm } from '../evaluate/scene.ts';
import type { Binding, Scene } from '../evaluate/scene.ts';
import type { Query } from '../evaluate/verdict.ts';
import type { LogItem } from '../log.ts';
import { readNorm } from '../readings.ts';
import { allOf, notOf } from '../truth.ts';
import type { Truth } from '../truth.ts';
import { conditionAtoms } from '../walk.ts';
import { needNorm } from './target.ts';

/** Most things one missing set holds, and most candidates looked at. */
export const MISSING_SIZE_MAX = 4;
export const CANDIDATES_MAX = 24;

/** One thing that would have to be otherwise. */
export type Change =
  | { readonly kind: 'condition'; readonly condition: string; readonly to: 'true' | 'false' }
  | { readonly kind: 'open-term'; readonly term: string; readonly to: string };

/**
 * Why a norm calls for nothing now: every smallest set of changes with which its trigger and `when` would
 * hold and its `unless` would not, smaller sets first. No set contains another. One empty set: it does
 * hold. No set: not with four changes. `party` stands for the norm's variable. Throws `too-large` for a
 * norm with more than 24 candidates.
 */
export function whyNot(
  agreement: Agreement,
  log: Iterable<LogItem> | History,
  query: Query,
  wanted: { readonly norm: string; readonly party: string | null },
): readonly (readonly Change[])[] {
  const { scene, atMs } = sceneFrom(agreement, log, query);
  const norm = needNorm(scene, wanted.norm);
  const binding = bindingFor(scene, norm, wanted.party);
  const holds = (changes: readonly Change[]) => holdsWith(scene, norm, binding, atMs, changes);
  if (holds([])) return [[]];
  const candidates = listCandidates(scene, norm, binding);
  if (candidates.length > CANDIDATES_MAX)
    throw new PactError(
      'too-large',
      `expected at most ${CANDIDATES_MAX} conditions in norm ${norm.id}, found ${candidates.length}`,
    );
  const found: (readonly Change[])[] = [];
  for (let size = 1; size <= MISSING_SIZE_MAX; size += 1)
    for (const set of subsets(candidates, size)) {
      const contains = found.some((smaller) => smaller.every((each) => set.includes(each)));
      if (!contains && isConsistent(set) && holds(set)) found.push(set);
    }
  return found;
}

function bindingFor(scene: Scene, norm: Norm, party: string | null): Binding {
  const variable = variableOf(scene, norm);
  if (variable === null) return new Map();
  if (party === null)
    throw new PactError('unknown-name', `norm ${norm.id}: expected a party for ${variable}`);
  return new Map([[variable, party]]);
}

function variableOf(scene: Scene, { forEach, upon }: Norm): string | null {
  if (forEach !== null) return forEach.variable;
  const name = upon === null ? null : upon.kind === 'act' ? upon.actor : upon.party;
  if (name === null) return null;
  return (scene.names.find('party', name) ?? scene.names.find('body', name)) === null ? name : null;
}

function holdsWith(
  scene: Scene,
  norm: Norm,
  binding: Binding,
  atMs: number,
  changes: readonly Change[],
): boolean {
  const assumed = new Map<string, Truth>();
  const completion = new Map(scene.completion);
  for (const change of changes)
    if (change.kind === 'condition') assumed.set(change.condition, change.to);
    else completion.set(change.term, change.to);
  const supposed = { ...scene, assumed, completion };
  const cases = eachCompletion(supposed, termsOfNorm(scene.names, norm), (completed) => {
    const moment = { scene: completed, binding, atMs, judgeBreach };
    const read = readNorm(norm, completed.completion.get(norm.id));
    const asked = [read.upon, read.when].flatMap((condition) =>
      condition === null ? [] : [judge(moment, condition).value],
    );
    if (read.unless !== null) asked.push(notOf(judge(moment, read.unless).value));
    return allOf(asked);
  });
  return cases.every(({ result }) => result === 'true');
}

/** Each atom either way, and each open term at each of its values, in the order of the text. */
function listCandidates(scene: Scene, norm: Norm, binding: Binding): readonly Change[] {
  const conditions = [norm, ...(norm.readings ?? [])]
    .flatMap((each) => [each.upon, each.when, each.unless])
    .filter((each) => each !== null);
  const keys = new Set(conditions.flatMap(conditionAtoms).map((atom) => keyOfAtom(binding, atom)));
  const atoms = [...keys].flatMap((condition) =>
    (['true', 'false'] as const).map((to) => ({ kind: 'condition' as const, condition, to })),
  );
  const terms = termsOfNorm(scene.names, norm)
    .filter((term) => !scene.completion.has(term))
    .flatMap((term) => {
      return choicesOf(scene.names, term).map((to) => ({ kind: 'open-term' as const, term, to }));
    });
  return [...atoms, ...terms];
}

/** Nothing is changed twice. */
function isConsistent(set: readonly Change[]): boolean {
  const subjects = set.map((each) => (each.kind === 'condition' ? each.condition : each.term));
  return new Set(subjects).size === set.length;
}

function* subsets<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, item] of items.entries())
    for (const rest of subsets(items.slice(index + 1), size - 1)) yield [item, ...rest];
}
