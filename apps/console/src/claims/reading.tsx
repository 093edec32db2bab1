import type { ClaimsView } from '@holdfast/domain';
import { WhenLoaded } from '../agreement/loaded.tsx';
import { useNavigation } from '../address/use-address.tsx';
import { Empty } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';
import { ClaimCards } from './claim-cards.tsx';
import { ClaimForm } from './claim-form.tsx';
import { DocumentList } from './document-list.tsx';
import { DocumentText } from './document-text.tsx';
import { useClaimsById } from './use-claims.ts';
import type { OpenedProps } from './use-opened.ts';
import { useOpened } from './use-opened.ts';

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

function Opened(props: OpenedProps) {
  const { view, selected } = props;
  const opened = useOpened(props);
  const { text, index, claims, cited, picked, setPicked, writing, select, begin, correct } = opened;
  const selectedId = selected?.claimId ?? null;
  return (
    <>
      <DocumentText
        view={view}
        cited={cited}
        selectedId={selectedId}
        claims={claims}
        picked={picked}
        marked={writing === null ? null : picked}
        onPick={writing === null ? setPicked : null}
        onSelect={(claimId) => select(claimId, 'document')}
        onWrite={begin}
      />
      <section
        className="claimside"
        aria-label={writing === null ? 'Claims on this document' : 'New claim'}
      >
        {writing === null ? (
          <ClaimCards
            claims={claims}
            selectedId={selectedId}
            recordedId={opened.recordedId}
            onSelect={(claimId) => select(claimId, 'claims')}
            onWrite={begin}
            onCorrect={correct}
          />
        ) : (
          <ClaimForm
            view={view}
            text={text}
            index={index}
            part={picked}
            onPart={setPicked}
            initial={writing}
            onDone={opened.done}
            onClose={opened.close}
          />
        )}
      </section>
    </>
  );
}
