import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView, TextPart, Utf8Index } from '@holdfast/domain';
import { MODALITIES, utf8Index } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { useNavigation } from '../address/use-address.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import type { ClaimFields } from './claim-draft.ts';
import { isoDay } from './claim-draft.ts';
import { bringWordsIntoSight } from './document-text.tsx';
import type { CitedPart } from './segments.ts';
import type { ClaimOnTopic } from './use-claims.ts';

export interface OpenedProps {
  readonly view: DocumentView;
  readonly byId: ReadonlyMap<string, ClaimOnTopic>;
  readonly selected: ClaimOnTopic | null;
}

/** Where a choice was made: the other side follows. */
type Origin = 'document' | 'claims' | 'address';

export interface OpenedDocument {
  /** Empty where it cannot be read. */
  readonly text: string;
  readonly index: Utf8Index;
  /** In the order of their words. */
  readonly claims: readonly ClaimOnTopic[];
  readonly cited: readonly CitedPart[];
  readonly picked: TextPart | null;
  readonly setPicked: (part: TextPart | null) => void;
  /** What the form begins with; null while no claim is written. */
  readonly writing: Partial<ClaimFields> | null;
  readonly recordedId: string | null;
  readonly select: (claimId: string | null, from: Origin) => void;
  /** Null where nobody acts, or an earlier time is shown. */
  readonly begin: (() => void) | null;
  readonly correct: ((claim: ClaimOnTopic) => void) | null;
  readonly done: (claimId: string) => void;
  readonly close: () => void;
}

/** One document open on the desk: what is selected in it, and the claim that is written from it. */
export function useOpened({ view, byId, selected }: OpenedProps): OpenedDocument {
  const { address, setQuery } = useNavigation();
  const actor = useActor();
  const origin = useRef<Origin>('address');
  const [picked, setPicked] = useState<TextPart | null>(null);
  const [writing, setWriting] = useState<Partial<ClaimFields> | null>(null);
  const [recordedId, setRecordedId] = useState<string | null>(null);
  const words = useWords(view, byId);
  const { claims, cited } = words;
  const select = (claimId: string | null, from: Origin) => {
    origin.current = from;
    setQuery({ sel: claimId, doc: view.document.sha256 });
  };
  const step = (by: 1 | -1) => {
    const at = claims.findIndex(({ claimId }) => claimId === selected?.claimId);
    const next = claims[Math.max(0, Math.min(claims.length - 1, at + by))];
    if (next !== undefined) select(next.claimId, 'claims');
  };
  const mayWrite = actor !== null && address.look.known === null;
  const begin = () => {
    if (mayWrite) setWriting({});
  };
  const correct = (claim: ClaimOnTopic) => {
    setPicked(cited.find(({ claimId }) => claimId === claim.claimId)?.part ?? null);
    setWriting(fieldsOf(claim));
  };
  const done = (claimId: string) => {
    setPicked(null);
    setWriting(null);
    setRecordedId(claimId);
    select(claimId, 'claims');
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    c: begin,
    Escape: () => (writing === null ? select(null, 'claims') : setWriting(null)),
  });
  useBringIntoSight(selected?.claimId ?? null, origin.current);
  useBeginAtForm(writing !== null);
  return {
    ...words,
    picked,
    setPicked,
    writing,
    recordedId,
    select,
    begin: mayWrite ? begin : null,
    correct: mayWrite ? correct : null,
    done,
    close: () => setWriting(null),
  };
}

/** A document's words, and where its claims stand in them. */
function useWords(
  view: DocumentView,
  byId: OpenedProps['byId'],
): Pick<OpenedDocument, 'text' | 'index' | 'claims' | 'cited'> {
  const text = view.standing === 'shown' ? (view.document.text ?? '') : '';
  const index = useMemo(() => utf8Index(text), [text]);
  const claims = useMemo(() => inOrderOfWords(view, byId), [view, byId]);
  const cited = useMemo(
    () =>
      claims.flatMap(({ claimId, citation: { fromByte, toByte } }): readonly CitedPart[] => {
        const part = index.charactersOf({ from: fromByte, to: toByte });
        return part === null || toByte === 0 ? [] : [{ claimId, part }];
      }),
    [claims, index],
  );
  return { text, index, claims, cited };
}

/** What a later claim that corrects this one begins with. */
function fieldsOf(claim: ClaimOnTopic): Partial<ClaimFields> {
  const { topicId, saidBy, reportedBy, instrumentId, asOfDay } = claim;
  const modality = MODALITIES.find((word) => word === claim.modality) ?? 'states';
  return {
    topicId,
    modality,
    saidBy,
    reportedBy,
    asOf: isoDay(asOfDay),
    instrumentId: instrumentId ?? '',
  };
}

/** The claims of a document in the order of their words; those that cite it as a whole first. */
function inOrderOfWords(
  { ranges }: DocumentView,
  byId: ReadonlyMap<string, ClaimOnTopic>,
): readonly ClaimOnTopic[] {
  return [...ranges]
    .sort((a, b) => a.fromByte - b.fromByte || a.toByte - b.toByte || a.entryIndex - b.entryIndex)
    .flatMap(({ claimId }) => byId.get(claimId) ?? []);
}

/** A claim chosen among the claims brings its words into sight; words chosen in the document bring their claim. */
function useBringIntoSight(claimId: string | null, origin: Origin): void {
  useEffect(() => {
    if (claimId === null) return;
    document.getElementById(`claim-${claimId}`)?.scrollIntoView({ block: 'nearest' });
    if (origin !== 'document') bringWordsIntoSight(claimId);
  }, [claimId, origin]);
}

/** Who begins a claim goes on in its form, also where that stands far below the words. */
function useBeginAtForm(writing: boolean): void {
  useEffect(() => {
    if (!writing) return;
    const form = document.querySelector('.claimform');
    form?.scrollIntoView({ block: 'nearest' });
    form?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true });
  }, [writing]);
}
