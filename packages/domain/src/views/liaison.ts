import { sightOf } from '../access/sight.ts';
import { clocksOf } from '../clocks/clocks-of.ts';
import type { State } from '../core/state.ts';
import { floorActions } from './actions.ts';
import { dataCut } from './context.ts';
import type { ViewContext } from './context.ts';
import type { Reader } from './types.ts';
import { allegationShown, clocksShown, noticeShown, showing } from './workflow.ts';
import type { LiaisonView } from './workflow-types.ts';

/**
 * What goes between the mission and the parties: notices with receipts and replies, allegations, and clocks. Both parties are shown the same, to the letter,
 * but for what each of them may do; the mission sees what they see. Null for everyone else.
 */
export function liaisonView(
  state: State,
  reader: Reader,
  context: ViewContext,
): LiaisonView | null {
  const sight = sightOf(reader);
  if (sight !== 'mission' && sight !== 'party') return null;
  const shown = showing(state, context, sight);
  const clocks = clocksOf(state, shown.nowMs);
  return {
    cut: dataCut(state, context),
    parties: shown.parties,
    notices: latestFirst([...state.notices.values()]).map((notice) => noticeShown(shown, notice)),
    allegations: latestFirst([...state.allegations.values()]).map((allegation) =>
      allegationShown(shown, allegation),
    ),
    clocks: clocksShown(shown, clocks, false),
    actions: floorActions(state, reader, shown.nowMs),
  };
}

export function latestFirst<T extends { readonly index: number }>(
  items: readonly T[],
): readonly T[] {
  return [...items].sort((a, b) => b.index - a.index);
}
