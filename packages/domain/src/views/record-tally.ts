import { sightOf } from '../access/sight.ts';
import type { Entry, EntryKind } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import { isReportEntry } from '../reports/sentences.ts';
import type { ViewContext } from './context.ts';
import { mayComeToSee, seesContent, seesEntry } from './entry.ts';
import type { Reader } from './types.ts';

/** Why something of an entry is not shown. */
export type WithheldCause = 'entry' | 'erased' | 'sensors' | 'observers' | 'documents';

/** The feed under which requests of the public that were refused stand. */
export const PUBLIC_REQUESTS = 'public requests';

/** Kinds of entry that the record page lists one by one. */
export type ActList = 'releases' | 'erasures' | 'keys';

/** What one role is shown of the record, counted as far as `entries`. Held by whoever asks again, so that only what is new is walked. */
export interface RecordTally {
  entries: number;
  readonly withheld: Map<WithheldCause, number>;
  /** Entries whose being shown still depends on what becomes of a case or a report. */
  readonly open: number[];
  /** Indices of refusals by feed, ascending. */
  readonly refusals: Map<string, number[]>;
  readonly acts: Readonly<Record<ActList, number[]>>;
}

export function emptyTally(): RecordTally {
  return {
    entries: 0,
    withheld: new Map(),
    open: [],
    refusals: new Map(),
    acts: { releases: [], erasures: [], keys: [] },
  };
}

/** Counts on to `entries`, in place. A tally belongs to one role and one record, whose state only grows. */
export function advanceTally(
  tally: RecordTally,
  entries: number,
  reader: Reader,
  { entryOf }: Pick<ViewContext, 'entryOf'>,
): void {
  const sight = sightOf(reader);
  for (; tally.entries < entries; tally.entries += 1) {
    const entry = entryOf(tally.entries);
    if (entry === null) continue;
    const { index, kind } = entry;
    if (sight === 'mission') take(tally, entry, reader);
    else if (isReportEntry(entry) || mayComeToSee(kind, sight)) tally.open.push(index);
    else add(tally.withheld, 'entry', 1);
  }
}

/** The tally with what still depends on the state decided by this one, and with what was erased counted as such. */
export function settledTally(
  tally: RecordTally,
  state: State,
  reader: Reader,
  { entryOf }: Pick<ViewContext, 'entryOf'>,
): RecordTally {
  const settled: RecordTally = {
    entries: tally.entries,
    withheld: new Map(tally.withheld),
    open: [],
    refusals: tally.refusals,
    acts: {
      releases: [...tally.acts.releases],
      erasures: [...tally.acts.erasures],
      keys: [...tally.acts.keys],
    },
  };
  for (const index of tally.open) {
    const entry = entryOf(index);
    if (entry === null) continue;
    if (seesEntry(state, entry, reader)) take(settled, entry, reader);
    else add(settled.withheld, 'entry', 1);
  }
  for (const index of state.erasures.keys()) {
    const entry = index < tally.entries ? entryOf(index) : null;
    if (entry === null || !seesEntry(state, entry, reader)) continue;
    const cause = causeOf(entry.kind, reader);
    if (cause !== null) add(settled.withheld, cause, -1);
    add(settled.withheld, 'erased', 1);
  }
  return settled;
}

/** An entry that is shown: what is withheld of its content, and the list that it stands in. */
function take(tally: RecordTally, entry: Entry, reader: Reader): void {
  const cause = causeOf(entry.kind, reader);
  if (cause !== null) add(tally.withheld, cause, 1);
  const list = listOf(entry.kind);
  if (list !== null) tally.acts[list].push(entry.index);
  if (entry.kind !== 'refusal.recorded' && entry.kind !== 'disclosure.refused') return;
  const feed = entry.kind === 'refusal.recorded' ? entry.judgement.feed : PUBLIC_REQUESTS;
  const indices = tally.refusals.get(feed);
  if (indices === undefined) tally.refusals.set(feed, [entry.index]);
  else indices.push(entry.index);
}

function add(withheld: Map<WithheldCause, number>, cause: WithheldCause, by: number): void {
  withheld.set(cause, (withheld.get(cause) ?? 0) + by);
}

function causeOf(kind: EntryKind, { role }: Reader): WithheldCause | null {
  if (seesContent(kind, role)) return null;
  switch (kind) {
    case 'source.enrolled':
    case 'arrivals.received':
      return 'sensors';
    case 'observation.received':
    case 'photo.received':
    case 'task.done':
      return 'observers';
    default:
      return 'documents';
  }
}

function listOf(kind: EntryKind): ActList | null {
  switch (kind) {
    case 'finding.issued':
    case 'report.issued':
      return 'releases';
    case 'content.erased':
      return 'erasures';
    case 'source.enrolled':
    case 'key.revoked':
      return 'keys';
    default:
      return null;
  }
}
