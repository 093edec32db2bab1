import { tabulateNames } from '@holdfast/pact';
import type { Agreement, Fact, LogItem } from '@holdfast/pact';
import type { Judgements } from '../core/judgements.ts';
import type { State, Stated } from '../core/state.ts';
import { inOrder } from '../commitments/in-order.ts';
import { conditionValue } from '../commitments/readiness.ts';
import { saysOf } from '../commitments/says-of-condition.ts';

type Condition = Judgements['condition.recorded'];

/**
 * Everything on record until `asOfMs` that a held text can speak of: acts of record, and the register's conditions as facts of the
 * same name. A condition is so or not by acts and national decisions; without any, by another state's promise or by claims that
 * conflict. No finding of this mission counts under a text that is not in force here.
 */
export function logOfText(state: State, agreement: Agreement, asOfMs: number): readonly LogItem[] {
  const facts = conditionsAsFacts(state, agreement, asOfMs);
  const saying = new Set(facts.map(({ entryIndex }) => entryIndex));
  const acts = state.acts.flatMap((act): readonly LogItem[] =>
    saying.has(act.index) || act.judgement.fromMs > asOfMs ? [] : [actItem(act)],
  );
  return [...acts, ...facts].sort((a, b) => a.entryIndex - b.entryIndex);
}

/** The register's conditions that an agreement has a fact of the same name for, by what was recorded of them until `asOfMs`: national decisions above all. */
export function conditionsAsFacts(
  state: State,
  agreement: Agreement,
  asOfMs: number,
): readonly LogItem[] {
  const names = tabulateNames(agreement);
  return inOrder(state.conditions).flatMap(({ judgement }): readonly LogItem[] => {
    const fact = names.find('fact', judgement.conditionId);
    return fact === null || fact.of !== null ? [] : factItems(state, judgement, fact, asOfMs);
  });
}

function actItem({ index, recordedAtMs, judgement }: Stated<Judgements['act.recorded']>): LogItem {
  const { act, actor, fromMs, toMs } = judgement;
  return {
    kind: 'act',
    act,
    actor,
    about: [],
    entryIndex: index,
    occurred: { fromMs, toMs },
    recordedAtMs,
  };
}

function factItems(
  state: State,
  condition: Condition,
  fact: Fact,
  asOfMs: number,
): readonly LogItem[] {
  const says = saysOf(state, condition, asOfMs);
  const base = { kind: 'fact', fact: fact.id, party: null } as const;
  if (says.length > 0)
    return says
      .filter(({ index }) => !isOwnAct(state, fact, index))
      .map(({ value, atMs, index }) => ({
        ...base,
        value,
        entryIndex: index,
        occurred: { fromMs: atMs, toMs: atMs },
        recordedAtMs: recordedAtOf(state, index),
      }));
  const { value, entryIndices } = conditionValue(state, condition.conditionId, asOfMs);
  if (value === 'unknown' || entryIndices.length === 0) return [];
  const occurred = { fromMs: 0, toMs: 0 };
  return [{ ...base, value, entryIndex: Math.max(...entryIndices), occurred, recordedAtMs: 0 }];
}

/** The text itself says that this act begins or ends the fact: then the act speaks, not the register. */
function isOwnAct(state: State, { begins, ends }: Fact, index: number): boolean {
  const act = state.acts.find((each) => each.index === index)?.judgement;
  return [begins, ends].some(
    (turn) => turn !== null && turn.act === act?.act && (turn.by === null || turn.by === act.actor),
  );
}

function recordedAtOf(state: State, index: number): number {
  const statement = [...state.acts, ...state.decisions].find((each) => each.index === index);
  return statement?.recordedAtMs ?? 0;
}
