import type { NewEntry } from './entry.ts';

/** What an auditor's recomputation says of one engine statement. */
export type CheckResult =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'differs'; readonly recorded: string; readonly recomputed: string };

/**
 * Compares an engine's recorded statement with what the named version makes of the same inputs. An auditor's tool:
 * state is never built by running the engine again.
 *
 * `canonical` writes a JSON value as canonical bytes (RFC 8785) in text form; the caller passes it in.
 */
export function check(
  recorded: Pick<NewEntry, 'kind' | 'judgement'>,
  recomputed: readonly Pick<NewEntry, 'kind' | 'judgement'>[],
  canonical: (value: unknown) => string,
): CheckResult {
  const write = ({ kind, judgement }: Pick<NewEntry, 'kind' | 'judgement'>) =>
    canonical({ kind, judgement });
  const wanted = write(recorded);
  const made = recomputed.map(write);
  return made.includes(wanted)
    ? { outcome: 'same' }
    : { outcome: 'differs', recorded: wanted, recomputed: made.join('\n') };
}
