import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClaimsView, DocumentView, TextPart } from '@holdfast/domain';
import { MODALITIES, utf8Index } from '@holdfast/domain';
import { WhenLoaded } from '../agreement/loaded.tsx';
import { useNavigation } from '../address/use-address.tsx';
import { useActor } from '../act/use-actor.ts';
import { Empty } from '../parts/states.tsx';
import { useKeys } from '../shell/keyboard.tsx';
import { useView } from '../use-view.tsx';
import { ClaimCards } from './claim-cards.tsx';
import type { ClaimFields } from './claim-draft.ts';
import { isoDay } from './claim-draft.ts';
import { ClaimForm } from './claim-form.tsx';
import { DocumentList } from './document-list.tsx';
import { bringWordsIntoSight, DocumentText } from './document-text.tsx';
import type { CitedPart } from './segments.ts';
import type { ClaimOnTopic } from './use-claims.ts';
import { useClaimsById } from './use-claims.ts';

/** Document left, its claims right: each leads to the other. */
export function Reading({ view }: { readonly view: ClaimsView }) {
  const { address } = useNavigation();
  const byId = useClaimsById(view);
  const selected = byId.get(address.query.get('sel') ?? '') ?? null;
  const asked = address.query.get('doc') ?? selected?.citation.sha256 ?? null;
  const document =
    view.documents.find(({ sha256 }) => sha256 === asked) ??
    view.documents.find(({ text }) => text !== null) ??
    view.documents[0];
  const loaded = useView('document', document?.sha256 ?? '', document === undefined);
  if (document === undefined)
    return (
      <div className="pg">
        <Empty title="No document is on record.">Claims stand with their publisher and date.</Empty>
      </div>
    );
  return (
    <div className="docdesk">
      <DocumentList documents={view.documents} chosen={document.sha256} />
      <WhenLoaded loaded={loaded} what="the document">
        {(shown) => (
          <Opened
            key={document.sha256}
            view={shown}
            byId={byId}
            selected={selected?.citation.sha256 === document.sha256 ? selected : null}
          />
        )}
      </WhenLoaded>
    </div>
  );
}

interface OpenedProps {
  readonly view: DocumentView;
  readonly byId: ReadonlyMap<string, ClaimOnTopic>;
  readonly selected: ClaimOnTopic | null;
}

/** Where a choice was made: the other side follows. */
type Origin = 'document' | 'claims' | 'address';

function Opened({ view, byId, selected }: OpenedProps) {
  const { address, setQuery } = useNavigation();
  const actor = useActor();
  const origin = useRef<Origin>('address');
  const [picked, setPicked] = useState<TextPart | null>(null);
  const [writing, setWriting] = useState<Partial<ClaimFields> | null>(null);
  const [recordedId, setRecordedId] = useState<string | null>(null);
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
  return (
    <>
      <DocumentText
        view={view}
        cited={cited}
        selectedId={selected?.claimId ?? null}
        claims={claims}
        picked={picked}
        marked={writing === null ? null : picked}
        onPick={writing === null ? setPicked : null}
        onSelect={(claimId) => select(claimId, 'document')}
        onWrite={mayWrite ? begin : null}
      />
      <section
        className="claimside"
        aria-label={writing === null ? 'Claims on this document' : 'New claim'}
      >
        {writing === null ? (
          <ClaimCards
            claims={claims}
            selectedId={selected?.claimId ?? null}
            recordedId={recordedId}
            onSelect={(claimId) => select(claimId, 'claims')}
            onWrite={mayWrite ? begin : null}
            onCorrect={mayWrite ? correct : null}
          />
        ) : (
          <ClaimForm
            view={view}
            text={text}
            index={index}
            part={picked}
            onPart={setPicked}
            initial={writing}
            onDone={done}
            onClose={() => setWriting(null)}
          />
        )}
      </section>
    </>
  );
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
