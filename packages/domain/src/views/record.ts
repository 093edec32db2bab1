import { sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { Entry, JsonValue } from '../core/entry.ts';
import type { DisclosureRule } from '../disclosure/judgements.ts';
import type { State } from '../core/state.ts';
import { dataCut, memberOf, textIn } from './context.ts';
import type { ViewContext } from './context.ts';
import { filedBy } from './filed.ts';
import type { FiledShown } from './filed.ts';
import { toldEntries } from './public-cut.ts';
import { advanceTally, PUBLIC_REQUESTS, settledTally } from './record-tally.ts';
import type { RecordTally, WithheldCause } from './record-tally.ts';
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
  /** Keys of the witnesses that the log's own policy names: with them a reader checks the cosignatures. */
  readonly witnessKeys: readonly string[];
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
  /** The latest, or the latest before the entry that was asked for; at most 20, latest first. */
  readonly latest: readonly RefusalShown[];
  readonly hasEarlier: boolean;
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
  /** The reader's own statements, latest first, at most 20; null for a reader who is nobody on record. */
  readonly filed: readonly FiledShown[] | null;
  readonly withheld: readonly WithheldShown[];
  /** Null for readers outside the mission: what is refused when would tell them how busy the line is. */
  readonly refusals: readonly FeedRefusals[] | null;
  readonly releases: readonly RecordAct[];
  readonly erasures: readonly RecordAct[];
  readonly keys: readonly RecordAct[] | null;
}

const LATEST_MAX = 20;
const ACTS_MAX = 100;

/** Which refusals of one feed are asked for: those before this entry. */
export interface RefusalPage {
  readonly feed: string;
  readonly before: number;
}

/** What is asked of the record besides what everybody is shown. */
export interface RecordAsked {
  readonly log: LogFacts;
  /** What was counted for this reader's role before; it is counted on. A fresh one walks the whole record. */
  readonly tally: RecordTally;
  /** Null for the latest of every feed. */
  readonly page: RefusalPage | null;
}

/** What this reader may not read is counted, by reason. Walks what is new since the tally was last counted. */
export function recordView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { log, tally, page }: RecordAsked,
): RecordView {
  const sight = sightOf(reader);
  const isMission = sight === 'mission';
  const entries = toldEntries(state, reader, context);
  advanceTally(tally, entries, reader, context);
  const { withheld, refusals, acts } = settledTally(tally, state, reader, context);
  return {
    cut: dataCut(state, context),
    log,
    filed: filedBy(state, reader, context),
    withheld: withheldShown(withheld),
    refusals: isMission ? feedRefusals(refusals, context, page) : null,
    releases: actsShown(acts.releases, context, sight),
    erasures: actsShown(acts.erasures, context, sight),
    keys: isMission ? actsShown(acts.keys, context, sight) : null,
  };
}

const WITHHELD_WORDS: Readonly<Record<WithheldCause, Omit<WithheldShown, 'entries'>>> = {
  entry: {
    what: 'Entries',
    why: 'Not released to you. Leaf and proof are shown, and the quarter of an hour.',
  },
  erased: {
    what: 'Contents',
    why: 'Erased. An entry says so and why; leaf and proof still hold.',
  },
  sensors: { what: 'Contents', why: 'Where sensors stand: read by the custodian alone.' },
  observers: {
    what: 'Contents',
    why: 'Where observers stood: read by those who work on cases.',
  },
  documents: {
    what: 'Contents',
    why: 'Another publisher’s words: read in the mission and by capitals.',
  },
};

function withheldShown(withheld: ReadonlyMap<WithheldCause, number>): readonly WithheldShown[] {
  return [...withheld]
    .filter(([, entries]) => entries > 0)
    .map(([cause, entries]) => ({ ...WITHHELD_WORDS[cause], entries }))
    .sort((a, b) => b.entries - a.entries);
}

function feedRefusals(
  refusals: ReadonlyMap<string, readonly number[]>,
  context: ViewContext,
  page: RefusalPage | null,
): readonly FeedRefusals[] {
  return [...refusals]
    .filter(([feed]) => page === null || page.feed === feed)
    .map(([feed, indices]) => {
      const end = page === null ? indices.length : countBelow(indices, page.before);
      const latest = indices.slice(Math.max(0, end - LATEST_MAX), end).reverse();
      return {
        feed,
        count: indices.length,
        latest: latest.flatMap((index) => refusalShown(index, context)),
        hasEarlier: end > LATEST_MAX,
      };
    })
    .sort((a, b) => b.count - a.count);
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function refusalShown(index: number, { entryOf, contentOf }: ViewContext): readonly RefusalShown[] {
  const entry = entryOf(index);
  const content = contentOf(index);
  if (entry?.kind === 'disclosure.refused') return [requestShown(entry, content)];
  if (entry?.kind !== 'refusal.recorded') return [];
  return [
    {
      entryIndex: index,
      recordedAtMs: entry.recordedAtMs,
      ...entry.judgement,
      file: textIn(content, 'file', ''),
      expected: textIn(content, 'expected', ''),
      found: textIn(content, 'found', ''),
    },
  ];
}

/** What the public asked for and may not have: how often since the entry before, and how it was asked last. */
function requestShown(
  { index, recordedAtMs, judgement }: Extract<Entry, { readonly kind: 'disclosure.refused' }>,
  content: JsonValue | null,
): RefusalShown {
  const { rule, count } = judgement;
  const asked = textIn(content, 'asked', '');
  return {
    entryIndex: index,
    recordedAtMs,
    feed: PUBLIC_REQUESTS,
    code: rule,
    file: '',
    line: 0,
    expected: RULE_WORDS[rule],
    found: count === 1 ? asked : `${asked}, the last of ${count}`,
  };
}

const RULE_WORDS: Readonly<Record<DisclosureRule, string>> = {
  fresher: 'nothing before the delay has passed',
  finer: 'a cell of the public grid, and whole hours',
  positions: 'no positions of forces, sensors or patrols',
};

function actsShown(
  indices: readonly number[],
  context: ViewContext,
  sight: Sight,
): readonly RecordAct[] {
  return [...indices]
    .sort((a, b) => b - a)
    .slice(0, ACTS_MAX)
    .flatMap((index) => {
      const entry = context.entryOf(index);
      return entry === null ? [] : [actOf(entry, context, sight)];
    });
}

function actOf(entry: Entry, { contentOf }: ViewContext, sight: Sight): RecordAct {
  const { index, recordedAtMs } = entry;
  const content = contentOf(index);
  const reason = memberOf(content, 'reason');
  return {
    entryIndex: index,
    recordedAtMs: toldAtMs(recordedAtMs, sight),
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
