import type { CaseView, Verdict } from '@holdfast/domain';
import { STAGE_WORDS, stageVerdict } from '../format/words.ts';
import { TruthChip } from '../parts/truth.tsx';

/** Words for where a case stands when its stage alone would mislead. */
const PHASES: Readonly<Record<string, readonly [Verdict, string]>> = {
  'not-verified': ['false', 'Closed: not verified'],
  'unverifiable-access': ['unknown', 'Cannot be determined: no access'],
  'unverifiable-coverage': ['unknown', 'Cannot be determined: nobody was looking'],
  reopened: ['unknown', 'Reopened; its finding stands'],
  withdrawn: ['unknown', 'Open; its finding was withdrawn'],
  corrected: ['true', 'Finding issued, corrected'],
};

/** Where a case stands, in one chip. */
export function CaseStanding({
  view: { phase, mergedIntoId, incident },
}: {
  readonly view: CaseView;
}) {
  if (mergedIntoId !== null) return <TruthChip value="false" word={`Part of ${mergedIntoId}`} />;
  const [value, word] = PHASES[phase] ?? [
    stageVerdict(incident.stage),
    STAGE_WORDS[incident.stage],
  ];
  return <TruthChip value={value} word={word} />;
}
