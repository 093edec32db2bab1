import { canonicalJson } from '@holdfast/record';
import {
  check,
  contradictionsFromClaims,
  groundFrom,
  memberOf,
  propose,
  replay,
} from '@holdfast/domain';
import type { CheckResult, ContentOf, EngineGroup, Entry, NewEntry, State } from '@holdfast/domain';
import type { Engine } from '@holdfast/domain';
import { arrivalRowsIn } from './entries/arrival-rows.ts';
import { joinLocations } from './joining.ts';
import { startLocating } from './locating.ts';
import type { Locating } from './locating.ts';
import { agreementIn } from './agreement-in.ts';
import type { PipelineOptions } from './pipeline.ts';

/** One statement of the engine, held against what this version makes of the same inputs. */
export interface Rechecked {
  readonly entry: Entry;
  readonly result: CheckResult;
}

/**
 * Makes every statement of the engine again: the state as it stood before it, and the contents that it was shown. For auditors;
 * `options` are those that the mission ran on. Where contents were erased or are withheld, statements that need them differ.
 */
export function recheck(
  entries: readonly Entry[],
  contentOf: ContentOf,
  options: PipelineOptions & { readonly engine: Engine },
): readonly Rechecked[] {
  let locating: Locating | null = null;
  const session = (state: State) => {
    if (locating === null || locating.sources !== state.sources.size)
      locating = startLocating({ state, contentOf }, options);
    return locating;
  };
  const replayed = replay(
    entries,
    (state, group) => remake(state, group, { contentOf, options, session }),
    (entry) => {
      if (entry.kind === 'arrivals.received')
        locating?.push(arrivalRowsIn(contentOf(entry.index)), entry.recordedAtMs);
    },
  );
  return replayed.map(({ recorded, remade }) => ({
    entry: recorded,
    result: check(recorded, remade, canonicalJson),
  }));
}

interface Making {
  readonly contentOf: ContentOf;
  readonly options: PipelineOptions & { readonly engine: Engine };
  readonly session: (state: State) => Locating | null;
}

function remake(
  state: State,
  { entries }: EngineGroup,
  { contentOf, options, session }: Making,
): readonly NewEntry[] {
  const [first] = entries;
  const adopted = state.agreement === null ? null : contentOf(state.agreement.index);
  const { engine, table } = options;
  if (first?.kind === 'evaluation.made') {
    const agreement = agreementIn(adopted);
    const nowMs = first.judgement.asOfMs;
    return agreement === null
      ? []
      : propose(state, { stage: 'obligations-from-findings', agreement, nowMs }, engine);
  }
  if (first?.kind === 'incident.proposed' && first.judgement.incidentType === 'reported-violence')
    return propose(state, { stage: 'incidents-from-reports', contentOf }, engine);
  if (first?.kind === 'contradiction.noted') return contradictionsFromClaims(state, engine);
  const ground = groundFrom(adopted);
  if (first === undefined || ground === null) return [];
  switch (first.kind) {
    case 'event.located': {
      if (state.events.has(first.judgement.eventId)) {
        const nowMs = first.recordedAtMs;
        const joined = joinLocations({ state, contentOf }, ground, { ...options, nowMs });
        return propose(state, { stage: 'locations-from-joined', joined, ground }, engine);
      }
      const locating = session(state);
      const located = locating?.advance(first.recordedAtMs) ?? [];
      const epochMs = locating?.epochMs ?? 0;
      return propose(
        state,
        { stage: 'observations-from-arrivals', located, epochMs, ground },
        engine,
      );
    }
    case 'incident.proposed': {
      const settled = memberOf(contentOf(first.index), 'settledThroughMs');
      const settledThroughMs = typeof settled === 'number' ? settled : 0;
      return propose(
        state,
        { stage: 'incidents-from-observations', ground, contentOf, settledThroughMs },
        engine,
      );
    }
    case 'ledger.weighed':
      return propose(state, { stage: 'findings-from-incidents', ground, contentOf, table }, engine);
    default:
      return [];
  }
}
