import type { ActItem, FindingItem, LogItem } from '../src/log.ts';
import type { Truth } from '../src/truth.ts';
import type { Small, SmallAgreement } from './small-world.ts';

/** What one evaluation may look at, at one millisecond, for one party, under one completion. */
export interface Look {
  readonly agreement: SmallAgreement;
  readonly log: readonly LogItem[];
  readonly knownMs: number;
  readonly n: number;
  readonly c: 'f' | 'g';
}

const rank = {
  and: ['false', 'disputed', 'unknown', 'true'],
  or: ['true', 'disputed', 'unknown', 'false'],
};

function fold(kind: 'and' | 'or', values: readonly Truth[]): Truth {
  for (const each of rank[kind]) if (values.some((value) => value === each)) return each as Truth;
  return kind === 'and' ? 'true' : 'false';
}

function flip(value: Truth): Truth {
  return value === 'true' ? 'false' : value === 'false' ? 'true' : value;
}

function visible(look: Look): readonly LogItem[] {
  const known = look.log.filter((item) => item.recordedAtMs <= look.knownMs);
  const gone = new Set(
    known.flatMap((item) => (item.kind === 'retraction' ? [item.retracts] : [])),
  );
  return known.filter((item) => item.kind === 'finding' || !gone.has(item.entryIndex));
}

function actsOf(look: Look, act: string, who: string): readonly ActItem[] {
  return visible(look).filter(
    (item): item is ActItem => item.kind === 'act' && item.act === act && item.actor === who,
  );
}

function stepsOf(look: Look, instance: string, untilMs: number): readonly FindingItem[] {
  return visible(look).filter(
    (item): item is FindingItem =>
      item.kind === 'finding' &&
      item.instance === instance &&
      item.by === 'M' &&
      item.recordedAtMs <= untilMs,
  );
}

/** Null: says nothing about the party. */
function says(
  steps: readonly FindingItem[],
  who: string,
  t: number,
  mode: 'found' | 'happened',
): Truth | null {
  const last = steps[steps.length - 1];
  const first = steps[0];
  if (last === undefined || first === undefined || last.outcome === 'withdrawn') return null;
  const definite = last.outcome === 'established' || last.outcome === 'not_established';
  if (last.party !== who && !(last.party === null && !definite)) return null;
  if (last.outcome === 'pending') return t > first.recordedAtMs + 6 ? 'false' : 'unknown';
  if (last.outcome === 'undetermined') return mode === 'found' ? 'false' : 'unknown';
  if (last.outcome === 'not_established') return 'false';
  return last.outcome === 'disputed' ? 'disputed' : 'true';
}

const INSTANCES = ['i1', 'i2', 'i3'];

function factAt(
  changes: readonly { ms: number; value: Truth }[],
  t: number,
  initial: Truth,
): Truth {
  for (let ms = t; ms >= 0; ms -= 1) {
    const here = changes.filter((change) => change.ms === ms).map((change) => change.value);
    if (here.length > 0)
      return here.every((value) => value === here[0]) ? (here[0] ?? initial) : 'disputed';
  }
  return initial;
}

export function truth(look: Look, small: Small, who: string, t: number): Truth {
  switch (small.is) {
    case 'and':
    case 'or':
      return fold(
        small.is,
        small.parts.map((part) => truth(look, part, who, t)),
      );
    case 'not':
      return flip(truth(look, small.part, who, t));
    case 'open':
      return truth(look, { is: look.c }, who, t);
    case 'f':
    case 'g': {
      const changes = visible(look).flatMap((item) =>
        item.kind === 'fact' && item.fact === small.is
          ? [{ ms: item.occurred.fromMs, value: item.value }]
          : [],
      );
      return factAt(changes, t, small.is === 'f' ? 'false' : 'unknown');
    }
    case 'h': {
      const on = actsOf(look, 'y', who).map((item) => ({
        ms: item.occurred.fromMs,
        value: 'true' as const,
      }));
      const off = actsOf(look, 'z', who).map((item) => ({
        ms: item.occurred.fromMs,
        value: 'false' as const,
      }));
      return factAt([...on, ...off], t, 'false');
    }
    case 'did':
      return actsOf(look, 'y', who).some(
        ({ occurred }) => occurred.fromMs <= t && occurred.fromMs >= t - 3,
      )
        ? 'true'
        : 'false';
    case 'found':
      return fold(
        'or',
        INSTANCES.map((each) => says(stepsOf(look, each, t), who, t, 'found') ?? 'false'),
      );
    case 'often':
      return often(look, who, t);
    case 'quiet':
      return quiet(look, who, t);
    case 'banned':
      return fold(
        'or',
        banResults(look, who, t).flatMap(({ state, since, value }) =>
          state === 'breached'
            ? [since <= t ? 'true' : 'false']
            : state === 'undecided'
              ? [value]
              : [],
        ),
      );
  }
}

/** Over every choice of n instances: all of them. */
function often(look: Look, who: string, t: number): Truth {
  const each = INSTANCES.map((instance): Truth => {
    const steps = stepsOf(look, instance, t);
    const ms = steps[steps.length - 1]?.occurred.fromMs ?? -1;
    return ms <= t && ms >= t - 6 ? (says(steps, who, t, 'found') ?? 'false') : 'false';
  });
  const [a = 'false', b = 'false', c = 'false'] = each;
  if (look.n === 1) return fold('or', each);
  return fold('or', [fold('and', [a, b]), fold('and', [a, c]), fold('and', [b, c])]);
}

function quiet(look: Look, who: string, t: number): Truth {
  const noise = INSTANCES.map((instance): Truth => {
    const steps = stepsOf(look, instance, Infinity);
    const ms = steps[steps.length - 1]?.occurred.fromMs ?? -1;
    return ms <= t && ms >= t - 4 ? (says(steps, who, t, 'happened') ?? 'false') : 'false';
  });
  const blind = visible(look).some(
    ({ kind, occurred }) => kind === 'blind' && occurred.fromMs <= t && occurred.fromMs >= t - 4,
  );
  return fold('and', [flip(fold('or', noise)), blind ? 'unknown' : 'true']);
}

interface Result {
  readonly key: string;
  readonly state: string;
  readonly value: Truth;
  readonly since: number;
}

/** What the prohibition says of each suspicion, without the standing one. */
export function banResults(look: Look, who: string, t: number): readonly Result[] {
  const { when, unless } = look.agreement.ban;
  return INSTANCES.flatMap((instance): readonly Result[] => {
    const steps = stepsOf(look, instance, Infinity);
    const last = steps[steps.length - 1];
    if (last === undefined || last.occurred.fromMs > t) return [];
    const did = says(steps, who, t, 'happened') ?? 'false';
    if (did === 'false') return [];
    const ms = last.occurred.fromMs;
    const key = `${instance}@${last.entryIndex}`;
    const since = last.recordedAtMs;
    const on = truth(look, when, who, ms);
    if (on === 'false') return [];
    const except = truth(look, unless, who, ms);
    const value = flip(fold('and', [did, on, flip(except)]));
    if (value === 'true') return [{ key, state: 'excused', value, since: -1 }];
    return [{ key, state: value === 'false' ? 'breached' : 'undecided', value, since }];
  });
}

/** One duty, millisecond by millisecond from its start to `t`. */
export function walkDuty(
  look: Look,
  who: string,
  t: number,
  duty: {
    readonly start: number;
    readonly due: number;
    readonly act: string;
    readonly instance: string | null;
    readonly excuse: (ms: number) => boolean;
    readonly lapse: (ms: number) => boolean;
  },
): { readonly state: string; readonly at: number } {
  for (let ms = duty.start; ms <= t; ms += 1) {
    if (ms > duty.due) return { state: 'breached', at: ms };
    const done = actsOf(look, duty.act, who).some(
      ({ occurred, about }) =>
        occurred.fromMs === ms &&
        (duty.instance === null || about.length === 0 || about.includes(duty.instance)),
    );
    if (done) return { state: 'discharged', at: ms };
    if (duty.excuse(ms)) return { state: 'excused', at: ms };
    if (duty.lapse(ms)) return { state: 'lapsed', at: ms };
  }
  return { state: 'in-force', at: duty.start };
}

/** Stretches in which one instance calls for the duty, as the steps come in. */
export function callsOf(
  look: Look,
  who: string,
  t: number,
): readonly { key: string; instance: string; start: number; end: number; value: Truth }[] {
  const calls: { key: string; instance: string; start: number; end: number; value: Truth }[] = [];
  for (const instance of INSTANCES) {
    let open: (typeof calls)[number] | null = null;
    for (const step of stepsOf(look, instance, Math.min(t, look.knownMs))) {
      if (step.outcome === 'pending') continue;
      let value: Truth | null =
        step.outcome === 'established' ? 'true' : step.outcome === 'disputed' ? 'disputed' : null;
      const nobody = step.party === null && step.outcome === 'disputed';
      if (step.party !== who && !nobody) value = null;
      if (value !== null && look.agreement.duty.grave) {
        if (step.severity === null) value = fold('and', [value, 'unknown']);
        else if (step.severity === 'S1') value = null;
      }
      if (open !== null && open.value === value) continue;
      if (open !== null) open.end = step.recordedAtMs;
      open =
        value === null
          ? null
          : {
              key: `${instance}@${step.entryIndex}`,
              instance,
              start: step.recordedAtMs,
              end: Infinity,
              value,
            };
      if (open !== null) calls.push(open);
    }
  }
  return calls;
}
