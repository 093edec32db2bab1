import type { ActAtom, Fact } from '../agreement.ts';
import type { ActItem, LogItem } from '../log.ts';
import type { Truth } from '../truth.ts';
import { anyOf } from '../truth.ts';
import { leaf } from './proof.ts';
import type { Proof } from './proof.ts';
import { completedAmount } from './scene.ts';
import type { Scene } from './scene.ts';

interface Change {
  readonly item: LogItem;
  readonly value: Truth;
}

/**
 * Whether a fact is so at `atMs`. The last change counts. Two records of the same moment that say
 * different things: disputed. Two whose order cannot be told, or a change under way: unknown, unless
 * all of them say the same.
 */
export function judgeFact(scene: Scene, fact: Fact, party: string | null, atMs: number): Proof {
  const subject = party === null ? `fact(${fact.id})` : `fact(${fact.id}, ${party})`;
  const started = listChanges(scene, fact, party).filter(
    ({ item }) => item.occurred.fromMs <= atMs,
  );
  const certain = started.filter(({ item }) => item.occurred.toMs <= atMs);
  const last = started.filter(
    ({ item }) => !certain.some((other) => other.item.occurred.fromMs > item.occurred.toMs),
  );
  const missing = [{ kind: 'fact' as const, name: fact.id, party, byMs: null }];
  const initial: Truth = fact.byDefault === null ? 'unknown' : fact.byDefault ? 'true' : 'false';
  if (last.length === 0)
    return fact.byDefault === null
      ? leaf('unknown', 'nothing recorded', subject, { missing })
      : leaf(initial, 'default', subject);
  const values = new Set(last.map((change) => change.value));
  if (certain.length === 0) values.add(initial);
  const entries = last.map(({ item }) => item.entryIndex);
  const value = settle(values, last, certain.length > 0);
  return leaf(value, 'recorded', subject, {
    entries,
    missing: value === 'unknown' || value === 'disputed' ? missing : [],
  });
}

function settle(values: ReadonlySet<Truth>, last: readonly Change[], started: boolean): Truth {
  const [only] = values;
  if (values.size === 1 && only !== undefined) return only;
  const moments = new Set(last.map(({ item }) => `${item.occurred.fromMs} ${item.occurred.toMs}`));
  return started && moments.size === 1 ? 'disputed' : 'unknown';
}

function listChanges(scene: Scene, fact: Fact, party: string | null): readonly Change[] {
  const recorded = scene.history
    .facts(fact.id, party, scene.knownMs)
    .map((item) => ({ item, value: item.value }));
  const turns = [
    { turn: fact.begins, value: 'true' as const },
    { turn: fact.ends, value: 'false' as const },
  ];
  const acted = turns.flatMap(({ turn, value }) => {
    if (turn === null) return [];
    return actsBy(scene, turn.act, turn.by ?? party).map((item) => ({ item, value }));
  });
  return [...recorded, ...acted];
}

/** Known acts by a party, a body, any member of a group, or (null) anyone. */
export function actsBy(scene: Scene, act: string, by: string | null): readonly ActItem[] {
  if (by === null || scene.names.find('group', by) === null)
    return scene.history.acts(act, by, scene.knownMs);
  const members = scene.names.membersOf(by);
  return scene.history
    .acts(act, null, scene.knownMs)
    .filter((item) => members.includes(item.actor));
}

/** Whether an act was done by `atMs`, or in the last so long before it. Nothing recorded: not done. */
export function judgeAct(scene: Scene, atom: ActAtom, actor: string | null, atMs: number): Proof {
  const subject = actor === null ? `act(${atom.act})` : `act(${atom.act}, ${actor})`;
  const fromMs =
    atom.within === null ? Number.MIN_SAFE_INTEGER : atMs - completedAmount(scene, atom.within);
  const found = actsBy(scene, atom.act, actor)
    .map((item) => ({ item, value: placeInTime(item, fromMs, atMs) }))
    .filter(({ value }) => value !== 'false');
  const value = anyOf(found.map((each) => each.value));
  const entries = found.filter((each) => each.value === value).map(({ item }) => item.entryIndex);
  return leaf(value, value === 'true' ? 'done' : 'not done', subject, {
    entries: value === 'true' ? entries.slice(0, 1) : entries,
  });
}

/** Whether something happened between two moments, both included: unknown when only part of its interval lies there. */
export function placeInTime(item: LogItem, fromMs: number, toMs: number): Truth {
  const { occurred } = item;
  if (occurred.toMs < fromMs || occurred.fromMs > toMs) return 'false';
  return occurred.fromMs >= fromMs && occurred.toMs <= toMs ? 'true' : 'unknown';
}
