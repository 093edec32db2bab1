import { sightOf } from '../access/sight.ts';
import type { Entry } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import { dataCut, memberOf, textIn } from './context.ts';
import type { ViewContext } from './context.ts';
import { publicCut } from './public-cut.ts';
import { seesContent, seesEntry } from './entry.ts';
import type { DataCut, Reader } from './types.ts';

/** What the log's own files say of it; read by the server, for no record holds it. */
export interface LogFacts {
  /** The checkpoint as it is published, a signed note; null before the first. */
  readonly checkpointNote: string | null;
  /** Keys that signed checkpoints, oldest first, and from which size of the log on. */
  readonly keys: readonly { readonly vkey: string; readonly fromSize: number }[];
  /** Why the log's own files do not say so; null when they do. */
  readonly trouble: string | null;
  /** Names of those who cosigned this checkpoint: whether their signatures hold is for who knows their keys. */
  readonly cosigners: readonly string[];
}

export interface WithheldShown {
  readonly what: string;
  readonly why: string;
  readonly entries: number;
}

export interface RefusalShown {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly feed: string;
  readonly code: string;
  readonly file: string;
  /** From 1; 0 for the whole file or a command. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

export interface FeedRefusals {
  readonly feed: string;
  readonly count: number;
  /** The latest, at most 20. */
  readonly latest: readonly RefusalShown[];
}

/** One act upon the record: a release, an erasure, a key that was enrolled or revoked. */
export interface RecordAct {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly title: string;
  readonly reason: string;
}

/** `GET /api/record`: whether the record can be trusted, and what is done to it. */
export interface RecordView {
  readonly cut: DataCut;
  readonly log: LogFacts;
  readonly withheld: readonly WithheldShown[];
  /** Null for readers outside the mission: what is refused when would tell them how busy the line is. */
  readonly refusals: readonly FeedRefusals[] | null;
  readonly releases: readonly RecordAct[];
  readonly erasures: readonly RecordAct[];
  readonly keys: readonly RecordAct[] | null;
}

const LATEST_MAX = 20;
const ACTS_MAX = 100;

/** Walks the record once. What this reader may not read is counted, by reason. */
export function recordView(
  state: State,
  reader: Reader,
  context: ViewContext,
  log: LogFacts,
): RecordView {
  const isMission = sightOf(reader) === 'mission';
  const hidden = new Map<string, WithheldShown>();
  const refusals = new Map<string, FeedRefusals>();
  const acts = {
    releases: [] as RecordAct[],
    erasures: [] as RecordAct[],
    keys: [] as RecordAct[],
  };
  const entries = reader.role === 'public' ? publicCut(state, context).entries : state.entries;
  for (let index = 0; index < entries; index += 1) {
    const entry = context.entryOf(index);
    if (entry === null) continue;
    count(hidden, withheldOf(state, entry, reader));
    if (!seesEntry(state, entry, reader)) continue;
    if (entry.kind === 'refusal.recorded') takeRefusal(refusals, entry, context);
    const list = listOf(entry.kind);
    if (list !== null) acts[list].push(actOf(entry, context));
  }
  const latest = (list: readonly RecordAct[]) => list.slice(-ACTS_MAX).reverse();
  return {
    cut: dataCut(state, context),
    log,
    withheld: [...hidden.values()].sort((a, b) => b.entries - a.entries),
    refusals: isMission ? [...refusals.values()].sort((a, b) => b.count - a.count) : null,
    releases: latest(acts.releases),
    erasures: latest(acts.erasures),
    keys: isMission ? latest(acts.keys) : null,
  };
}

function withheldOf(
  state: State,
  entry: Entry,
  reader: Reader,
): Omit<WithheldShown, 'entries'> | null {
  if (!seesEntry(state, entry, reader))
    return {
      what: 'Entries',
      why: 'Not released to you. Leaf and proof are shown, and the quarter of an hour.',
    };
  if (state.erasures.has(entry.index))
    return {
      what: 'Contents',
      why: 'Erased. An entry says so and why; leaf and proof still hold.',
    };
  if (seesContent(entry.kind, reader.role)) return null;
  switch (entry.kind) {
    case 'source.enrolled':
    case 'arrivals.received':
      return { what: 'Contents', why: 'Where sensors stand: read by the custodian alone.' };
    case 'observation.received':
    case 'photo.received':
    case 'task.done':
      return { what: 'Contents', why: 'Where observers stood: read by those who work on cases.' };
    default:
      return {
        what: 'Contents',
        why: 'Another publisher’s words: read in the mission and by capitals.',
      };
  }
}

function count(
  hidden: Map<string, WithheldShown>,
  found: Omit<WithheldShown, 'entries'> | null,
): void {
  if (found === null) return;
  const entries = (hidden.get(found.why)?.entries ?? 0) + 1;
  hidden.set(found.why, { ...found, entries });
}

function takeRefusal(
  refusals: Map<string, FeedRefusals>,
  { index, recordedAtMs, judgement }: Extract<Entry, { readonly kind: 'refusal.recorded' }>,
  { contentOf }: ViewContext,
): void {
  const { feed, code, line } = judgement;
  const content = contentOf(index);
  const before = refusals.get(feed);
  const shown: RefusalShown = {
    entryIndex: index,
    recordedAtMs,
    feed,
    code,
    line,
    file: textIn(content, 'file', ''),
    expected: textIn(content, 'expected', ''),
    found: textIn(content, 'found', ''),
  };
  refusals.set(feed, {
    feed,
    count: (before?.count ?? 0) + 1,
    latest: [shown, ...(before?.latest ?? [])].slice(0, LATEST_MAX),
  });
}

function listOf(kind: Entry['kind']): 'releases' | 'erasures' | 'keys' | null {
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

function actOf(entry: Entry, { contentOf }: ViewContext): RecordAct {
  const { index, recordedAtMs } = entry;
  const content = contentOf(index);
  const reason = memberOf(content, 'reason');
  return {
    entryIndex: index,
    recordedAtMs,
    title: titleOf(entry),
    reason: typeof reason === 'string' ? reason : '',
  };
}

function titleOf(entry: Entry): string {
  switch (entry.kind) {
    case 'finding.issued':
      return `Finding ${entry.judgement.findingId} issued`;
    case 'report.issued':
      return `Report ${entry.judgement.reportId} issued`;
    case 'content.erased': {
      const { indices } = entry.judgement;
      return indices.length === 1
        ? `Content of entry ${indices[0] ?? ''} erased`
        : `Contents of ${indices.length} entries erased`;
    }
    case 'source.enrolled':
      return entry.judgement.keyHash === ''
        ? `${entry.judgement.sourceId} enrolled, without a key`
        : `${entry.judgement.sourceId} enrolled, key ${entry.judgement.keyHash.slice(0, 12)}…`;
    case 'key.revoked':
      return `Key ${entry.judgement.keyHash.slice(0, 12)}… of ${entry.judgement.sourceId} revoked`;
    default:
      return entry.kind;
  }
}
