import { useState } from 'react';
import type { ClaimTopicShown, Resolution } from '@holdfast/domain';
import { id, RESOLUTIONS } from '@holdfast/domain';
import { CommandForm } from '../act/command-form.tsx';
import { DraftField } from '../act/draft-field.tsx';
import { useDraft } from '../act/use-draft.ts';
import { ChosenField, Tick } from './typed-field.tsx';
import { RESOLUTION_WORDS } from './words.ts';

/** What a person makes of a contradiction, and why. The claims stay; a claim that comes later opens it again. */
export function ResolveForm({
  topic,
  onClose,
}: {
  readonly topic: ClaimTopicShown;
  readonly onClose: () => void;
}) {
  const { contradiction } = topic;
  const reason = useDraft(`resolve ${topic.topicId} reason`);
  const [resolution, setResolution] = useState<Resolution>('both-stand');
  const [standing, setStanding] = useState<readonly string[]>([]);
  if (contradiction === null) return null;
  const standingIds = resolution === 'one-prevails' ? standing : [];
  const missing =
    reason.text.trim() === ''
      ? 'A reason is missing.'
      : resolution === 'one-prevails' && standingIds.length === 0
        ? 'Name the claims that stand.'
        : null;
  const [word, says] = RESOLUTION_WORDS[resolution] ?? [resolution, ''];
  return (
    <CommandForm
      title="Resolve with a reason"
      verb="Record the resolution"
      says={
        missing === null
          ? `${topic.title}: ${word.toLowerCase()}, ${says}${standingIds.length === 0 ? '' : `: ${standingIds.join(', ')}`}. ${reason.text.trim()}`
          : null
      }
      command={
        missing ?? {
          kind: 'resolve-contradiction',
          contradictionId: id(contradiction.contradictionId),
          resolution,
          standingIds: standingIds.map((claimId) => id(claimId)),
          reason: reason.text.trim(),
        }
      }
      onDone={() => {
        reason.clear();
        onClose();
      }}
      onCancel={onClose}
    >
      <ChosenField
        label="Resolution"
        hint="The claims stay on record. A later claim on the topic opens it again."
        value={resolution}
        onChange={setResolution}
        options={RESOLUTIONS.map((each) => {
          const [name, meaning] = RESOLUTION_WORDS[each] ?? [each, ''];
          return [each, `${name}: ${meaning}`];
        })}
      />
      {resolution === 'one-prevails' ? (
        <StandingClaims topic={topic} standing={standing} onChange={setStanding} />
      ) : null}
      <DraftField label="Reason" draft={reason} />
    </CommandForm>
  );
}

function StandingClaims({
  topic: { claims },
  standing,
  onChange,
}: {
  readonly topic: ClaimTopicShown;
  readonly standing: readonly string[];
  readonly onChange: (standing: readonly string[]) => void;
}) {
  return (
    <fieldset className="valuebox">
      <legend>Claims that stand</legend>
      {claims.map(({ claimId, statement }) => (
        <Tick
          key={claimId}
          label={`${claimId}: ${statement}`}
          on={standing.includes(claimId)}
          onChange={(on) =>
            onChange(on ? [...standing, claimId] : standing.filter((other) => other !== claimId))
          }
        />
      ))}
    </fieldset>
  );
}
