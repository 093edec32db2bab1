import { DISCLOSURE_RULES } from '@holdfast/domain';
import type { DisclosureRule, NewEntry } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import type { RuledOut } from './rules.ts';

/** At most one entry for each rule in so long: a flood of requests cannot flood the record. */
export const BETWEEN_MS = 60_000;

/**
 * Puts refused public requests on record: the first of a rule at once, the rest of its minute as a count in the next entry, or when the
 * server closes. Nothing is recorded about who asked. What a crash loses is a count, never a refusal.
 */
export interface RefusalRecorder {
  note(asked: RuledOut): Promise<void>;
  /** Records what has been counted since. */
  flush(): Promise<void>;
}

export function createRefusalRecorder(mission: Mission): RefusalRecorder {
  const waiting = new Map<DisclosureRule, { count: number; asked: string }>();
  const nextMs = new Map<DisclosureRule, number>();
  const record = async (rule: DisclosureRule): Promise<void> => {
    const counted = waiting.get(rule);
    if (counted === undefined) return;
    waiting.delete(rule);
    await mission.record(() => [entryOf(rule, counted)]);
  };
  return {
    note: async ({ rule, asked }) => {
      waiting.set(rule, { count: (waiting.get(rule)?.count ?? 0) + 1, asked });
      const nowMs = mission.entropy.nowMs();
      if (nowMs < (nextMs.get(rule) ?? 0)) return;
      nextMs.set(rule, nowMs + BETWEEN_MS);
      await record(rule);
    },
    flush: async () => {
      for (const rule of DISCLOSURE_RULES) await record(rule);
    },
  };
}

function entryOf(
  rule: DisclosureRule,
  { count, asked }: { readonly count: number; readonly asked: string },
): NewEntry {
  return {
    kind: 'disclosure.refused',
    author: { kind: 'keeper', id: 'public', role: null, nation: null },
    judgement: { rule, count },
    content: { asked },
  };
}
