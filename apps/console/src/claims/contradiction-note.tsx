import type { ClaimTopicShown } from '@holdfast/domain';
import { Cite } from '../parts/marks.tsx';
import { TruthChip } from '../parts/truth.tsx';
import { RELATION_WORDS, RESOLUTION_WORDS, wordsOf } from './words.ts';

/** How the claims on a topic stand to each other, who noted it, and what people made of it. */
export function ContradictionNote({ topic }: { readonly topic: ClaimTopicShown }) {
  const { contradiction } = topic;
  if (contradiction === null) return null;
  const { relation, byEngine, entryIndex, resolution } = contradiction;
  const [word, meaning] = RELATION_WORDS[relation] ?? [wordsOf(relation), ''];
  const [resolved, says] = RESOLUTION_WORDS[resolution?.resolution ?? ''] ?? ['', ''];
  return (
    <div className="contradiction-note">
      <p className="row wrap">
        <TruthChip value={relation === 'conflict' ? 'disputed' : 'unknown'} word={word} />
        <span>{meaning}</span>
        <span className="dim">
          Noted by {byEngine ? 'the engine' : 'a person'} <Cite index={entryIndex} />
        </span>
        {resolution === null ? <span className="tag line">open</span> : null}
      </p>
      {resolution === null ? null : (
        <p className="resolution">
          <b>{resolved || wordsOf(resolution.resolution)}:</b> {says}
          {resolution.standingIds.length === 0
            ? ''
            : `: ${resolution.standingIds.join(', ')}`}.{' '}
          {resolution.reason === null ? 'Reason not on record' : <q>{resolution.reason}</q>}{' '}
          <span className="dim">
            {resolution.by} <Cite index={resolution.entryIndex} />
          </span>
        </p>
      )}
    </div>
  );
}
