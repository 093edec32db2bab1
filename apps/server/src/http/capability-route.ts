import { CARRIES_M, capabilityView } from '@holdfast/domain';
import type { CapabilityView } from '@holdfast/domain';
import { sensorsOnRecord } from '@holdfast/mission';
import type { AddView } from './add-view.ts';
import type { Held } from './held.ts';
import type { Refused } from './reader.ts';

/** Answers kept: thousands of squares and sensors take a part of a second. */
const KEPT_MAX = 32;
const DAY_MS = 86_400_000;
/** What is asked about where no period is given: the last two hours. */
const PERIOD_MS = 2 * 3_600_000;

/** Where silence would have meant something, for a period and a loudness. Computed once for what was enrolled and watched then. */
export function addCapabilityView(add: AddView, { mission }: Held): void {
  const kept = new Map<string, CapabilityView>();
  add('/api/capability', (state, { reader, knownMs, query }) => {
    const asked = periodIn(query, state.recordedAtMs);
    if ('refuse' in asked) return asked;
    const ground = mission.ground();
    if (ground === null) return refuse('not-found', 'No agreement with sectors is in force.');
    const context = mission.viewContext(knownMs !== null);
    const of = [state.sources.size, state.coverage.length, state.agreement?.index, reader.role];
    const key = JSON.stringify([of, asked, knownMs]);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const sensors = sensorsOnRecord({ state, contentOf: mission.contentOf });
    const view = capabilityView(state, reader, context, { ...asked, sensors, ground });
    if (view === null)
      return refuse('not-permitted', 'What the network could hear is told to the mission alone.');
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(key, view);
    return view;
  });
}

const refuse = (code: Refused['refuse'], message: string): Refused => ({ refuse: code, message });

function periodIn(query: Readonly<Record<string, string | undefined>>, nowMs: number) {
  const { from = String(nowMs - PERIOD_MS), to = String(nowMs), carries = '6500' } = query;
  const [fromMs, toMs] = [Number(from), Number(to)];
  const carriesM = CARRIES_M.find((each) => String(each) === carries);
  const isPeriod =
    from !== '' && Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs < toMs;
  if (!isPeriod || toMs - fromMs > 31 * DAY_MS)
    return refuse(
      'malformed',
      `from and to: expected milliseconds since 1970 UTC, at most 31 days apart, found "${from}" and "${to}".`,
    );
  if (carriesM === undefined)
    return refuse(
      'malformed',
      `carries: expected ${CARRIES_M.join(', ')} metres, found "${carries}".`,
    );
  return { fromMs, toMs, carriesM };
}
