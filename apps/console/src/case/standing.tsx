import type { CaseView } from '@holdfast/domain';
import { standingOf } from '../format/words.ts';
import { TruthChip } from '../parts/truth.tsx';

/** Where a case stands, in one chip. */
export function CaseStanding({ view: { mergedIntoId, incident } }: { readonly view: CaseView }) {
  if (mergedIntoId !== null) return <TruthChip value="false" word={`Part of ${mergedIntoId}`} />;
  const [value, word] = standingOf(incident);
  return <TruthChip value={value} word={word} />;
}
