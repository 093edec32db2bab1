import { useState } from 'react';
import { id } from '@holdfast/domain';
import { useCommand } from '../act/use-command.ts';
import { Icon } from '../parts/icon.tsx';
import { Dialog } from '../parts/overlay.tsx';

/** Says of each allegation of one party that it has reached the mission: an entry for each, under one signature's words. */
export function AcknowledgeAll({
  partyName,
  allegationIds,
}: {
  readonly partyName: string;
  readonly allegationIds: readonly string[];
}) {
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const label = `Acknowledge ${allegationIds.length} of ${partyName}`;
  return (
    <>
      <button className="btn sm" onClick={() => setAsked(allegationIds)}>
        Acknowledge all
      </button>
      {asked === null ? null : (
        <Dialog label={label} className="recordact" onClose={() => setAsked(null)}>
          <h2 className="t">{label}</h2>
          <Signing asked={asked} onDone={() => setAsked(null)} />
        </Dialog>
      )}
    </>
  );
}

/** One after the other; the first that is refused stops it, and what was recorded stays. */
function Signing({
  asked,
  onDone,
}: {
  readonly asked: readonly string[];
  readonly onDone: () => void;
}) {
  const { send } = useCommand();
  const [done, setDone] = useState(0);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const sign = async () => {
    setSending(true);
    setTrouble(null);
    for (const [at, each] of asked.entries()) {
      if (at < done) continue;
      const allegationId = id<'allegation'>(each);
      const sent = await send({ kind: 'acknowledge-allegation', allegationId });
      if (!sent.ok) {
        setTrouble(`${each}: ${sent.message}`);
        setSending(false);
        return;
      }
      setDone(at + 1);
    }
    onDone();
  };
  return (
    <form
      className="commandform"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <p className="mid">
        One entry for each. It says that they were received, and nothing of whether they are true.
      </p>
      <div className="says">
        <small>You will sign</small>
        <p>
          {asked.join(', ')} {asked.length === 1 ? 'has' : 'have'} reached the mission.
        </p>
      </div>
      {trouble === null ? null : (
        <p className="refused" role="alert">
          <Icon name="block" />
          <span>
            {trouble} {done} of {asked.length} are recorded.
          </span>
        </p>
      )}
      <div className="acts">
        <button className="btn pri" disabled={sending}>
          {sending ? `Recording ${done + 1} of ${asked.length} …` : `Acknowledge ${asked.length}`}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
