import { civilFromDays, dayText } from '@holdfast/geo';
import { bytesFromBase64 } from '@holdfast/record';
import { sightOf } from '../access/sight.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { ClaimValue, ContradictionKind } from '../claims/judgements.ts';
import type { Judgements } from '../core/judgements.ts';
import type { Stated } from '../core/stated.ts';
import type { ContradictionState } from '../commitments/state.ts';
import type { ViewContext } from './context.ts';
import { authorName, dataCut, memberOf, textIn } from './context.ts';
import { actorNames, claimLinks, reportedDays, textAt, valueWords } from './register-words.ts';
import type {
  CitationShown,
  ClaimLink,
  ClaimShown,
  ClaimsView,
  ClaimTopicShown,
  ContradictionShown,
  DocumentShown,
} from './register-types.ts';
import type { DataCut, Reader } from './types.ts';
import { inOrder } from '../commitments/in-order.ts';

/** Where a claim's words stand in a document: UTF-8 bytes, from inclusive, to exclusive; both 0 for a document cited as a whole. */
export interface CitedRange extends ClaimLink {
  readonly fromByte: number;
  readonly toByte: number;
}

/** What a person who records a claim can choose from, beside what is new. */
export interface ClaimChoices {
  readonly actors: readonly { readonly actorId: string; readonly name: string }[];
  readonly topics: readonly {
    readonly topicId: string;
    readonly title: string;
    readonly kind: ContradictionKind;
    readonly values: readonly ClaimValue[];
  }[];
}

export interface DocumentView {
  readonly cut: DataCut;
  readonly document: DocumentShown;
  /** Why its words are not there: not held here, not for this reader, erased, or not text. Words of what is not text are a likeness, and nothing is cited from them. */
  readonly standing: 'shown' | 'withheld' | 'not-held' | 'erased' | 'not-text';
  readonly ranges: readonly CitedRange[];
  readonly choices: ClaimChoices;
}

/** Bytes shown on each side of cited words, at most: enough to read a sentence in its place. */
const AROUND_BYTES = 240;

interface Asking {
  readonly state: State;
  readonly context: ViewContext;
  readonly nameOf: (actorId: string) => string;
  /** Original bytes by hash, of documents that are held and that the reader may see. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
  /** Originals are for the mission and for capitals. */
  readonly mayRead: boolean;
  /** A person's name for the mission; outside it, the role and nation in which the person spoke. */
  readonly byWhom: (author: Author) => string;
}

/**
 * Documents, claims and contradictions as one reader sees them. Claims are for everyone; the originals of published documents are for
 * the mission and for capitals: others see publisher, title and date.
 */
export function claimsView(state: State, reader: Reader, context: ViewContext): ClaimsView {
  const asking = askingOf(state, reader, context);
  const held = inOrder(state.documents).filter(({ judgement }) => judgement.held === 1);
  return {
    cut: dataCut(state, context),
    reported: reportedDays(state),
    documents: inOrder(state.documents).map((document) => documentShown(asking, document)),
    topics: topicsShown(asking),
    open: inOrder(state.contradictions).filter(({ resolved }) => resolved === null).length,
    withheld: asking.mayRead ? 0 : held.length,
  };
}

function askingOf(state: State, reader: Reader, context: ViewContext): Asking {
  const sight = sightOf(reader);
  const mayRead = sight === 'mission' || sight === 'capital';
  const named = actorNames(state, context);
  return {
    state,
    context,
    mayRead,
    nameOf: (actorId) => {
      const name = named(actorId);
      return name === actorId ? actorId.replaceAll('-', ' ') : name;
    },
    originals: mayRead ? originalsOf(state, context) : new Map<string, Uint8Array>(),
    byWhom: (author) =>
      sight === 'mission'
        ? authorName(state, context.contentOf, author)
        : [author.role ?? author.kind, author.nation].filter((word) => word !== null).join(', '),
  };
}

/** One document for one reader: its words where they may be read, and where the claims cite it. Null for a document that is not on record. */
export function documentView(
  state: State,
  reader: Reader,
  context: ViewContext,
  sha256: string,
): DocumentView | null {
  const document = state.documents.get(sha256);
  if (document === undefined) return null;
  const asking = askingOf(state, reader, context);
  const shown = documentShown(asking, document);
  return {
    cut: dataCut(state, context),
    document: shown,
    standing: standingOf(asking, shown),
    ranges: inOrder(state.claims)
      .filter(({ judgement: { citation } }) => citation.sha256 === sha256)
      .map(({ index, judgement: { claimId, citation } }) => ({
        claimId,
        entryIndex: index,
        fromByte: citation.fromByte,
        toByte: citation.toByte,
      })),
    choices: choicesOf(asking),
  };
}

function standingOf(
  { context, mayRead, originals }: Asking,
  { sha256, entryIndex, held, text }: DocumentShown,
): DocumentView['standing'] {
  if (!held) return 'not-held';
  if (!mayRead) return 'withheld';
  if (text === null || !originals.has(sha256)) return 'erased';
  return typeof memberOf(context.contentOf(entryIndex), 'text') === 'string' ? 'shown' : 'not-text';
}

/** Actors by id and name, topics with the values that claims on them carry: a new claim is comparable when it uses the same. */
function choicesOf({ state, context, nameOf }: Asking): ClaimChoices {
  const actorIds = new Set([
    ...inOrder(state.claims).flatMap(({ judgement }) => [judgement.saidBy, judgement.reportedBy]),
    ...inOrder(state.instruments).flatMap(({ judgement }) =>
      judgement.participations.map(({ actorId }) => actorId),
    ),
  ]);
  return {
    actors: [...actorIds].map((actorId) => ({ actorId, name: nameOf(actorId) })),
    topics: [...claimsByTopic(state)].flatMap(([topicId, claims]) =>
      claims.slice(0, 1).map(({ judgement: { kind } }) => ({
        topicId,
        title: topicTitle(context, topicId, claims),
        kind,
        values: claims.map(({ judgement }) => judgement.value),
      })),
    ),
  };
}

/** Original bytes by hash, of documents that are held and not erased. */
export function originalsOf(state: State, context: ViewContext): ReadonlyMap<string, Uint8Array> {
  const originals = new Map<string, Uint8Array>();
  for (const [sha256, { index, judgement }] of state.documents) {
    if (judgement.held === 0) continue;
    const content = context.contentOf(index);
    const [text, base64] = [memberOf(content, 'text'), memberOf(content, 'base64')];
    if (typeof text === 'string') originals.set(sha256, new TextEncoder().encode(text));
    else if (typeof base64 === 'string') originals.set(sha256, bytesFromBase64(base64));
  }
  return originals;
}

function documentShown(
  { state, context, originals }: Asking,
  { index, judgement }: Stated<Judgements['document.received']>,
): DocumentShown {
  const { sha256, byteLength, publishedDay, held } = judgement;
  const content = context.contentOf(index);
  const original = originals.get(sha256);
  const claimIds = inOrder(state.claims)
    .filter(({ judgement: claim }) => claim.citation.sha256 === sha256)
    .map(({ judgement: claim }) => claim.claimId);
  return {
    sha256,
    entryIndex: index,
    publisher: textIn(content, 'publisher', 'Publisher not on record'),
    title: textIn(content, 'title', sha256),
    publishedDay,
    address: textIn(content, 'address', '') || null,
    byteLength,
    held: held === 1,
    text: original === undefined ? null : textOf(original),
    claims: claimLinks(state, claimIds),
  };
}

type ClaimStated = Stated<Judgements['claim.recorded']>;

function claimsByTopic(state: State): ReadonlyMap<string, readonly ClaimStated[]> {
  const byTopic = new Map<string, ClaimStated[]>();
  for (const claim of inOrder(state.claims)) {
    const { topicId } = claim.judgement;
    const onTopic = byTopic.get(topicId);
    if (onTopic === undefined) byTopic.set(topicId, [claim]);
    else onTopic.push(claim);
  }
  return byTopic;
}

function topicsShown(asking: Asking): readonly ClaimTopicShown[] {
  const { state, context } = asking;
  return [...claimsByTopic(state)].flatMap(([topicId, claims]): readonly ClaimTopicShown[] => {
    const [first] = claims;
    if (first === undefined) return [];
    const contradiction = inOrder(state.contradictions).find(
      ({ judgement }) => judgement.topicId === topicId,
    );
    return [
      {
        topicId,
        title: topicTitle(context, topicId, claims),
        kind: first.judgement.kind,
        claims: claims.map((claim) => claimShown(asking, claim)),
        contradiction:
          contradiction === undefined ? null : contradictionShown(asking, contradiction),
      },
    ];
  });
}

/** The title that a register gave to the topic; its id in words where people opened it. */
function topicTitle(context: ViewContext, topicId: string, claims: readonly ClaimStated[]): string {
  const titles = claims.map(({ index }) => textAt(context, index, 'topic', ''));
  return titles.find((title) => title !== '') ?? topicId.replaceAll('-', ' ');
}

function claimShown(
  asking: Asking,
  { index, judgement }: Stated<Judgements['claim.recorded']>,
): ClaimShown {
  const { claimId, topicId, value, modality, saidBy, reportedBy, asOfDay, instrumentId } =
    judgement;
  return {
    claimId,
    entryIndex: index,
    topicId,
    statement: textAt(asking.context, index, 'statement', claimId),
    value: value.type === 'time' ? timeWords(value) : valueWords(value),
    modality,
    saidBy: asking.nameOf(saidBy),
    reportedBy: asking.nameOf(reportedBy),
    asOfDay,
    instrumentId,
    citation: citationShown(asking, judgement.citation),
  };
}

/** `2027-01-01 to 2027-01-31, planned`: a claim on time says its days. */
function timeWords({
  fromDay,
  toDay,
  certainty,
}: Extract<ClaimValue, { readonly type: 'time' }>): string {
  const [from, to] = [dayText(civilFromDays(fromDay)), dayText(civilFromDays(toDay))];
  return `${from === to ? from : `${from} to ${to}`}, ${certainty}`;
}

function citationShown(
  { state, context, originals }: Asking,
  { sha256, fromByte, toByte }: Judgements['claim.recorded']['citation'],
): CitationShown {
  const document = state.documents.get(sha256);
  const content = document === undefined ? null : context.contentOf(document.index);
  const original = originals.get(sha256);
  return {
    sha256,
    fromByte,
    toByte,
    publisher: textIn(content, 'publisher', 'Publisher not on record'),
    title: textIn(content, 'title', sha256),
    publishedDay: document?.judgement.publishedDay ?? 0,
    address: textIn(content, 'address', '') || null,
    words: original === undefined ? null : inContext(original, fromByte, toByte),
  };
}

/** Cited bytes between what stands around them, cut where a character begins: bytes 0x80 to 0xBF continue one. */
export function inContext(
  original: Uint8Array,
  fromByte: number,
  toByte: number,
): CitationShown['words'] {
  const isInside = (at: number) => ((original[at] ?? 0) & 0xc0) === 0x80;
  let from = Math.max(0, fromByte - AROUND_BYTES);
  while (from < fromByte && isInside(from)) from += 1;
  let to = Math.min(original.length, toByte + AROUND_BYTES);
  while (to > toByte && isInside(to)) to -= 1;
  return {
    before: textOf(original.subarray(from, fromByte)),
    cited: textOf(original.subarray(fromByte, toByte)),
    after: textOf(original.subarray(toByte, to)),
  };
}

/** A byte order mark stays: bytes are counted with it. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function contradictionShown(
  { state, context, byWhom }: Asking,
  { index, judgement, resolved }: ContradictionState,
): ContradictionShown {
  const { contradictionId, kind, relation, claimIds } = judgement;
  const author = resolved === null ? undefined : context.entryOf(resolved.index)?.author;
  return {
    contradictionId,
    entryIndex: index,
    kind,
    relation,
    byEngine: context.entryOf(index)?.author.kind === 'engine',
    claims: claimLinks(state, claimIds),
    resolution:
      resolved === null
        ? null
        : {
            resolution: resolved.judgement.resolution,
            standingIds: resolved.judgement.standingIds,
            by: author === undefined ? 'Not on record' : byWhom(author),
            reason: textAt(context, resolved.index, 'reason', '') || null,
            entryIndex: resolved.index,
          },
  };
}
